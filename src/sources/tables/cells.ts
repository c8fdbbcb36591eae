import type { Day } from "../../graph/day.ts";
import { dayIn, meansNoDay, ordinalDay } from "./days.ts";
import type { Columns, Fields, TableEvidence, Unusable } from "./table-source.ts";

/** Says why a row cannot be used; caught where rows are read, never seen by their reader. */
class UnusableRow extends Error {}

const NUMBER = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const THOUSANDS = /^-?\d{1,3}(,\d{3})+(\.\d*)?$/;

/** Makes a row of cells, or says which of them it can't be made of. */
export function readCells<Key extends string, Row extends object>(
  columns: Columns<Key>,
  fields: Fields<Key>,
  form: TableEvidence<Key>["form"],
  read: (cells: Cells<Key>) => Row,
): Row | Unusable {
  try {
    return read(new Cells(columns, fields, form));
  } catch (error) {
    if (error instanceof UnusableRow) return { reason: error.message };
    throw error;
  }
}

/** The cells of one row, read strictly: what a column cannot hold makes the row unusable. */
export class Cells<Key extends string> {
  readonly #columns: Columns<Key>;
  readonly #fields: Fields<Key>;
  readonly #fromSheet: boolean;

  constructor(columns: Columns<Key>, fields: Fields<Key>, form: TableEvidence<Key>["form"]) {
    this.#columns = columns;
    this.#fields = fields;
    this.#fromSheet = form === "XLSX";
  }

  /** Any text; blank where the file lacks the column. */
  text(key: Key): string {
    return this.#fields[key] ?? "";
  }

  /** A text that the pattern fits. */
  matching(key: Key, pattern: RegExp): string {
    const text = this.text(key);
    return pattern.test(text) ? text : this.refuse(key);
  }

  /** A procedure code, with the zeros that a sheet's numbers lose in front. */
  code(key: Key): string {
    return this.padded(key, 5, /^[0-9A-Z]{5}$/);
  }

  /** A text that the pattern fits, with the zeros that a sheet's numbers lose in front. */
  padded(key: Key, length: number, pattern: RegExp): string {
    const text = this.text(key);
    const whole = this.#fromSheet && /^\d+$/.test(text) ? text.padStart(length, "0") : text;
    return pattern.test(whole) ? whole : this.refuse(key);
  }

  /** A number of things: no fraction, not below 0. */
  count(key: Key): number {
    const number = this.amount(key);
    return number !== null && Number.isSafeInteger(number) && number >= 0
      ? number
      : this.refuse(key);
  }

  /** A number that must be there. */
  number(key: Key): number {
    return this.amount(key) ?? this.refuse(key);
  }

  /** A number, with or without dollar signs and commas between thousands; null when blank. */
  amount(key: Key): number | null {
    const text = this.text(key).replace(/^\$\s*|\s*%$/g, "");
    // Official spreadsheets show "none" as a dot or a dash.
    if (/^[.-]?$/.test(text)) return null;
    const digits = THOUSANDS.test(text) ? text.replaceAll(",", "") : text;
    const number = NUMBER.test(digits) ? Number(digits) : NaN;
    return Number.isFinite(number) ? number : this.refuse(key);
  }

  /** A day, in any spelling of `dayIn`; null when blank, or when it is the end of all days. */
  day(key: Key): Day | null {
    const text = this.text(key);
    return meansNoDay(text) ? null : (dayIn(text, this.#fromSheet) ?? this.refuse(key));
  }

  /** A day, written as year and day of the year: 2026091; null when blank. */
  ordinalDay(key: Key): Day | null {
    const text = this.text(key);
    if (meansNoDay(text)) return null;
    return ordinalDay(text) ?? this.day(key);
  }

  /** Gives the row up, because of what stands in a column. */
  refuse(key: Key): never {
    const text = this.text(key);
    const name = nameOf(this.#columns[key].names);
    return this.giveUp(text === "" ? `${name} is blank` : `${name} is "${text}"`);
  }

  /** Gives the row up, in words that follow "row 7: ". */
  giveUp(reason: string): never {
    throw new UnusableRow(reason);
  }
}

const nameOf = (names: readonly (string | RegExp)[]): string =>
  names.find((name) => typeof name === "string") ?? String(names[0]);
