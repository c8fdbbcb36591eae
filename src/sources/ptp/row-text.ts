import type { Day } from "../../graph/day.ts";
import { spelledDay } from "../tables/days.ts";
import type { PtpIndicator, PtpRow } from "./ptp-row.ts";
import { detached, Recurring } from "./recurring.ts";

const compact = new Recurring((day: string) => day.replaceAll("-", ""));

/**
 * The one way to write what a row says: its cells in the order of the official text, separated by
 * tabs. Where it stood is no part of it, so that text and workbook of a release are the same.
 */
export function encodePtpRow(row: Omit<PtpRow, "row" | "file">): string {
  const lastDay = row.lastDay === null ? "*" : compactOf(row.lastDay);
  const prior = row.priorTo1996 ? "*" : "";
  return `${row.columnOne}\t${row.columnTwo}\t${prior}\t${compactOf(row.effective)}\t${lastDay}\t${row.modifierIndicator}\t${row.rationale}`;
}

/** The row of a text that `encodePtpRow` gave, with the place where it stood. */
export function decodePtpRow(text: string, file: string, row: number): PtpRow {
  const [columnOne, columnTwo, prior, effective, lastDay, indicator, rationale] = text.split("\t");
  const from = days.get(effective ?? "");
  const to = lastDay === "*" ? null : days.get(lastDay ?? "");
  if (rationale === undefined || from === null || (to === null && lastDay !== "*"))
    throw new Error(`This is no stored row of procedure-to-procedure edits: ${text}`);
  return {
    row,
    file,
    columnOne: shared(columnOne),
    columnTwo: shared(columnTwo),
    priorTo1996: prior === "*",
    effective: from,
    lastDay: to,
    modifierIndicator: indicator as PtpIndicator,
    rationale: shared(rationale),
  };
}

const days = new Recurring<Day>(spelledDay);
const texts = new Recurring((text: string) => detached(text));

const shared = (text: string | undefined): string => texts.get(text ?? "") ?? "";
const compactOf = (day: Day): string => compact.get(day) ?? "";
