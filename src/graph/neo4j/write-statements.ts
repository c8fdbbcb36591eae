import { relationshipDeclaration, relationshipProperty } from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { RelationshipType } from "../model/relationships.ts";
import { rowValues } from "./relationship-rows.ts";
import { readProperty } from "./values.ts";

/** A relationship type and the types of its ends. */
export interface Pattern {
  readonly type: RelationshipType;
  readonly from: NodeType;
  readonly to: NodeType;
}

/**
 * Finds the version of a node that is not superseded. Without the hint a plan that was made while
 * there were few nodes would scan them all.
 */
const find = (variable: string, type: NodeType, id: string): string =>
  `MATCH (${variable}:${type} {id: ${id}}) USING INDEX SEEK ${variable}:${type}(id) WHERE ${variable}.untilEpoch = $last`;

/** Finds the ends of each row of `$starts`; see RelationshipRows. */
const findEnds = ({ from, to }: Pattern): string => `UNWIND $starts AS start
${find("a", from, "start[0]")}
UNWIND start[1] AS row
${find("b", to, "row[0]")}`;

/** Expressions for the values of a row, by name. */
const valuesOf = (type: RelationshipType): Map<string, string> =>
  new Map(
    rowValues(type).map(({ name, kind }, i) => {
      const value = `row[${i + 1}]`;
      return [name, kind === "day" ? `$days[${value}]` : value];
    }),
  );

/** The relationship of the same identity. */
function findSame(type: RelationshipType): string {
  const { timed, key } = relationshipDeclaration(type);
  const names = [...(timed ? ["validFrom"] : []), ...(key ?? [])];
  const values = valuesOf(type);
  const same = names.map((name) => `r.${name} = ${values.get(name) ?? "null"}`);
  return `MATCH (a)-[r:${type}]->(b) WHERE ${["r.untilEpoch = $last", ...same].join(" AND ")}`;
}

/** Makes the relationship of a row. */
function create(type: RelationshipType): string {
  const values = [...valuesOf(type)].map(([name, value]) => `${name}: ${value}`);
  return `CREATE (a)-[:${type} {${[...values, "sinceEpoch: $next", "untilEpoch: $last"].join(", ")}}]->(b)`;
}

/** A version of the next epoch disappears, an older one ends where it begins. */
const end = (
  condition: string,
): string => `FOREACH (_ IN CASE WHEN ${condition} AND r.sinceEpoch < $next THEN [1] ELSE [] END | SET r.untilEpoch = $next)
FOREACH (_ IN CASE WHEN ${condition} AND r.sinceEpoch = $next THEN [1] ELSE [] END | DELETE r)`;

/**
 * The identities of what leads away from nodes: for each node a list of the end, the first day (''
 * where the type has none) and the key of each; `$limit` in all.
 */
export function knownStatement({ type, from, to }: Pattern): string {
  const { timed, key } = relationshipDeclaration(type);
  const read = (name: string): string =>
    readProperty("r", name, relationshipProperty(type, name)?.kind ?? "string");
  const identity = ["b.id", timed ? read("validFrom") : "''", ...(key ?? []).map(read)];
  return `// known ${type}
UNWIND $ids AS id
${find("a", from, "id")}
MATCH (a)-[r:${type}]->(b:${to}) WHERE r.untilEpoch = $last
WITH id, [${identity.join(", ")}] AS identity LIMIT $limit
RETURN id, collect(identity) AS identities`;
}

/** Puts relationships that are not there: answers how many had both ends. */
export const createStatement = (pattern: Pattern): string => `// create ${pattern.type}
${findEnds(pattern)}
${create(pattern.type)}
RETURN count(*) AS found, count(*) AS changed`;

/** Puts relationships that may be there: answers how many had both ends, and how many differed. */
export function putStatement(pattern: Pattern): string {
  const { type } = pattern;
  const differs = [...valuesOf(type)].map(
    ([name, value]) => `r.${name} <> ${value} OR (r.${name} IS NULL) <> (${value} IS NULL)`,
  );
  return `// put ${type}
${findEnds(pattern)}
OPTIONAL ${findSame(type)}
WITH row, a, b, r, r IS NULL OR coalesce(${["false", ...differs].join(" OR ")}, false) AS differs
${end("differs AND r IS NOT NULL")}
FOREACH (_ IN CASE WHEN differs THEN [1] ELSE [] END | ${create(type)})
RETURN count(*) AS found, sum(CASE WHEN differs THEN 1 ELSE 0 END) AS changed`;
}

/** Removes relationships by their identity: answers how many were there. */
export const removeStatement = (pattern: Pattern): string => `// remove ${pattern.type}
${findEnds(pattern)}
${findSame(pattern.type)}
${end("true")}
RETURN count(*) AS changed`;

/**
 * Removes nodes and every relationship that touches them: answers how many nodes were there, and of
 * the relationships the type and the id of the start.
 */
export const removeNodesStatement = (type: NodeType): string => `// remove ${type}
UNWIND $ids AS id
${find("n", type, "id")}
CALL (n) {
  MATCH (n)-[r]-() WHERE r.untilEpoch = $last
  WITH r, [type(r), startNode(r).id] AS relationship
  ${end("true")}
  RETURN collect(DISTINCT relationship) AS gone
}
WITH n, n.sinceEpoch = $next AS isNew, gone
FOREACH (_ IN CASE WHEN NOT isNew THEN [1] ELSE [] END | SET n.untilEpoch = $next)
FOREACH (_ IN CASE WHEN isNew THEN [1] ELSE [] END | DETACH DELETE n)
RETURN count(*) AS changed, collect(gone) AS gone`;
