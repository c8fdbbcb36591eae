import { createHash } from "node:crypto";
import { compareText } from "../../graph/compare.ts";
import type { Graph, GraphWriter } from "../../graph/graph.ts";
import type { NodeRecord } from "../../graph/record.ts";
import type { RejectedRow, ReleaseFile } from "../release-file.ts";
import { SourceError } from "../source-error.ts";
import type { CitedRelease, NumberedRow, Source } from "../source.ts";
import { applyReleases } from "./apply-releases.ts";
import { contentIds, contentNodes, lineOf, unpack } from "./contents.ts";
import { collect, type Named } from "./facts.ts";
import { knownReleases, type KnownRelease } from "./known-releases.ts";
import { releaseId, releaseKey, releaseRecords, type ReleaseDescription } from "./release.ts";

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

interface Packed {
  readonly parts: readonly NodeRecord[];
  readonly hash: string;
  readonly rows: number;
  readonly named: Named;
}

/** Reads all rows into parts: compressed, they are small even where a release has millions. */
async function pack<Row extends NumberedRow>(
  source: Source<Row>,
  file: ReleaseFile<Row>,
  release: CitedRelease,
): Promise<Packed> {
  const hash = createHash("sha256");
  const nodes = new Map<string, NodeRecord>();
  const codes = new Set<string>();
  let rows = 0;
  const lines = async function* () {
    for await (const row of ordered(source, file.rows())) {
      rows += 1;
      collect(source, row, release, nodes, codes);
      const line = lineOf(source, row);
      // Where a row stands differs between forms of one release; what it says does not.
      hash.update(line.slice(line.indexOf("\t"))).update("\n");
      yield line;
    }
  };
  const parts: NodeRecord[] = [];
  for await (const part of contentNodes(release.key, lines())) parts.push(part);
  return { parts, hash: hash.digest("hex"), rows, named: { nodes, codes } };
}

/** Rows in an order that does not depend on the form of the file. */
async function* ordered<Row extends NumberedRow>(
  source: Source<Row>,
  rows: AsyncIterable<Row>,
): AsyncGenerator<Row> {
  if (source.sortedBy !== undefined) {
    yield* sorted(rows, source.sortedBy);
    return;
  }
  const all: { text: string; row: Row }[] = [];
  for await (const row of rows) all.push({ text: source.encode(row), row });
  for (const { row } of all.sort((a, b) => compareText(a.text, b.text))) yield row;
}

async function* sorted<Row extends NumberedRow>(
  rows: AsyncIterable<Row>,
  keyOf: (row: Row) => string,
): AsyncGenerator<Row> {
  let last = "";
  for await (const row of rows) {
    const key = keyOf(row);
    if (compareText(key, last) < 0)
      throw new SourceError(
        "UNKNOWN_LAYOUT",
        `The rows are not sorted: on row ${row.row}, ${key} comes after ${last}.`,
        { hint: "Take the file as it was published." },
      );
    last = key;
    yield row;
  }
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
  if (same?.contentHash === hash) return;
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
  const added: KnownRelease = { ...release, ...cited, parts: parts.length };
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
