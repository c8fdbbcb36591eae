import type { ReleaseDate } from "../release-identity.ts";
import { releaseDateInName, yearInTitle } from "../release-identity.ts";
import { readCells, type Cells } from "../tables/cells.ts";
import { openPrinted } from "./printed.ts";
import { openTableRelease, type OpenOptions, type TableRelease } from "../tables/open-release.ts";
import type { Columns, TableEvidence, TableSource } from "../tables/table-source.ts";

/** A payment locality of Medicare, with the factors by which prices differ there. */
export interface GpciRow {
  /** The physical line in the text, or the row on the sheet; from 1. */
  readonly row: number;
  /** The contractor's five digits. */
  readonly carrier: string;
  /** Two letters; null in files that have no such column, as all before 2017 or so. */
  readonly state: string | null;
  /** Two digits. */
  readonly locality: string;
  /** Without the asterisks that point to footnotes. */
  readonly name: string;
  /** With the floor of 1.0 where the file has it both ways: the one that is paid by. */
  readonly work: number;
  readonly workWithoutFloor: number | null;
  readonly practiceExpense: number;
  readonly malpractice: number;
}

/** A release of the localities, opened. */
export type GpciRelease = TableRelease<GpciRow>;

// Years stand in the names, and CMS spells them in its own way each time: "2025 PW GPCI (with 1.0
// Floor)", "2026 PW GPCI (with 1.0 Floor)***", "2011 Work GPCI1". Some files have a year beside.
const named = (words: string) => new RegExp(`^(?:CY ?)?(?:\\d{4} )?(?:${words})(?![a-z])`, "i");
const COLUMNS = {
  carrier: {
    names: [
      "Medicare Administrative Contractor (MAC)",
      "Medicare Administrative Contractor",
      "MAC",
      "Contractor",
      "Contractor Number",
      "Carrier",
      "Carrier Number",
      "Carrier/State",
    ],
  },
  state: { names: ["State"], optional: true },
  locality: { names: ["Locality Number", "Locality", "Locality Code"] },
  // Every row must have one. The column is no part of what makes a file this source, since tables of
  // other factors by locality have it as well.
  name: { names: ["Locality Name", "Name"], optional: true },
  work: {
    names: [
      "PW GPCI (with 1.0 Floor)",
      named("(?:PW|Work) +GPCI.*\\bwith 1\\.0 floor"),
      named("(?:PW|Work) +GPCI(?!.*without)"),
      "Work",
      named("(?:PW|Work) +GPCI"),
    ],
    latest: true,
  },
  workWithoutFloor: {
    names: ["PW GPCI (without 1.0 Floor)", named("(?:PW|Work) +GPCI.*\\bwithout 1\\.0 floor")],
    latest: true,
    optional: true,
  },
  practiceExpense: {
    names: ["PE GPCI", named("(?:PE|Practice Expense) +GPCI"), "PE"],
    latest: true,
  },
  malpractice: {
    // Of 2010 the last heading is GPCI alone; its values are those of malpractice.
    names: ["MP GPCI", named("(?:MP|PLI|Malp|Malpractice) +GPCI"), "MP", "GPCI"],
    latest: true,
  },
} as const satisfies Columns<string>;

/** The columns that are read, by our names. */
export type GpciColumn = keyof typeof COLUMNS;
type Key = GpciColumn;

/** The geographic practice cost indices: addendum E of the fee schedule's rule. */
export const GPCI: TableSource<Key, GpciRow> = {
  slug: "gpci",
  what: "list of Medicare payment localities (GPCI)",
  hint: "Give GPCI2025.csv or .xlsx of a fee schedule archive such as RVU25D.zip, or that archive.",
  columns: COLUMNS,
  openText: ({ source }) => openPrinted(source),
  // Footnotes stand in the first column, under the localities.
  isNotice: ({ carrier = "", ...rest }) =>
    /[a-z]/i.test(carrier) && Object.values(rest).every((text) => text === ""),
  toRow: (fields, row, { form }) =>
    readCells(COLUMNS, fields, form, (cells) => ({
      row,
      carrier: digits(cells, "carrier", 5),
      state: fields.state === undefined ? null : cells.matching("state", /^[A-Z]{2}$/),
      locality: digits(cells, "locality", 2),
      name:
        cells.text("name").replace(/\*+/g, "").replace(/\s+/g, " ").trim() || cells.refuse("name"),
      work: factor(cells, "work"),
      workWithoutFloor:
        cells.text("workWithoutFloor") === "" ? null : factor(cells, "workWithoutFloor"),
      practiceExpense: factor(cells, "practiceExpense"),
      malpractice: factor(cells, "malpractice"),
    })),
  keyOf: ({ carrier, locality }) => `${carrier}-${locality}`,
  titleOf: ({ preamble }) => preamble.find((text) => yearInTitle(text) !== null)?.trim() ?? null,
  dayOf: dayOfYear,
};

/**
 * A number that is a name: zeros that a spreadsheet dropped are put back, in CSV as well, which
 * people save from one.
 */
function digits(cells: Cells<Key>, key: Key, length: number): string {
  const text = cells.text(key);
  return /^\d+$/.test(text) && text.length <= length
    ? text.padStart(length, "0")
    : cells.refuse(key);
}

/** Real ones lie between 0.2 and 3. */
function factor(cells: Cells<Key>, key: Key): number {
  const value = cells.amount(key);
  return value !== null && value > 0 && value < 10 ? value : cells.refuse(key);
}

/**
 * The names of the columns, else the title, tell a year, and no more: a file holds from its first
 * day unless the archive that it came in is of a later quarter, or a flag says so.
 */
function dayOfYear({ headings, preamble, names }: TableEvidence<Key>): ReleaseDate | null {
  const years = headings.map(yearInTitle).filter((year) => year !== null);
  const titled = preamble.map(yearInTitle).find((year) => year !== null);
  const year = years.length > 0 ? Math.max(...years) : titled;
  if (year === undefined || names.some((name) => releaseDateInName(name) !== null)) return null;
  return { effectiveFrom: `${year}-01-01`, vagueUntil: `${year + 1}-01-01` };
}

/**
 * Opens a release of the localities as it was downloaded.
 *
 * @throws SourceError
 */
export function openGpci(path: string, options: OpenOptions = {}): Promise<GpciRelease> {
  return openTableRelease(path, GPCI, options);
}
