import type { Column, RawFields } from "./columns.ts";
import { COLUMNS } from "./columns.ts";
import type { MpfsRow } from "./mpfs-row.ts";

/** Says why a row cannot be used; caught where rows are read, never seen by their reader. */
class UnusableRow extends Error {}

/** How each text is written. Indicators keep their zeros, so their length is part of them. */
const PATTERNS = {
  code: /^[0-9A-Z]{5}$/,
  modifier: /^([0-9A-Z]{2})?$/,
  statusCode: /^[A-Z]$/,
  pcTc: /^[0-9]$/,
  globalDays: /^([0-9]{3}|[A-Z]{3})$/,
  multipleProcedures: /^[0-9]$/,
  bilateralSurgery: /^[0-9]$/,
  assistantSurgeon: /^[0-9]$/,
  coSurgeons: /^[0-9]$/,
  teamSurgery: /^[0-9]$/,
  physicianSupervision: /^[0-9][0-9A-Z]$/,
  diagnosticImagingFamily: /^[0-9]{2}$/,
  calculationFlag: /^[0-9]$/,
  endoscopicBase: /^([0-9A-Z]{5})?$/,
} satisfies Partial<Record<Column, RegExp>>;

/** The lengths that numbers of a sheet are brought back to: cells keep no zeros in front. */
const LENGTHS = [
  ["code", 5],
  ["endoscopicBase", 5],
  ["globalDays", 3],
  ["physicianSupervision", 2],
  ["diagnosticImagingFamily", 2],
] as const satisfies readonly (readonly [Column, number])[];

const NUMBER = /^-?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const THOUSANDS = /^-?\d{1,3}(,\d{3})+(\.\d*)?$/;

/** Gives numbers of a sheet the zeros back that codes and indicators are written with. */
export function restoreZeros(fields: RawFields): RawFields {
  const restored = { ...fields };
  for (const [column, length] of LENGTHS) {
    const text = restored[column];
    if (text !== undefined && /^\d+$/.test(text)) restored[column] = text.padStart(length, "0");
  }
  return restored;
}

/** The row that the texts of a record say, or the reason why they say none. */
export function toRow(row: number, fields: RawFields): MpfsRow | { readonly reason: string } {
  try {
    return parseRow(row, fields);
  } catch (error) {
    if (error instanceof UnusableRow) return { reason: error.message };
    throw error;
  }
}

function parseRow(row: number, fields: RawFields): MpfsRow {
  const text = (column: keyof typeof PATTERNS): string => textOf(fields, column);
  const number = (column: Column): number => numberOf(fields, column);
  const base = text("endoscopicBase");
  return {
    row,
    code: text("code"),
    modifier: text("modifier"),
    description: fields.description ?? "",
    statusCode: text("statusCode"),
    pcTc: text("pcTc"),
    globalDays: text("globalDays"),
    multipleProcedures: text("multipleProcedures"),
    bilateralSurgery: text("bilateralSurgery"),
    assistantSurgeon: text("assistantSurgeon"),
    coSurgeons: text("coSurgeons"),
    teamSurgery: text("teamSurgery"),
    physicianSupervision: text("physicianSupervision"),
    diagnosticImagingFamily: text("diagnosticImagingFamily"),
    calculationFlag: text("calculationFlag"),
    endoscopicBase: base === "" ? null : base,
    notUsedForMedicare:
      fields.notUsedForMedicare === undefined ? null : markOf(fields, "notUsedForMedicare", "+"),
    work: number("work"),
    nonFacilityPracticeExpense: number("nonFacilityPracticeExpense"),
    facilityPracticeExpense: number("facilityPracticeExpense"),
    malpractice: number("malpractice"),
    nonFacilityRare: markOf(fields, "nonFacilityRare", "NA"),
    facilityRare: markOf(fields, "facilityRare", "NA"),
    nonFacilityTotal: number("nonFacilityTotal"),
    facilityTotal: number("facilityTotal"),
    preoperative: shareOf(fields, "preoperative"),
    intraoperative: shareOf(fields, "intraoperative"),
    postoperative: shareOf(fields, "postoperative"),
    conversionFactor: number("conversionFactor"),
    oppsNonFacilityPracticeExpense: number("oppsNonFacilityPracticeExpense"),
    oppsFacilityPracticeExpense: number("oppsFacilityPracticeExpense"),
    oppsMalpractice: number("oppsMalpractice"),
  };
}

function textOf(fields: RawFields, column: keyof typeof PATTERNS): string {
  const text = fields[column] ?? "";
  if (!PATTERNS[column].test(text)) throw unusable(column, text);
  return text;
}

function numberOf(fields: RawFields, column: Column): number {
  const text = fields[column] ?? "";
  const digits = THOUSANDS.test(text) ? text.replaceAll(",", "") : text;
  const number = NUMBER.test(digits) ? Number(digits) : NaN;
  if (!Number.isFinite(number)) throw unusable(column, text);
  return number;
}

function shareOf(fields: RawFields, column: Column): number {
  const share = numberOf(fields, column);
  if (share < 0 || share > 1) throw unusable(column, String(share));
  return share;
}

function markOf(fields: RawFields, column: Column, mark: string): boolean {
  const text = fields[column] ?? "";
  if (text !== "" && text !== mark) throw unusable(column, text);
  return text === mark;
}

function unusable(column: Column, text: string): UnusableRow {
  const name = COLUMNS[column].names[0];
  return new UnusableRow(text === "" ? `${name} is blank` : `${name} is "${text}"`);
}
