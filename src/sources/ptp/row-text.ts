import type { Day } from "../../graph/day.ts";
import { dayOf } from "./fields.ts";
import type { PtpIndicator, PtpRow } from "./ptp-row.ts";
import { detached, Recurring } from "./recurring.ts";

/** Begins a line that tells where the row after it stood; codes cannot begin with it. */
const MARK = "@";

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

/**
 * Writes rows as lines that keep where each stood. Nearly all rows stand below the one before them,
 * so only where one does not a line of its own tells its file and row: a few for a release.
 */
export class PtpEncoder {
  #file = "";
  #row = 0;

  /** The lines of a row, with the newline that ends each. */
  encode(row: PtpRow): string {
    const follows = row.file === this.#file && row.row === this.#row + 1;
    this.#file = row.file;
    this.#row = row.row;
    const mark = follows ? "" : `${MARK}${row.file.replace(/\s/g, " ")}\t${row.row}\n`;
    return `${mark}${encodePtpRow(row)}\n`;
  }

  /** Makes the next row tell its place, as what can be read by itself has to begin. */
  startAnew(): void {
    this.#file = "";
  }
}

/** Reads the lines that a `PtpEncoder` wrote, one by one. */
export class PtpDecoder {
  #file = "";
  #row = 0;

  /** The row of a line without its newline; null for a line that only tells a place. */
  decode(line: string): PtpRow | null {
    if (line.startsWith(MARK)) {
      const tab = line.lastIndexOf("\t");
      this.#file = detached(line.slice(MARK.length, tab));
      this.#row = Number(line.slice(tab + 1)) - 1;
      return null;
    }
    this.#row += 1;
    return decodePtpRow(line, this.#file, this.#row);
  }
}

const days = new Recurring<Day>(dayOf);
const texts = new Recurring((text: string) => detached(text));

const shared = (text: string | undefined): string => texts.get(text ?? "") ?? "";
const compactOf = (day: Day): string => compact.get(day) ?? "";
