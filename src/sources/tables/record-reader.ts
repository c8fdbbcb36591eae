import type { OnProgress } from "../files/progress.ts";
import type { RejectedRow } from "../release-file.ts";
import { SourceError } from "../source-error.ts";
import type { Table, TableRecord } from "./table.ts";
import type { TableSource } from "./table-source.ts";

/** Makes rows of a table's records, and keeps account of those that cannot be used. */
export class RecordReader<Key extends string, Row extends object> {
  readonly rejected: RejectedRow[] = [];
  rowsRead = 0;
  readonly #table: Table<Key>;
  readonly #source: TableSource<Key, Row>;
  readonly #name: string;
  /** The row on which each key stood first. */
  readonly #seen = new Map<string, number>();

  constructor(table: Table<Key>, source: TableSource<Key, Row>, name: string) {
    this.#table = table;
    this.#source = source;
    this.#name = name;
  }

  /** @throws SourceError TRUNCATED or NO_ROWS at the end, when what was read cannot be all. */
  async *rows(onProgress?: OnProgress): AsyncGenerator<Row> {
    for await (const record of this.#table.records(onProgress)) {
      this.rowsRead += 1;
      const row = this.#use(record);
      if (row !== null) yield row;
    }
    const [first] = this.rejected;
    if (this.rowsRead > this.rejected.length) return;
    throw new SourceError(
      "NO_ROWS",
      first === undefined
        ? `${this.#name} has a header and no rows.`
        : `None of the ${this.rowsRead} rows of ${this.#name} can be used; on row ${first.row}, ${first.reason}.`,
    );
  }

  #use(record: TableRecord<Key>): Row | null {
    const made =
      record.wrongSize === null
        ? this.#source.toRow(record.fields, record.row)
        : { reason: record.wrongSize };
    const reason = "reason" in made ? made.reason : this.#repeats(made, record.row);
    if (reason === null && !("reason" in made)) return made;
    if (!record.terminated)
      throw new SourceError(
        "TRUNCATED",
        `${this.#name} is cut off: its last row (${record.row}) is not a whole one.`,
        { hint: "Download the file again, and compare its size with the publisher's." },
      );
    this.rejected.push({ row: record.row, reason: String(reason), text: record.text });
    return null;
  }

  #repeats(made: Row, row: number): string | null {
    const key = this.#source.keyOf(made);
    const first = this.#seen.get(key);
    if (first === undefined) {
      this.#seen.set(key, row);
      return null;
    }
    return `${key} stands on row ${first} already`;
  }
}
