import { compareText } from "../../graph/compare.ts";
import type { NumberedRow, Source } from "../source.ts";
import type { DecidingRelease } from "./facts.ts";

type Rows<Row> = Pick<DecidingRelease<Row>, "batches">;
type Keyed<Row extends NumberedRow> = Pick<Source<Row>, "keyOf" | "sortedBy">;

/** The rows of a release that speak of what none of some others speaks of. */
export async function* without<Row extends NumberedRow>(
  source: Keyed<Row>,
  { batches }: Rows<Row>,
  others: readonly Rows<Row>[],
): AsyncGenerator<readonly Row[]> {
  const { sortedBy, keyOf } = source;
  if (sortedBy !== undefined) {
    yield* withoutSorted(source, sortedBy, batches(), others);
    return;
  }
  const there = new Set<string>();
  for (const other of others)
    for await (const rows of other.batches()) for (const row of rows) there.add(keyOf(row));
  for await (const rows of batches()) yield rows.filter((row) => !there.has(keyOf(row)));
}

/** The same of sorted rows, of which only those under one start are held in memory. */
async function* withoutSorted<Row extends NumberedRow>(
  source: Keyed<Row>,
  sortedBy: (row: Row) => string,
  batches: AsyncIterable<readonly Row[]>,
  others: readonly Rows<Row>[],
): AsyncGenerator<readonly Row[]> {
  const readers = others.map((other) => new StartReader(source, sortedBy, other.batches()));
  let start: string | null = null;
  let there = new Set<string>();
  for await (const rows of batches) {
    const lacking: Row[] = [];
    for (const row of rows) {
      if (start === null || sortedBy(row) !== start) {
        start = sortedBy(row);
        there = new Set();
        for (const reader of readers) await reader.addKeys(start, there);
      }
      if (!there.has(source.keyOf(row))) lacking.push(row);
    }
    yield lacking;
  }
}

/** Reads what sorted rows speak of, one start after the other. */
class StartReader<Row extends NumberedRow> {
  readonly #source: Keyed<Row>;
  readonly #sortedBy: (row: Row) => string;
  readonly #batches: AsyncIterator<readonly Row[]>;
  #rows: readonly Row[] = [];
  #next = 0;

  constructor(
    source: Keyed<Row>,
    sortedBy: (row: Row) => string,
    batches: AsyncIterable<readonly Row[]>,
  ) {
    this.#source = source;
    this.#sortedBy = sortedBy;
    this.#batches = batches[Symbol.asyncIterator]();
  }

  /** Adds the keys of the rows under a start, which comes after all that was asked for before. */
  async addKeys(start: string, keys: Set<string>): Promise<void> {
    for (;;) {
      const row = this.#rows[this.#next];
      if (row === undefined) {
        const batch = await this.#batches.next();
        if (batch.done === true) return;
        [this.#rows, this.#next] = [batch.value, 0];
        continue;
      }
      const order = compareText(this.#sortedBy(row), start);
      if (order > 0) return;
      if (order === 0) keys.add(this.#source.keyOf(row));
      this.#next += 1;
    }
  }
}
