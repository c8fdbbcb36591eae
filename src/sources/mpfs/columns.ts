import type { Span } from "../files/fixed-width.ts";

interface ColumnDefinition {
  /** The names that the stacked header composes to; the first is today's. */
  readonly names: readonly [string, ...string[]];
  /** Where the official record layout puts it. */
  readonly span: Span;
  /** True for what some releases do not have. */
  readonly optional?: true;
}

const define = <Key extends string>(columns: Readonly<Record<Key, ColumnDefinition>>) => columns;

/**
 * The columns of the relative value file, by the headers of its CSV and XLSX forms and by the
 * record layout of its text form (`RVU25D`). The layout calls position 59 filler; it holds the
 * mark "+" all the same. The pricing indicator came with 2026.
 */
export const COLUMNS = define({
  code: { names: ["HCPCS", "HCPCS CODE"], span: [1, 5] },
  modifier: { names: ["MOD", "MODIFIER"], span: [6, 7] },
  description: { names: ["DESCRIPTION"], span: [8, 57] },
  statusCode: { names: ["STATUS CODE"], span: [58, 58] },
  notUsedForMedicare: {
    names: ["NOT USED FOR MEDICARE PAYMENT"],
    span: [59, 59],
    optional: true,
  },
  work: { names: ["WORK RVU"], span: [60, 65] },
  nonFacilityPracticeExpense: { names: ["NON-FAC PE RVU", "NON-FACILITY PE RVU"], span: [67, 72] },
  nonFacilityRare: {
    names: ["NON-FAC NA INDICATOR", "NON-FACILITY NA INDICATOR"],
    span: [73, 74],
  },
  facilityPracticeExpense: { names: ["FACILITY PE RVU", "FAC PE RVU"], span: [76, 81] },
  facilityRare: { names: ["FACILITY NA INDICATOR", "FAC NA INDICATOR"], span: [82, 83] },
  malpractice: { names: ["MP RVU"], span: [85, 89] },
  nonFacilityTotal: { names: ["NON-FACILITY TOTAL", "NON-FAC TOTAL"], span: [91, 96] },
  facilityTotal: { names: ["FACILITY TOTAL", "FAC TOTAL"], span: [97, 102] },
  pcTc: { names: ["PCTC IND", "PCTC INDICATOR"], span: [103, 103] },
  globalDays: { names: ["GLOB DAYS", "GLOBAL DAYS"], span: [104, 106] },
  preoperative: { names: ["PRE OP"], span: [107, 109] },
  intraoperative: { names: ["INTRA OP"], span: [110, 112] },
  postoperative: { names: ["POST OP"], span: [113, 115] },
  multipleProcedures: { names: ["MULT PROC"], span: [116, 116] },
  bilateralSurgery: { names: ["BILAT SURG"], span: [117, 117] },
  assistantSurgeon: { names: ["ASST SURG"], span: [118, 118] },
  coSurgeons: { names: ["CO-SURG"], span: [119, 119] },
  teamSurgery: { names: ["TEAM SURG"], span: [120, 120] },
  pricing: { names: ["PRIC IND", "PRICING INDICATOR"], span: [121, 121], optional: true },
  endoscopicBase: { names: ["ENDO BASE"], span: [128, 132] },
  conversionFactor: { names: ["CONV FACTOR", "CONVERSION FACTOR"], span: [133, 140] },
  physicianSupervision: {
    names: ["PHYSICIAN SUPERVISION OF DIAGNOSTIC PROCEDURES"],
    span: [142, 143],
  },
  calculationFlag: { names: ["CALCULATION FLAG"], span: [144, 144] },
  diagnosticImagingFamily: { names: ["DIAGNOSTIC IMAGING FAMILY INDICATOR"], span: [146, 147] },
  oppsNonFacilityPracticeExpense: {
    names: ["NON-FACILITY PE USED FOR OPPS PAYMENT AMOUNT"],
    span: [152, 157],
  },
  oppsFacilityPracticeExpense: {
    names: ["FACILITY PE USED FOR OPPS PAYMENT AMOUNT"],
    span: [159, 164],
  },
  oppsMalpractice: { names: ["MP USED FOR OPPS PAYMENT AMOUNT"], span: [166, 171] },
});

/** The name by which this project calls a column. */
export type Column = keyof typeof COLUMNS;

export const COLUMN_LIST = Object.keys(COLUMNS) as readonly Column[];

/** The texts of one row by column, without blanks around them; absent where the file lacks one. */
export type RawFields = Readonly<Partial<Record<Column, string>>>;

/** A row as a form of the file gives it, before anything is made of its texts. */
export interface RawRecord {
  readonly row: number;
  /** The row as people would recognise it. */
  readonly text: string;
  readonly fields: RawFields;
  /** Why the row cannot be a whole one; null when it has the right size. */
  readonly wrongSize: string | null;
  /** Whether it has less than a whole row has. */
  readonly short: boolean;
  /** False on the last row of a text that no newline ends. */
  readonly terminated: boolean;
  /** The text of its last cell: the one that a file which is cut off may have lost a part of. */
  readonly tail: string;
}
