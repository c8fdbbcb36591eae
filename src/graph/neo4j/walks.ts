import { groupBy } from "../group-by.ts";
import {
  NODE_TYPES,
  RELATIONSHIP_TYPES,
  relationshipDeclaration,
  typeOfId,
} from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { RelationshipType } from "../model/relationships.ts";
import type { RelationshipRecord, Value } from "../record.ts";
import type { Between, Fan, GraphCounts, Walk } from "../walk.ts";
import { alive } from "./conditions.ts";
import type { Row } from "./connection.ts";
import { readEdgeRecord } from "./records.ts";
import { compareText } from "../compare.ts";

/** A statement with the parameters that are its own, and what makes an answer of its rows. */
export interface WalkStatement<Answer> {
  readonly cypher: string;
  readonly parameters: Row;
  readonly decode: (rows: readonly Row[]) => Answer;
}

/** Ids of the types that the model knows, by type: each type has an index of its own. */
const byType = (ids: readonly string[]): Map<NodeType, string[]> => {
  const known = groupBy(new Set(ids), typeOfId);
  known.delete(null);
  return known as Map<NodeType, string[]>;
};

const idsByType = (groups: ReadonlyMap<NodeType, string[]>): Row =>
  Object.fromEntries([...groups].map(([type, ids]) => [idsOf(type), ids]));

const parametersOf = (groups: ReadonlyMap<NodeType, string[]>, { ends }: Walk): Row => ({
  ...idsByType(groups),
  ends: [...ends],
});

const idsOf = (type: NodeType): string => `ids${type}`;

/** The nodes of a type that were asked for, one by one, by the index. */
const starting = (type: NodeType): string =>
  [
    `UNWIND $${idsOf(type)} AS id`,
    `MATCH (n:${type} {id: id})`,
    `USING INDEX SEEK n:${type}(id)`,
    `WHERE ${alive("n")}`,
  ].join("\n");

/** A relationship `r` counts at the epoch and on the day, and leads to a node `m` that is wanted. */
function follows({ types, ends }: Walk, isTimeline: boolean): string {
  const wanted = [
    ...(types.length > 0 ? [`m:${types.join("|")}`] : []),
    ...(ends.length > 0 ? ["m.id IN $ends"] : []),
  ];
  return `${inForceAt(isTimeline)} AND (${wanted.join(" OR ") || "false"})`;
}

/** A relationship `r` counts at the epoch and, where it is timed, on the day. */
const inForceAt = (isTimeline: boolean): string =>
  isTimeline
    ? alive("r")
    : `${alive("r")} AND (r.validFrom IS NULL OR (r.validFrom <= $asOf AND r.validTo > $asOf))`;

/** Types of relationships that touch nodes of a type. */
const touching = (type: NodeType, { relationships }: Walk): RelationshipType[] =>
  relationships.filter((one) => {
    const { from, to } = relationshipDeclaration(one);
    return from.includes(type) || to.includes(type);
  });

/** A part of a statement for the nodes of each type that relationships of the walk touch. */
const partsOf = (
  groups: ReadonlyMap<NodeType, string[]>,
  walk: Walk,
  part: (type: NodeType, touched: string) => readonly string[],
): string[] =>
  [...groups.keys()].sort().flatMap((type) => {
    const touched = touching(type, walk);
    return touched.length === 0 ? [] : [part(type, touched.join("|")).join("\n")];
  });

/** What each node that was asked for leads to, in one statement for nodes of all types. */
export function reachStatement(
  ids: readonly string[],
  walk: Walk,
  isTimeline: boolean,
): WalkStatement<string[]> | null {
  const groups = byType(ids);
  const parts = partsOf(groups, walk, (type, touched) => [
    starting(type),
    `MATCH (n)-[r:${touched}]-(m)`,
    `WHERE ${follows(walk, isTimeline)}`,
    "WITH DISTINCT m",
    "RETURN m.id AS id",
  ]);
  if (parts.length === 0) return null;
  return {
    cypher: `// reach\n${parts.join("\nUNION\n")}`,
    parameters: parametersOf(groups, walk),
    decode: (rows) => rows.map(({ id }) => id as string).sort(compareText),
  };
}

/** Where each node that was asked for leads to, node by node: the ends of one are sorted at once. */
export function fansStatement(
  ids: readonly string[],
  walk: Walk,
  isTimeline: boolean,
): WalkStatement<Fan[]> | null {
  const groups = byType(ids);
  const parts = partsOf(groups, walk, (type, touched) => [
    starting(type),
    "CALL (n) {",
    `MATCH (n)-[r:${touched}]-(m)`,
    `WHERE ${follows(walk, isTimeline)}`,
    // A loop leads away.
    "WITH DISTINCT type(r) AS type, startNode(r) = n AS outgoing, m.id AS far ORDER BY far",
    "RETURN type, outgoing, collect(far)[..$most] AS ends",
    "}",
    "RETURN id, type, outgoing, ends",
  ]);
  if (parts.length === 0) return null;
  return {
    cypher: `// fans\n${parts.join("\nUNION ALL\n")}`,
    parameters: parametersOf(groups, walk),
    decode: (rows) =>
      rows.map(({ id, type, outgoing, ends }) => ({
        from: id as string,
        relationship: type as RelationshipType,
        outgoing: outgoing as boolean,
        ends: ends as string[],
      })),
  };
}

/** Names by which relationships of a type are told apart, beyond their ends and first day. */
const KEYS = [
  ...new Set(RELATIONSHIP_TYPES.flatMap((type) => relationshipDeclaration(type).key ?? [])),
].sort();

/**
 * The relationships between two sets, in their order. They are gone through from where they start:
 * nodes have few that lead away, and may have very many others.
 */
export function linksStatement(
  { relationships, some, others }: Between,
  isTimeline: boolean,
): WalkStatement<RelationshipRecord[]> | null {
  const groups = byType([...some, ...others]);
  const parts = [...groups.keys()].sort().flatMap((type) => {
    const leading = relationships.filter((one) => relationshipDeclaration(one).from.includes(type));
    if (leading.length === 0) return [];
    return [
      [
        starting(type),
        `MATCH (n)-[r:${leading.join("|")}]->(m)`,
        `WHERE ${inForceAt(isTimeline)}`,
        "AND ((id IN $some AND m.id IN $others) OR (id IN $others AND m.id IN $some))",
        "RETURN r",
      ].join("\n"),
    ];
  });
  if (parts.length === 0) return null;
  const order = ["validFrom", ...KEYS].map((name) => `r.${name}`).join(", ");
  return {
    cypher: [
      "// links",
      `CALL () {\n${parts.join("\nUNION ALL\n")}\n}`,
      "WITH r, type(r) AS type, startNode(r).id AS from, endNode(r).id AS to",
      `ORDER BY type, from, to, ${order} LIMIT $most`,
      "RETURN type, from, to, toString(r.validFrom) AS validFrom, toString(r.validTo) AS validTo, properties(r) AS properties",
    ].join("\n"),
    parameters: { ...idsByType(groups), some: [...some], others: [...others] },
    decode: (rows) =>
      rows.map(({ type, properties, ...ends }) => {
        const relationship = type as RelationshipType;
        const declared = Object.keys(relationshipDeclaration(relationship).properties);
        const values = declared.map((name) => (properties as Record<string, Value>)[name] ?? null);
        return readEdgeRecord(relationship, { ...ends, values });
      }),
  };
}

/** Counts all nodes, then all relationships by the types of their ends. */
export function countStatement(): WalkStatement<GraphCounts> {
  const nodes = NODE_TYPES.map(
    (type) =>
      `MATCH (n:${type}) WHERE ${alive("n")} RETURN '${type}' AS type, null AS from, null AS to, count(*) AS count`,
  );
  const pairs = RELATIONSHIP_TYPES.flatMap((type) => {
    const { from, to } = relationshipDeclaration(type);
    return from.flatMap((start) =>
      to.map((end) => ({ type, start, end, isOnly: from.length * to.length === 1 })),
    );
  });
  const relationships = pairs.map(({ type, start, end, isOnly }) => {
    // Labels need not be looked at where the model allows no others.
    const match = isOnly ? `()-[r:${type}]->()` : `(:${start})-[r:${type}]->(:${end})`;
    return `MATCH ${match} WHERE ${alive("r")} RETURN '${type}' AS type, '${start}' AS from, '${end}' AS to, count(*) AS count`;
  });
  return {
    cypher: `// count\n${[...nodes, ...relationships].join("\nUNION ALL\n")}`,
    parameters: {},
    decode: (rows) => {
      const found = new Map(
        rows.map(({ type, from, to, count }) => [
          `${String(type)} ${String(from)} ${String(to)}`,
          count as number,
        ]),
      );
      const of = (type: string, from: string | null, to: string | null): number =>
        found.get(`${type} ${String(from)} ${String(to)}`) ?? 0;
      return {
        nodes: Object.fromEntries(
          NODE_TYPES.map((type) => [type, of(type, null, null)]),
        ) as GraphCounts["nodes"],
        relationships: pairs.map(({ type, start, end }) => ({
          type,
          from: start,
          to: end,
          count: of(type, start, end),
        })),
      };
    },
  };
}
