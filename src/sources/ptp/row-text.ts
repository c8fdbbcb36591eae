import type { Day } from "../../graph/day.ts";
import { spelledDay } from "../tables/days.ts";
import { rowOfTerms, type PtpIndicator, type PtpRow, type PtpTerms } from "./ptp-row.ts";
import { detached, Recurring } from "./recurring.ts";

/** Each column has its own, since the texts of one often are those of the row before. */
const compactDay = () => new Recurring((day: Day) => day.replaceAll("-", ""));
const compactFirst = compactDay();
const compactLast = compactDay();

/**
 * The one way to write what a row says: its cells in the order of the official text, separated by
 * tabs. Where it stood is no part of it, so that text and workbook of a release are the same.
 */
export function encodePtpRow(row: Omit<PtpRow, "row" | "file">): string {
  const lastDay = row.lastDay === null ? "*" : compactLast.get(row.lastDay);
  const prior = row.priorTo1996 ? "*" : "";
  return `${row.columnOne}\t${row.columnTwo}\t${prior}\t${compactFirst.get(row.effective)}\t${lastDay}\t${row.modifierIndicator}\t${row.rationale}`;
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
  return rowOfTerms({ row, file: files.get(file) ?? "", columnOne, columnTwo }, terms);
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
