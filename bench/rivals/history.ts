import type { Driver } from "neo4j-driver";
import { historyOf } from "../../src/api/change/history.ts";
import { nodeProperty, relationshipProperty } from "../../src/graph/model/model.ts";
import type { Relation, Tree } from "../../src/graph/shape.ts";
import { withoutOpenEnd } from "../../src/graph/neo4j/values.ts";
import { unorderedChangesOf } from "../../src/rules/changes/changes-of.ts";
import { ReleaseDays } from "../../src/rules/changes/release-days.ts";
import { timelineOf } from "../../src/rules/changes/reading/timeline-of.ts";
import { TIMELINE_SHAPE } from "../../src/rules/changes/reading/timeline-shape.ts";
import { pinned, pinnedParameters, read } from "./database.ts";

/**
 * The history of a code follows from its facts over time, and no query can say how. So that all
 * answer the same, peer and hand-written read these facts by one expression of Cypher, and work the
 * history out by the functions that Codeloom does.
 */
const RELATIONS: readonly Relation[] = TIMELINE_SHAPE.relations;

/** All facts over time of the code that a variable holds, a list for each kind, of values by position. */
export const timelineExpression = (variable: string): string =>
  `[${RELATIONS.map((relation) => {
    const { relationship } = relation;
    const values = columnsOf(relation).map(({ from, name, kind }) => {
      const value = `${from}.${name}`;
      return kind === "day" ? `toString(${value})` : value;
    });
    return `COLLECT { MATCH (${variable})-[r:${relationship}]->(n) WHERE r.sinceEpoch <= $epoch AND r.untilEpoch > $epoch RETURN [${values.join(", ")}] ORDER BY n.id }`;
  }).join(", ")}]`;

/** What is read of a relationship and its end. */
function columnsOf({ relationship, nodes, edge }: Relation) {
  const [node] = nodes;
  if (node === undefined) throw new Error(`${relationship} leads nowhere.`);
  return [
    ...node.properties.map((name) => ({
      from: "n" as const,
      name,
      kind: nodeProperty(node.type, name)?.kind,
    })),
    ...edge.map((name) => ({
      from: "r" as const,
      name,
      kind: relationshipProperty(relationship, name)?.kind,
    })),
  ];
}

/** The history of a code from its timeline, as the API tells it. */
export function historyFrom(
  id: string,
  timeline: readonly (readonly (readonly unknown[])[])[],
  releases: ReleaseDays,
): Record<string, unknown>[] {
  const tree: Record<string, unknown> = { __typename: "Code", id };
  RELATIONS.forEach((relation, i) => {
    const columns = columnsOf(relation);
    tree[relation.as] = (timeline[i] ?? []).map((values) =>
      Object.fromEntries(
        columns.map(({ name }, j) => [
          name,
          name.startsWith("valid") ? withoutOpenEnd(values[j] ?? null) : (values[j] ?? null),
        ]),
      ),
    );
  });
  const changes = unorderedChangesOf(timelineOf(tree as Tree), releases);
  return historyOf(
    changes.filter(({ date }) => date <= pinned.day),
    releases,
  ).map(({ date, action, note, source }) => ({ date, action, note, source }));
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
