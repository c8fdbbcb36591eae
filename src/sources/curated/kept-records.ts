import type { GraphView } from "../../graph/graph.ts";
import { identityOf, type NodeRecord, type RelationshipRecord } from "../../graph/record.ts";
import { compareText } from "../../graph/compare.ts";
import { ROW_SOURCES } from "../registry.ts";
import { readContent } from "../releases/contents.ts";
import type { KnownRelease } from "../releases/known-releases.ts";
import type { Records, StatedRecords } from "./records.ts";

/** Whether a release is of curated facts: the seed, or a team's own. */
export const isCurated = ({ source }: Pick<KnownRelease, "source">): boolean =>
  source !== "mpfs" && !ROW_SOURCES.some(({ slug }) => slug === source);

/** The records of a release as lines to be kept, in an order that its files do not matter to. */
export const linesOf = ({ nodes, relationships }: Records): string[] => [
  ...[...nodes].sort((a, b) => compareText(a.id, b.id)).map((record) => JSON.stringify(record)),
  ...relationships
    .map((record) => ({ key: `${record.type}\n${identityOf(record)}`, record }))
    .sort((a, b) => compareText(a.key, b.key))
    .map(({ record }) => JSON.stringify(record)),
];

/** What every curated release of the graph stated when it was imported. */
export async function readKept(
  view: GraphView,
  releases: readonly KnownRelease[],
): Promise<StatedRecords[]> {
  const found: StatedRecords[] = [];
  for (const { source, key, parts } of releases.filter(isCurated)) {
    const nodes: NodeRecord[] = [];
    const relationships: RelationshipRecord[] = [];
    for await (const lines of readContent(view, key, parts))
      for (const line of lines) {
        const record = JSON.parse(line) as NodeRecord | RelationshipRecord;
        if ("id" in record) nodes.push(record);
        else relationships.push(record);
      }
    found.push({ source, key, nodes, relationships });
  }
  return found;
}
