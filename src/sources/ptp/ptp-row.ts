import type { Day } from "../../graph/day.ts";
import type { LeftOut, RejectedRow, ReleaseFile } from "../release-file.ts";

/** Whom a table of edits is for; Medicare publishes one for each. */
export type PtpSetting = "PRACTITIONER" | "OUTPATIENT_HOSPITAL";

/** 0: never bypassed; 1: a modifier may bypass it; 9: void, it never held. */
export type PtpIndicator = "0" | "1" | "9";

/** The official forms of a part. */
export type PtpForm = "TXT" | "CSV" | "XLSX";

/** What a row says of its pair. Millions of rows say it in some thousand ways. */
export interface PtpTerms {
  /** Whether the edit is older than NCCI itself. */
  readonly priorTo1996: boolean;
  readonly effective: Day;
  /** The last day on which it holds; null while it has none. */
  readonly lastDay: Day | null;
  readonly modifierIndicator: PtpIndicator;
  /** Why the edit is there; empty in the layouts of old years, which had no such column. */
  readonly rationale: string;
}

/** One edit, for one period; a pair of codes may recur with other dates. */
export interface PtpRow extends PtpTerms {
  /** The physical line, or the row of the sheet, from 1; within its part. */
  readonly row: number;
  /** The base name of the part that it stands in. */
  readonly file: string;
  /** The code that is paid. */
  readonly columnOne: string;
  /** The code that is denied beside it. */
  readonly columnTwo: string;
}

/** Each field by its name: V8 takes long over an object that is spread in another, millions of times. */
export const rowOfTerms = (
  { row, file, columnOne, columnTwo }: Omit<PtpRow, keyof PtpTerms>,
  terms: PtpTerms,
): PtpRow => ({
  row,
  file,
  columnOne,
  columnTwo,
  priorTo1996: terms.priorTo1996,
  effective: terms.effective,
  lastDay: terms.lastDay,
  modifierIndicator: terms.modifierIndicator,
  rationale: terms.rationale,
});

/** A row that could not be used; of several parts, it names its own. */
export interface RejectedPtpRow extends RejectedRow {
  readonly file: string;
}

/** A release of procedure-to-procedure edits, opened: all of its parts in their order. */
export interface PtpRelease extends ReleaseFile<PtpRow> {
  readonly source: "ptp";
  readonly setting: PtpSetting;
  readonly form: PtpForm;
  /** The base names of the parts that are read, in their order. */
  readonly files: readonly string[];
  readonly leftOut: readonly LeftOut[];
  readonly rejected: readonly RejectedPtpRow[];
  /** Rows that are used otherwise than they say, and how; complete once the rows are. */
  readonly notices: readonly string[];
  batches(): AsyncIterable<readonly PtpRow[]>;
}
