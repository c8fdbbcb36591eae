import type { Fields } from "../tables/table-source.ts";
import type { AocColumn } from "./columns.ts";

const CODE = "[0-9A-Z]{5}";
const DAY = "\\d{7}|\\s{7}";

/** The columns of the spreadsheet in their order; a blank may stand between two. */
const RECORD = new RegExp(
  `^(?<type>[123])\\s?(?<addOn>${CODE})\\s?(?<addOnDeleted>${DAY})\\s?(?<primary>${CODE})\\s?(?<primaryDeleted>${DAY})\\s?(?<effective>\\d{7})\\s?(?<deleted>${DAY})(?<notes>(?!\\d).*)$`,
);

/** Longer than the fields before the notes are together: exports leave blanks at the end out. */
const LENGTH = 60;

/** Cuts a line of the fixed-width form of the list, which has no column names. */
export function cutRecord(line: string): Fields<AocColumn> | null {
  const groups = RECORD.exec(line.padEnd(LENGTH))?.groups;
  if (groups === undefined) return null;
  return Object.fromEntries(Object.entries(groups).map(([key, text]) => [key, text.trim()]));
}
