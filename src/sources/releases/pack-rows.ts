import { createHash } from "node:crypto";
import { compareText } from "../../graph/compare.ts";
import type { NodeRecord } from "../../graph/record.ts";
import { batchesOf, type ReleaseFile } from "../release-file.ts";
import { SourceError } from "../source-error.ts";
import type { CitedRelease, NumberedRow, Source } from "../source.ts";
import { contentNodes, lineOf } from "./contents.ts";
import { collect, type Named } from "./facts.ts";

/** The rows of a file, packed as they are kept. */
export interface Packed {
  readonly parts: readonly NodeRecord[];
  /** SHA-256 of what the rows say, equal for all forms of one release. */
  readonly hash: string;
  readonly rows: number;
  readonly named: Named;
}

/** Reads all rows into parts: compressed, they are small even where a release has millions. */
export async function pack<Row extends NumberedRow>(
  source: Source<Row>,
  file: ReleaseFile<Row>,
  release: CitedRelease,
): Promise<Packed> {
  const hash = createHash("sha256");
  const nodes = new Map<string, NodeRecord>();
  const codes = new Set<string>();
  let rows = 0;
  const lines = async function* () {
    for await (const batch of ordered(source, batchesOf(file))) {
      rows += batch.length;
      for (const row of batch) collect(source, row, release, nodes, codes);
      const says = batch.map(source.encode);
      // Where a row stands differs between forms of one release; what it says does not.
      hash.update(says.map((text) => `\t${text}\n`).join(""));
      yield batch.map((row, i) => lineOf(source, row, says[i] ?? ""));
    }
  };
  const parts: NodeRecord[] = [];
  for await (const part of contentNodes(release.key, lines())) parts.push(part);
  return { parts, hash: hash.digest("hex"), rows, named: { nodes, codes } };
}

/** Rows in an order that does not depend on the form of the file. */
async function* ordered<Row extends NumberedRow>(
  source: Source<Row>,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<readonly Row[]> {
  if (source.sortedBy !== undefined) {
    yield* sorted(batches, source.sortedBy);
    return;
  }
  const all: { text: string; row: Row }[] = [];
  for await (const batch of batches)
    for (const row of batch) all.push({ text: source.encode(row), row });
  yield all.sort((a, b) => compareText(a.text, b.text)).map(({ row }) => row);
}

async function* sorted<Row extends NumberedRow>(
  batches: AsyncIterable<readonly Row[]>,
  keyOf: (row: Row) => string,
): AsyncGenerator<readonly Row[]> {
  let last = "";
  for await (const batch of batches) {
    for (const row of batch) {
      const key = keyOf(row);
      if (compareText(key, last) < 0)
        throw new SourceError(
          "UNKNOWN_LAYOUT",
          `The rows are not sorted: on row ${row.row}, ${key} comes after ${last}.`,
          { hint: "Take the file as it was published." },
        );
      last = key;
    }
    yield batch;
  }
}
