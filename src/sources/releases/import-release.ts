import type { Graph, GraphWriter } from "../../graph/graph.ts";
import type { ReleaseFile } from "../release-file.ts";
import type { NumberedRow, Source } from "../source.ts";
import { admit, checkSize, checkWhole } from "./admit.ts";
import { applyReleases } from "./apply-releases.ts";
import { judged } from "./completeness.ts";
import { contentIds, unpack } from "./contents.ts";
import { knownReleases } from "./known-releases.ts";
import { markComplete } from "./mark-complete.ts";
import { pack, type Packed } from "./pack-rows.ts";
import { citedRelease, releaseRecords, type ReleaseDescription } from "./release.ts";
import {
  describeFile,
  writeRelease,
  type ImportOptions,
  type ImportSummary,
} from "./write-release.ts";

/**
 * Imports a release of a source whose rows are kept. The release shows whole or not at all.
 *
 * @throws SourceError IDENTITY_CONFLICT where the release is there with other content, PARTIAL where
 * it lacks what every release has, or has under half the rows of its neighbour in time.
 */
export async function importRelease<Row extends NumberedRow>(
  graph: Graph,
  source: Source<Row>,
  file: ReleaseFile<Row>,
  options: ImportOptions,
): Promise<ImportSummary> {
  const packed = await pack(source, file, citedRelease(file));
  const { rows, named } = packed;
  if (!options.allowPartial) checkWhole(file);
  const content = { contentHash: packed.hash, rows, parts: packed.parts.length };
  const release = describeFile(file, content, options);
  return writeRelease(graph, file, { rows, codes: named.codes.size }, (writer) =>
    write(writer, source, release, packed, options),
  );
}

async function write<Row extends NumberedRow>(
  writer: GraphWriter,
  source: Source<Row>,
  release: ReleaseDescription,
  { parts, named }: Packed,
  { replace, allowPartial, onProgress }: ImportOptions,
): Promise<readonly string[]> {
  const known = await knownReleases(writer.base);
  const admission = admit(release, known, { replace });
  if (admission === null) return [];
  const { same, others } = admission;
  const { nodes, relationships, added } = releaseRecords(release);
  if (!allowPartial) checkSize(added, admission);
  await writer.putNodes([...nodes, ...parts]);
  await writer.putRelationships(relationships);
  if (same !== null) await writer.removeNodes(contentIds(same.key, same.parts).slice(parts.length));
  const after = judged([...others, added]);
  await applyReleases(writer, source, {
    before: known,
    after,
    atHand: ({ key }) => (key === added.key ? { rows: () => unpack(parts), named } : null),
    onProgress,
  });
  return markComplete(writer, [...others, added], after);
}
