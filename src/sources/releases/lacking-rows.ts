import { compareText } from "../../graph/compare.ts";
import type { NumberedRow, Source } from "../source.ts";
import { rowOf } from "./contents.ts";
import type { DecidingRelease } from "./facts.ts";

type Rows = Pick<DecidingRelease, "rows">;
type Keyed<Row extends NumberedRow> = Pick<Source<Row>, "decode" | "keyOf" | "sortedBy">;

/** The lines of a release that speak of what none of some others speaks of. */
export async function* without<Row extends NumberedRow>(
  source: Keyed<Row>,
  { rows }: Rows,
  others: readonly Rows[],
): AsyncGenerator<string> {
  const { sortedBy } = source;
  if (sortedBy !== undefined) {
    yield* withoutSorted(source, sortedBy, rows(), others);
    return;
  }
  const keyOf = (line: string): string => source.keyOf(rowOf(source, line));
  const there = new Set<string>();
  for (const other of others) for await (const line of other.rows()) there.add(keyOf(line));
  for await (const line of rows()) if (!there.has(keyOf(line))) yield line;
}

/** The same of sorted rows, of which only those under one start are held in memory. */
async function* withoutSorted<Row extends NumberedRow>(
  source: Keyed<Row>,
  sortedBy: (row: Row) => string,
  lines: AsyncIterable<string>,
  others: readonly Rows[],
): AsyncGenerator<string> {
  const readers = others.map(({ rows }) => new StartReader(source, sortedBy, rows()));
  let start: string | null = null;
  let there = new Set<string>();
  for await (const line of lines) {
    const row = rowOf(source, line);
    if (start === null || sortedBy(row) !== start) {
      start = sortedBy(row);
      there = new Set();
      for (const reader of readers) await reader.addKeys(start, there);
    }
    if (!there.has(source.keyOf(row))) yield line;
  }
}

/** Reads what sorted rows speak of, one start after the other. */
class StartReader<Row extends NumberedRow> {
  readonly #source: Keyed<Row>;
  readonly #sortedBy: (row: Row) => string;
  readonly #lines: AsyncIterator<string>;
  #head: Row | null = null;
  #ended = false;

  constructor(source: Keyed<Row>, sortedBy: (row: Row) => string, lines: AsyncIterable<string>) {
    this.#source = source;
    this.#sortedBy = sortedBy;
    this.#lines = lines[Symbol.asyncIterator]();
  }

  /** Adds the keys of the rows under a start, which comes after all that was asked for before. */
  async addKeys(start: string, keys: Set<string>): Promise<void> {
    for (;;) {
      this.#head ??= await this.#next();
      if (this.#head === null) return;
      const order = compareText(this.#sortedBy(this.#head), start);
      if (order > 0) return;
      if (order === 0) keys.add(this.#source.keyOf(this.#head));
      this.#head = null;
    }
  }

  async #next(): Promise<Row | null> {
    if (this.#ended) return null;
    const next = await this.#lines.next();
    this.#ended = next.done === true;
    return next.done === true ? null : rowOf(this.#source, next.value);
  }
}
