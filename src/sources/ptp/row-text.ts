import type { Day } from "../../graph/day.ts";
import { spelledDay } from "../tables/days.ts";
import { SharingRow, type PtpIndicator, type PtpRow, type PtpTerms } from "./ptp-row.ts";
import { detached, Recurring } from "./recurring.ts";

const compactDay = (day: Day): string => day.replaceAll("-", "");

/**
 * The one way to write what a row says: its cells in the order of the official text, separated by
 * tabs. Where it stood is no part of it, so that text and workbook of a release are the same.
 */
export const encodePtpRow = (row: Omit<PtpRow, "row" | "file">): string =>
  `${row.columnOne}\t${row.columnTwo}\t${SharingRow.textOf(row) ?? encodeTerms(row)}`;

/** What a row says of its pair, as it stands in the text of the row. */
export function encodeTerms(terms: PtpTerms): string {
  const lastDay = terms.lastDay === null ? "*" : compactDay(terms.lastDay);
  const prior = terms.priorTo1996 ? "*" : "";
  return `${prior}\t${compactDay(terms.effective)}\t${lastDay}\t${terms.modifierIndicator}\t${terms.rationale}`;
}

/** The row of a text that `encodePtpRow` gave, with the place where it stood. */
export function decodePtpRow(text: string, file: string, row: number): PtpRow {
  const one = text.indexOf("\t");
  const two = text.indexOf("\t", one + 1);
  const terms = two === -1 ? null : allTerms.get(text.slice(two + 1));
  if (terms === null)
    throw new Error(`This is no stored row of procedure-to-procedure edits: ${text}`);
  const columnOne = codesOne.get(text.slice(0, one)) ?? "";
  const columnTwo = codesTwo.get(text.slice(one + 1, two)) ?? "";
  // Each by its name: V8 takes long over an object that is spread in another, millions of times.
  return {
    row,
    file: files.get(file) ?? "",
    columnOne,
    columnTwo,
    priorTo1996: terms.priorTo1996,
    effective: terms.effective,
    lastDay: terms.lastDay,
    modifierIndicator: terms.modifierIndicator,
    rationale: terms.rationale,
  };
}

function termsOf(text: string): PtpTerms | null {
  const [prior, effective = "", lastDay = "", indicator, rationale] = text.split("\t");
  const from = spelledDay(effective);
  const to = lastDay === "*" ? null : spelledDay(lastDay);
  if (rationale === undefined || from === null || (to === null && lastDay !== "*")) return null;
  return {
    priorTo1996: prior === "*",
    effective: from,
    lastDay: to,
    modifierIndicator: indicator as PtpIndicator,
    rationale: detached(rationale),
  };
}

const files = new Recurring(detached);
const codesOne = new Recurring(detached);
const codesTwo = new Recurring(detached);
const allTerms = new Recurring(termsOf);
