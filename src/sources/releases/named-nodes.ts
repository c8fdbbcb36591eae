import type { GraphWriter } from "../../graph/graph.ts";
import type { NodeRecord } from "../../graph/record.ts";
import { codeNode } from "../code-system.ts";
import { idsThere, propertyOf } from "../node-properties.ts";
import { putMemberships } from "../section-memberships.ts";
import type { NumberedRow, Source } from "../source.ts";
import type { Named } from "./facts.ts";
import type { KnownRelease } from "./known-releases.ts";
import { usedOtherwise } from "./used-codes.ts";

/**
 * Writes the nodes that rows name. What the graph knows already of a code says more than its name
 * does, and curated facts of a node say more than a file does: they stay.
 */
export async function putNamed(writer: GraphWriter, { nodes, codes }: Named): Promise<void> {
  const { base } = writer;
  const records = [...nodes.values()];
  const origins = await propertyOf(base, idsOf(records), "origin");
  const all = [...codes].map(codeNode);
  const there = await idsThere(base, idsOf(all));
  const added = all.filter(({ id }) => !there.has(id));
  await writer.putNodes([
    ...added,
    ...records.filter(({ id, properties }) => {
      const origin = origins.get(id);
      return origin === undefined || origin === properties.origin;
    }),
  ]);
  await putMemberships(writer, added);
}

/** Takes out the nodes that rows named before, that they name no longer, and that nothing else does. */
export async function removeUnnamed<Row extends NumberedRow>(
  writer: GraphWriter,
  source: Source<Row>,
  releases: readonly KnownRelease[],
  before: Named,
  now: Named,
): Promise<void> {
  const gone = [...before.nodes.values()].filter(({ id }) => !now.nodes.has(id));
  const origins = await propertyOf(writer.base, idsOf(gone), "origin");
  const codes = [...before.codes].filter((code) => !now.codes.has(code));
  const used = await usedOtherwise(writer.base, source, releases, codes);
  await writer.removeNodes([
    ...gone
      .filter(({ id, properties }) => (origins.get(id) ?? properties.origin) === properties.origin)
      .map(({ id }) => id),
    ...codes.filter((code) => !used.has(code)).map((code) => `Code:${code}`),
  ]);
}

const idsOf = (records: readonly NodeRecord[]): string[] => records.map(({ id }) => id);
