import { cutOff, DOWNLOAD_AGAIN, refuseUnusable } from "../damaged-file.ts";
import { SourceError } from "../source-error.ts";
import type { OnProgress } from "../files/progress.ts";
import type { RejectedRow } from "../release-file.ts";
import type { RawRecord } from "./columns.ts";
import { restoreZeros, toRow } from "./fields.ts";
import type { MpfsRow } from "./mpfs-row.ts";
import type { MpfsTable } from "./table.ts";

/**
 * Every release has codes that begin with 99 (the last chapter of CPT) and with V (the last letter
 * of HCPCS). One of them is missing wherever a file was cut between two rows, in whichever order it
 * is sorted: the codes that it lacks would seem to have ended.
 */
const STARTS = ["99", "V"];

/** Makes rows of records, and keeps account of those that cannot be used. */
export class RowReader {
  readonly rejected: RejectedRow[] = [];
  rowsRead = 0;
  readonly #table: MpfsTable;
  readonly #name: string;
  /** The row on which each pair of code and modifier stood first. */
  readonly #seen = new Map<string, number>();
  readonly #codes = new Set<string>();
  /** The row that first named each endoscopic base. */
  readonly #bases = new Map<string, number>();

  constructor(table: MpfsTable, name: string) {
    this.#table = table;
    this.#name = name;
  }

  /** What every release has and this one lacks, in words. */
  get lacking(): readonly string[] {
    return STARTS.filter((start) => ![...this.#codes].some((code) => code.startsWith(start))).map(
      (start) => `codes that begin with ${start}`,
    );
  }

  async *rows(onProgress?: OnProgress): AsyncGenerator<MpfsRow> {
    let previous: RawRecord | null = null;
    let held: RawRecord | null = null;
    for await (const record of this.#table.records(onProgress)) {
      if (held !== null) {
        const row = this.#use(held);
        if (row !== null) yield row;
      }
      previous = held;
      held = record;
    }
    if (held !== null) {
      this.#refuseCutRow(held, previous);
      const row = this.#use(held);
      if (row !== null) yield row;
    }
    refuseUnusable(this.#name, this.rowsRead, this.rejected);
    this.#refuseMissingBases();
  }

  #use(record: RawRecord): MpfsRow | null {
    this.rowsRead += 1;
    const fields = this.#fieldsOf(record);
    if (fields.code !== undefined) this.#codes.add(fields.code);
    const row = toRow(record.row, fields);
    const reason = record.wrongSize ?? ("reason" in row ? row.reason : this.#repeats(row));
    if (reason !== null || "reason" in row) {
      this.rejected.push({ row: record.row, reason: reason ?? "", text: record.text });
      return null;
    }
    if (row.endoscopicBase !== null && !this.#bases.has(row.endoscopicBase)) {
      this.#bases.set(row.endoscopicBase, row.row);
    }
    return row;
  }

  #fieldsOf({ fields }: RawRecord) {
    return this.#table.form === "XLSX" ? restoreZeros(fields) : fields;
  }

  #repeats({ row, code, modifier }: MpfsRow): string | null {
    const key = `${code} ${modifier}`;
    const first = this.#seen.get(key);
    if (first === undefined) {
      this.#seen.set(key, row);
      return null;
    }
    return `${key.trim()} stands on row ${first} already`;
  }

  /** The end of a file that is cut off is a part of a row, with or without all of its cells. */
  #refuseCutRow(last: RawRecord, previous: RawRecord | null): void {
    const cut =
      last.short ||
      (!last.terminated &&
        ("reason" in toRow(last.row, this.#fieldsOf(last)) ||
          (previous !== null && decimalsOf(last.tail) !== decimalsOf(previous.tail))));
    if (!cut) return;
    throw cutOff(this.#name, last.row);
  }

  /** Every endoscopic base is a code of the file: one that is not there was cut off with its row. */
  #refuseMissingBases(): void {
    const missing = [...this.#bases].filter(([base]) => !this.#codes.has(base));
    if (missing.length === 0) return;
    const named = missing.slice(0, 5).map(([base, row]) => `${base} (row ${row})`);
    const more = missing.length > named.length ? `, and ${missing.length - named.length} more` : "";
    throw new SourceError(
      "TRUNCATED",
      `${this.#name} is not complete: endoscopic bases that it names have no row in it: ${named.join(", ")}${more}.`,
      { hint: DOWNLOAD_AGAIN },
    );
  }
}

function decimalsOf(number: string): number {
  const point = number.indexOf(".");
  return point === -1 ? 0 : number.length - point - 1;
}
