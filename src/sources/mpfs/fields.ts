import { readCells, type Cells } from "../tables/cells.ts";
import type { Unusable } from "../tables/table-source.ts";
import type { Column, RawFields } from "./columns.ts";
import { COLUMNS } from "./columns.ts";
import type { MpfsRow } from "./mpfs-row.ts";

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
export const toRow = (row: number, fields: RawFields): MpfsRow | Unusable =>
  // Zeros that a sheet's numbers lack are there again.
  readCells(COLUMNS, fields, "CSV", (cells) => rowOf(cells, row, fields));

function rowOf(cells: Cells<Column>, row: number, fields: RawFields): MpfsRow {
  const text = (column: keyof typeof PATTERNS): string => cells.matching(column, PATTERNS[column]);
  const number = (column: Column): number => cells.number(column);
  const base = text("endoscopicBase");
  return {
    row,
    code: text("code"),
    modifier: text("modifier"),
    description: cells.text("description"),
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
      fields.notUsedForMedicare === undefined ? null : markOf(cells, "notUsedForMedicare", "+"),
    work: number("work"),
    nonFacilityPracticeExpense: number("nonFacilityPracticeExpense"),
    facilityPracticeExpense: number("facilityPracticeExpense"),
    malpractice: number("malpractice"),
    nonFacilityRare: markOf(cells, "nonFacilityRare", "NA"),
    facilityRare: markOf(cells, "facilityRare", "NA"),
    nonFacilityTotal: number("nonFacilityTotal"),
    facilityTotal: number("facilityTotal"),
    preoperative: shareOf(cells, "preoperative"),
    intraoperative: shareOf(cells, "intraoperative"),
    postoperative: shareOf(cells, "postoperative"),
    conversionFactor: number("conversionFactor"),
    oppsNonFacilityPracticeExpense: number("oppsNonFacilityPracticeExpense"),
    oppsFacilityPracticeExpense: number("oppsFacilityPracticeExpense"),
    oppsMalpractice: number("oppsMalpractice"),
  };
}

function shareOf(cells: Cells<Column>, column: Column): number {
  const share = cells.number(column);
  return share < 0 || share > 1 ? cells.refuse(column) : share;
}

function markOf(cells: Cells<Column>, column: Column, mark: string): boolean {
  const text = cells.text(column);
  if (text !== "" && text !== mark) cells.refuse(column);
  return text === mark;
}
