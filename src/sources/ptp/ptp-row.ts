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

/** Terms that many rows share, and the text in which they are kept. */
export interface SharedTerms extends PtpTerms {
  readonly text: string;
}

/** A row that shares its terms with many others, so that their text is made once for all of them. */
export class SharingRow implements PtpRow {
  readonly row: number;
  readonly file: string;
  readonly columnOne: string;
  readonly columnTwo: string;
  readonly priorTo1996: boolean;
  readonly effective: Day;
  readonly lastDay: Day | null;
  readonly modifierIndicator: PtpIndicator;
  readonly rationale: string;
  /** The other fields say it already: a row with it is the same as one without. */
  readonly #text: string;

  constructor(row: number, file: string, one: string, two: string, terms: SharedTerms) {
    this.row = row;
    this.file = file;
    this.columnOne = one;
    this.columnTwo = two;
    this.priorTo1996 = terms.priorTo1996;
    this.effective = terms.effective;
    this.lastDay = terms.lastDay;
    this.modifierIndicator = terms.modifierIndicator;
    this.rationale = terms.rationale;
    this.#text = terms.text;
  }

  /** The text of a row's terms, where it shares them. */
  static textOf(row: object): string | null {
    return #text in row ? row.#text : null;
  }
}

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
