import type { Graph, GraphWriter } from "../../graph/graph.ts";
import type { RejectedRow, ReleaseFile } from "../release-file.ts";
import { SourceError } from "../source-error.ts";
import type { CitedRelease, NumberedRow, Source } from "../source.ts";
import { applyReleases } from "./apply-releases.ts";
import { contentIds, unpack } from "./contents.ts";
import { knownReleases, type KnownRelease } from "./known-releases.ts";
import { pack, type Packed } from "./pack-rows.ts";
import {
  isComplete,
  releaseId,
  releaseKey,
  releaseRecords,
  type ReleaseDescription,
} from "./release.ts";

/** What an import did, for the summary. */
export interface ImportSummary {
  readonly release: string;
  readonly title: string | null;
  readonly file: string;
  readonly rowsRead: number;
  readonly rowsUsed: number;
  /** Codes that the file names. */
  readonly codes: number;
  readonly rejected: readonly RejectedRow[];
  /** False where the release was there already. */
  readonly changed: boolean;
  readonly epoch: number;
}

export interface ImportOptions {
  /** Take the place of a release of the same identity that says something else. */
  readonly replace: boolean;
  /** Take a file that seems to hold part of a release only. */
  readonly allowPartial: boolean;
  readonly now: Date;
  readonly onProgress: (step: string, done: number, total: number) => void;
}

/**
 * Imports a release of a source whose rows are kept. The release shows whole or not at all.
 *
 * @throws SourceError IDENTITY_CONFLICT where the release is there with other content, PARTIAL where
 * it has under half the rows of its neighbour in time.
 */
export async function importRelease<Row extends NumberedRow>(
  graph: Graph,
  source: Source<Row>,
  file: ReleaseFile<Row>,
  options: ImportOptions,
): Promise<ImportSummary> {
  const key = releaseKey(file);
  const cited: CitedRelease = {
    key,
    id: releaseId(key),
    effectiveFrom: file.effectiveFrom,
    setting: file.setting,
    variant: file.variant,
    file: file.file,
    files: file.files ?? [file.file],
  };
  const packed = await pack(source, file, cited);
  const release: ReleaseDescription = {
    source: source.slug,
    setting: file.setting,
    variant: file.variant,
    effectiveFrom: file.effectiveFrom,
    title: file.title,
    file: file.file,
    ...(file.files === undefined ? {} : { files: file.files }),
    form: file.form,
    sha256: file.sha256,
    contentHash: packed.hash,
    rows: packed.rows,
    rejected: file.rejected.length,
    whole: !options.allowPartial,
    importedAt: options.now,
    parts: packed.parts.length,
  };
  const before = graph.view().epoch;
  const epoch = await graph.write((writer) =>
    write(writer, source, cited, release, packed, options),
  );
  return {
    release: cited.id,
    title: file.title,
    file: file.file,
    rowsRead: file.rowsRead,
    rowsUsed: packed.rows,
    codes: packed.named.codes.size,
    rejected: file.rejected,
    changed: epoch !== before,
    epoch,
  };
}

async function write<Row extends NumberedRow>(
  writer: GraphWriter,
  source: Source<Row>,
  cited: CitedRelease,
  release: ReleaseDescription,
  { parts, hash, rows, named }: Packed,
  { replace, allowPartial, onProgress }: ImportOptions,
): Promise<void> {
  const { key } = cited;
  const known = await knownReleases(writer.base);
  const same = known.find((other) => other.key === key);
  if (same?.contentHash === hash && !(replace && same.complete !== isComplete(release))) return;
  if (same !== undefined && !replace)
    throw new SourceError(
      "IDENTITY_CONFLICT",
      `The graph has ${releaseId(key)} from ${same.file}, and ${release.file} says something else.`,
      { hint: "Give --replace to put this file in its place." },
    );
  const others = known.filter((other) => other.key !== key);
  if (!allowPartial) checkSize(release, rows, others);
  const described = releaseRecords(release);
  await writer.putNodes([...described.nodes, ...parts]);
  await writer.putRelationships(described.relationships);
  if (same !== undefined) await writer.removeNodes(contentIds(key, same.parts).slice(parts.length));
  const complete = isComplete(release);
  const added: KnownRelease = { ...release, ...cited, complete, parts: parts.length };
  await applyReleases(writer, source, {
    before: known,
    after: [...others, added],
    atHand: (one) => (one.key === key ? { rows: () => unpack(parts), named } : null),
    onProgress,
  });
}

/** A release of under half the rows of its neighbour in time is a part of one. */
function checkSize(
  { source, setting, effectiveFrom, file }: ReleaseDescription,
  rows: number,
  others: readonly KnownRelease[],
): void {
  const distance = (other: KnownRelease): number =>
    Math.abs(Date.parse(other.effectiveFrom) - Date.parse(effectiveFrom));
  const [nearest] = others
    .filter((other) => other.source === source && other.setting === setting)
    .sort((a, b) => distance(a) - distance(b));
  if (nearest === undefined || rows >= nearest.rows / 2) return;
  throw new SourceError(
    "PARTIAL",
    `${file} has ${rows} rows where ${nearest.file} has ${nearest.rows}: it seems to be part of a release only.`,
    {
      hint: "Download it again. If it is to be imported as it is, give --allow-partial.",
    },
  );
}
