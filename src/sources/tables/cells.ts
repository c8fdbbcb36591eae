import { isDay, type Day } from "../../graph/day.ts";
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

  /** A number, with or without dollar signs and commas between thousands; null when blank. */
  amount(key: Key): number | null {
    const text = this.text(key).replace(/^\$\s*|\s*%$/g, "");
    // Official spreadsheets show "none" as a dot or a dash.
    if (/^[.-]?$/.test(text)) return null;
    const digits = THOUSANDS.test(text) ? text.replaceAll(",", "") : text;
    const number = NUMBER.test(digits) ? Number(digits) : NaN;
    return Number.isFinite(number) ? number : this.refuse(key);
  }

  /** A day, in any spelling of `spelledDay`; null when blank, or when it is the end of all days. */
  day(key: Key): Day | null {
    const text = this.text(key);
    if (meansNoDay(text)) return null;
    return spelledDay(text) ?? (this.#fromSheet ? sheetDay(text) : null) ?? this.refuse(key);
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
    throw new UnusableRow(text === "" ? `${name} is blank` : `${name} is "${text}"`);
  }
}

/** Blank, or the last day of the year 9999 in the spellings of days, or a sheet's number for it. */
const NO_DAY =
  /^(\*|0+|9{7,8}|9999-?12-?31([T ].*)?|12[/-]31[/-]9999( .*)?|31-?DEC-?9999|9999365|2958465)?$/i;

const meansNoDay = (text: string): boolean => NO_DAY.test(text);

const MONTHS = "JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ");

/** The day of 2026-04-01, 20260401, 4/1/2026, 04-01-2026 or 01APR2026, a time of day left out. */
export function spelledDay(text: string): Day | null {
  const [spelled = ""] = text.split(/[T ](?=\d\d?:\d\d)/);
  const parts =
    /^(?<year>\d{4})-?(?<month>\d{2})-?(?<day>\d{2})$/.exec(spelled)?.groups ??
    /^(?<month>\d{1,2})[/-](?<day>\d{1,2})[/-](?<year>\d{4})$/.exec(spelled)?.groups ??
    /^(?<day>\d{1,2})-?(?<name>[A-Z]{3})-?(?<year>\d{4})$/i.exec(spelled)?.groups;
  if (parts === undefined) return null;
  const { year = "", month, name, day = "" } = parts;
  const number = month ?? String(MONTHS.indexOf((name ?? "").toUpperCase()) + 1);
  const found = `${year}-${number.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(found) ? found : null;
}

/** The day of a year and a number within it: 2026091 is the first of April. */
export function ordinalDay(text: string): Day | null {
  const { year, number } = /^(?<year>\d{4})(?<number>\d{3})$/.exec(text)?.groups ?? {};
  if (year === undefined || Number(number) === 0) return null;
  const found = new Date(Date.UTC(Number(year), 0, Number(number))).toISOString().slice(0, 10);
  return found.startsWith(year) ? found : null;
}

/** The day of a sheet's own number: days since the end of 1899. */
function sheetDay(text: string): Day | null {
  if (!/^\d{5}$/.test(text)) return null;
  return new Date(Date.UTC(1899, 11, 30 + Number(text))).toISOString().slice(0, 10);
}

const nameOf = (names: readonly (string | RegExp)[]): string =>
  names.find((name) => typeof name === "string") ?? String(names[0]);
