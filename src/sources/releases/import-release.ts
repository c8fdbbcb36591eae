import type { Graph, GraphWriter } from "../../graph/graph.ts";
import type { ReleaseFile } from "../release-file.ts";
import type { NumberedRow, Source } from "../source.ts";
import { checkWhole, letIn } from "./admit.ts";
import { applyReleases } from "./apply-releases.ts";
import { judged } from "./completeness.ts";
import { contentIds, rowsOf, unpack } from "./contents.ts";
import { knownReleases, type KnownRelease } from "./known-releases.ts";
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
  const { release, packed } = await read(source, file, options);
  const { rows, named } = packed;
  return writeRelease(graph, file, { rows, codes: named.codes.size }, (writer) =>
    write(writer, source, release, packed, options),
  );
}

/**
 * What importing a release beside these would add; null if it is there already.
 *
 * @throws SourceError as the import would
 */
export async function planRelease<Row extends NumberedRow>(
  source: Source<Row>,
  file: ReleaseFile<Row>,
  known: readonly KnownRelease[],
  options: ImportOptions,
): Promise<KnownRelease | null> {
  const { release } = await read(source, file, options);
  return letIn(release, known, options) === null ? null : releaseRecords(release).added;
}

async function read<Row extends NumberedRow>(
  source: Source<Row>,
  file: ReleaseFile<Row>,
  options: ImportOptions,
): Promise<{ release: ReleaseDescription; packed: Packed }> {
  const packed = await pack(source, file, citedRelease(file));
  if (!options.allowPartial) checkWhole(file);
  const content = { contentHash: packed.hash, rows: packed.rows, parts: packed.parts.length };
  return { release: describeFile(file, content, options), packed };
}

async function write<Row extends NumberedRow>(
  writer: GraphWriter,
  source: Source<Row>,
  release: ReleaseDescription,
  { parts, named }: Packed,
  options: ImportOptions,
): Promise<readonly string[]> {
  const known = await knownReleases(writer.base);
  const admission = letIn(release, known, options);
  if (admission === null) return [];
  const { same, others } = admission;
  const { nodes, relationships, added } = releaseRecords(release);
  await writer.putNodes([...nodes, ...parts]);
  await writer.putRelationships(relationships);
  if (same !== null) await writer.removeNodes(contentIds(same.key, same.parts).slice(parts.length));
  const after = judged([...others, added]);
  await applyReleases(writer, source, {
    before: known,
    after,
    atHand: ({ key }) =>
      key === added.key ? { batches: () => rowsOf(source, unpack(parts)), named } : null,
    onProgress: options.onProgress,
  });
  return markComplete(writer, [...others, added], after);
}
