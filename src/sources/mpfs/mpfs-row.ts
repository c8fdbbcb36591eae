import type { ReleaseFile } from "../release-file.ts";

/**
 * Which of the two fee schedules of a date: from 2026 on, participants of qualifying alternative
 * payment models have a conversion factor of their own, in a file of their own.
 */
export type MpfsVariant = "QUALIFYING_APM" | "NON_QUALIFYING_APM";

/** The official forms of one release. */
export type MpfsForm = "CSV" | "TXT" | "XLSX";

/** One row of the fee schedule: a code as a whole (no modifier), or one component of it. */
export interface MpfsRow {
  /** The physical line in the text, or the row on the sheet; from 1. */
  readonly row: number;
  readonly code: string;
  /** "" for the code as a whole, else "26", "TC" or "53". */
  readonly modifier: string;
  readonly description: string;
  // Indicators are text and keep their zeros: "000", "09", "6A".
  readonly statusCode: string;
  readonly pcTc: string;
  readonly globalDays: string;
  readonly multipleProcedures: string;
  readonly bilateralSurgery: string;
  readonly assistantSurgeon: string;
  readonly coSurgeons: string;
  readonly teamSurgery: string;
  readonly physicianSupervision: string;
  readonly diagnosticImagingFamily: string;
  readonly calculationFlag: string;
  /** There exactly where the indicator for multiple procedures is 3. */
  readonly endoscopicBase: string | null;
  /** The mark "+"; null when the file has no such column. */
  readonly notUsedForMedicare: boolean | null;
  readonly work: number;
  readonly nonFacilityPracticeExpense: number;
  readonly facilityPracticeExpense: number;
  readonly malpractice: number;
  /** The mark "NA": rarely or never done in that setting. */
  readonly nonFacilityRare: boolean;
  readonly facilityRare: boolean;
  readonly nonFacilityTotal: number;
  readonly facilityTotal: number;
  /** Shares of the global package, from 0 to 1. */
  readonly preoperative: number;
  readonly intraoperative: number;
  readonly postoperative: number;
  readonly conversionFactor: number;
  readonly oppsNonFacilityPracticeExpense: number;
  readonly oppsFacilityPracticeExpense: number;
  readonly oppsMalpractice: number;
}

/** A release of the fee schedule, opened. */
export interface MpfsRelease extends ReleaseFile<MpfsRow> {
  readonly source: "mpfs";
  readonly variant: MpfsVariant | null;
  readonly form: MpfsForm;
}
