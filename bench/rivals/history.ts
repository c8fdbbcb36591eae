import type { Driver } from "neo4j-driver";
import { entryOf } from "../../src/api/change/history.ts";
import { nodeProperty, relationshipProperty } from "../../src/graph/model/model.ts";
import type { PropertyKind } from "../../src/graph/model/property.ts";
import type { Relation, Tree } from "../../src/graph/shape.ts";
import { withoutOpenEnd } from "../../src/graph/neo4j/values.ts";
import { historyOf } from "../../src/rules/changes/history-of.ts";
import { ReleaseDays } from "../../src/rules/changes/release-days.ts";
import { timelineOf } from "../../src/rules/changes/reading/timeline-of.ts";
import { CODE_TIMELINE } from "../../src/rules/changes/reading/timeline-shape.ts";
import { pinned, pinnedParameters, read } from "./database.ts";

/**
 * The history of a code follows from its facts over time, and no query can say how. So that all
 * answer the same, peer and hand-written read these facts by one expression of Cypher, and work the
 * history out by the functions that Codeloom does.
 */
const RELATIONS: readonly Relation[] = CODE_TIMELINE.relations;

/** How all facts over time of the code that a variable holds are read. */
interface TimelineCypher {
  /** Clauses that must stand before the one that holds the expression. */
  readonly before: string;
  /** A list for each kind of fact, of values by position. */
  readonly expression: string;
}

export function timelineCypher(variable: string): TimelineCypher {
  const parts = RELATIONS.map((relation, i): TimelineCypher => {
    const { relationship, form } = relation;
    const { edge, node } = columnsOf(relation);
    const match = `MATCH (${variable})-[r:${relationship}]->(n) WHERE r.sinceEpoch <= $epoch AND r.untilEpoch > $epoch`;
    if (form !== "bunches")
      return {
        before: "",
        expression: `COLLECT { ${match} RETURN [${[...node, ...edge].map(asAnswer).join(", ")}] ORDER BY n.id }`,
      };
    // As Codeloom does: of hundreds of edits that agree, few rows are sent.
    const keys = edge.map(({ value }, k) => `${value} AS k${k}`);
    const answers = edge.map((column, k) => asAnswer({ ...column, value: `k${k}` }));
    const collected = `COLLECT { ${match} WITH ${keys.join(", ")}, collect(${node[0]?.value ?? ""}) AS ends RETURN [${[...answers, "ends"].join(", ")}] }`;
    return {
      before: `CALL (${variable}) { RETURN ${collected} AS bunches${i} }`,
      expression: `bunches${i}`,
    };
  });
  return {
    before: parts.map(({ before }) => before).join(" "),
    expression: `[${parts.map(({ expression }) => expression).join(", ")}]`,
  };
}

interface Column {
  readonly name: string;
  readonly value: string;
  readonly kind: PropertyKind | undefined;
}

const asAnswer = ({ value, kind }: Column): string =>
  kind === "day" ? `toString(${value})` : value;

/** What is read of a relationship and of its end. */
function columnsOf({ relationship, nodes, edge }: Relation): { edge: Column[]; node: Column[] } {
  const [node] = nodes;
  if (node === undefined) throw new Error(`${relationship} leads nowhere.`);
  return {
    edge: edge.map((name) => ({
      ...{ name, value: `r.${name}` },
      kind: relationshipProperty(relationship, name)?.kind,
    })),
    node: node.properties.map((name) => ({
      ...{ name, value: `n.${name}` },
      kind: nodeProperty(node.type, name)?.kind,
    })),
  };
}

/** The history of a code from its timeline, as the API tells it. */
export function historyFrom(
  id: string,
  timeline: readonly (readonly (readonly unknown[])[])[],
  releases: ReleaseDays,
): Record<string, unknown>[] {
  const tree: Record<string, unknown> = { __typename: "Code", id };
  RELATIONS.forEach((relation, i) => {
    const { edge, node } = columnsOf(relation);
    const read = ({ name }: Column, value: unknown): unknown =>
      name.startsWith("valid") ? withoutOpenEnd(value ?? null) : (value ?? null);
    tree[relation.as] = (timeline[i] ?? []).map((values) =>
      relation.form === "bunches"
        ? { edge: edge.map((column, j) => read(column, values[j])), nodes: [values.at(-1)] }
        : Object.fromEntries(
            [...node, ...edge].map((column, j) => [column.name, read(column, values[j])]),
          ),
    );
  });
  return historyOf(timelineOf(tree as Tree), releases)
    .filter(({ first: { date } }) => date <= pinned.day)
    .map((counted) => entryOf(counted, releases))
    .map(({ date, action, note, source }) => ({ date, action, note, source }));
}

/** Releases and sources, read once. */
export async function readReleases(driver: Driver): Promise<ReleaseDays> {
  const alive = "WHERE n.sinceEpoch <= $epoch AND n.untilEpoch > $epoch";
  const releases = await read<ConstructorParameters<typeof ReleaseDays>[0][number]>(
    driver,
    `MATCH (n:Release) ${alive} RETURN n.id AS id, n.source AS source, n.setting AS setting, toString(n.effectiveFrom) AS effectiveFrom`,
    pinnedParameters(),
  );
  const sources = await read<ConstructorParameters<typeof ReleaseDays>[1][number]>(
    driver,
    `MATCH (n:Source) ${alive} RETURN n.slug AS slug, n.name AS name, n.official AS official, coalesce(n.dated, false) AS dated`,
    pinnedParameters(),
  );
  return new ReleaseDays(releases, sources);
}
