import { cutOff, refuseUnusable } from "../damaged-file.ts";
import type { OnProgress } from "../files/progress.ts";
import type { RejectedRow } from "../release-file.ts";
import type { Table, TableRecord } from "./table.ts";
import type { Fields, TableEvidence, TableSource, Unusable } from "./table-source.ts";

/** Keys of less are modifiers. */
const CODE_LENGTH = 5;

/** Makes rows of a table's records, and keeps account of those that cannot be used. */
export class RecordReader<Key extends string, Row extends object> {
  readonly rejected: RejectedRow[] = [];
  /** What stood among the rows and is none. */
  readonly notices: string[] = [];
  rowsRead = 0;
  readonly #table: Table<Key>;
  readonly #source: TableSource<Key, Row>;
  readonly #evidence: TableEvidence<Key>;
  readonly #name: string;
  /** The row on which each key stood first. */
  readonly #seen = new Map<string, number>();
  /** The texts of the recurring column. */
  readonly #recurring = new Set<string>();

  constructor(
    table: Table<Key>,
    source: TableSource<Key, Row>,
    evidence: TableEvidence<Key>,
    name: string,
  ) {
    this.#table = table;
    this.#source = source;
    this.#evidence = evidence;
    this.#name = name;
  }

  /** What every release has and this one lacks, in words. */
  get lacking(): readonly string[] {
    const starts = this.#source.starts?.(this.#evidence) ?? [];
    const found = new Set(
      [...this.#seen.keys()].filter((key) => key.length >= CODE_LENGTH).map((key) => key[0]),
    );
    return starts
      .filter((start) => !found.has(start))
      .map((start) => `codes that begin with ${start}`);
  }

  /** @throws SourceError TRUNCATED or NO_ROWS at the end, when what was read cannot be all. */
  async *rows(onProgress?: OnProgress): AsyncGenerator<Row> {
    for await (const record of this.#table.records(onProgress)) {
      if (this.#source.isNotice?.(record.fields) === true || isBareText(record.fields)) {
        this.notices.push(record.text);
        continue;
      }
      this.rowsRead += 1;
      yield* this.#use(record);
    }
    refuseUnusable(this.#name, this.rowsRead, this.rejected);
  }

  #use(record: TableRecord<Key>): readonly Row[] {
    const made =
      record.wrongSize === null
        ? this.#source.toRow(record.fields, record.row, this.#evidence)
        : { reason: record.wrongSize };
    if (!record.terminated && (isUnusable(made) || this.#isNew(record)))
      throw cutOff(this.#name, record.row);
    this.#remember(record);
    if (isUnusable(made)) return this.#reject(record, made.reason);
    const rows = isSeveral(made) ? made : [made];
    const repeated = this.#repeats(rows, record.row);
    return repeated === null ? rows : this.#reject(record, repeated);
  }

  #reject({ row, text }: TableRecord<Key>, reason: string): readonly [] {
    this.rejected.push({ row, reason, text });
    return [];
  }

  /** Whether the recurring column has a text that no row above has. */
  #isNew({ fields }: TableRecord<Key>): boolean {
    const { recurring } = this.#source;
    const text = recurring === undefined ? undefined : fields[recurring];
    return text !== undefined && this.#recurring.size > 0 && !this.#recurring.has(text);
  }

  #remember({ fields }: TableRecord<Key>): void {
    const { recurring } = this.#source;
    const text = recurring === undefined ? undefined : fields[recurring];
    if (text !== undefined) this.#recurring.add(text);
  }

  #repeats(rows: readonly Row[], row: number): string | null {
    const keys = rows.map((made) => this.#source.keyOf(made));
    for (const key of keys) {
      const first = this.#seen.get(key);
      if (first !== undefined) return `${key} stands on row ${first} already`;
    }
    for (const key of keys) this.#seen.set(key, row);
    return null;
  }
}

/** Whether all that a row has are words in one cell: a footer, and no row that has lost its cells. */
function isBareText(fields: Fields<string>): boolean {
  const [text, another] = Object.values(fields).filter((one) => one !== undefined && one !== "");
  return (
    text !== undefined && another === undefined && /[a-z]{2}/i.test(text) && /\S\s+\S/.test(text)
  );
}

/** Rows may tell reasons of their own, but they have a number. */
const isUnusable = (made: object): made is Unusable => "reason" in made && !("row" in made);

const isSeveral = <Row>(made: Row | readonly Row[]): made is readonly Row[] => Array.isArray(made);
