import { node, type NodeRecord } from "../../graph/record.ts";
import type { MpfsRow } from "./mpfs-row.ts";

/** The indicators of a row, by type. */
const INDICATORS = [
  ["STATUS_CODE", "statusCode"],
  ["GLOBAL_DAYS", "globalDays"],
  ["PC_TC", "pcTc"],
  ["MULTIPLE_PROCEDURES", "multipleProcedures"],
  ["BILATERAL_SURGERY", "bilateralSurgery"],
  ["PHYSICIAN_SUPERVISION", "physicianSupervision"],
  ["ASSISTANT_SURGEON", "assistantSurgeon"],
  ["CO_SURGEONS", "coSurgeons"],
  ["TEAM_SURGERY", "teamSurgery"],
  ["DIAGNOSTIC_IMAGING_FAMILY", "diagnosticImagingFamily"],
] as const;

/** Ids of the indicators of a row. */
export const indicatorIds = (row: MpfsRow): string[] =>
  INDICATORS.map(([type, column]) => `Indicator:${type}:${row[column]}`);

/** A row as an entry of the fee schedule. */
export function entryNode(
  releaseKey: string,
  row: MpfsRow,
  bases: ReadonlySet<string>,
): NodeRecord {
  return node("FeeScheduleEntry", {
    release: releaseKey,
    code: row.code,
    modifier: row.modifier === "" ? undefined : row.modifier,
    row: row.row,
    description: row.description,
    status: row.statusCode,
    indicators: indicatorIds(row),
    endoscopicBase: row.endoscopicBase,
    isEndoscopicBase: bases.has(row.code),
    notUsedForMedicarePayment: row.notUsedForMedicare ?? false,
    work: row.work,
    practiceExpenseNonFacility: row.nonFacilityPracticeExpense,
    practiceExpenseFacility: row.facilityPracticeExpense,
    nonFacilityRare: row.nonFacilityRare,
    facilityRare: row.facilityRare,
    malpractice: row.malpractice,
    totalNonFacility: row.nonFacilityTotal,
    totalFacility: row.facilityTotal,
    preoperative: row.preoperative,
    intraoperative: row.intraoperative,
    postoperative: row.postoperative,
    conversionFactor: row.conversionFactor,
    calculationFlag: row.calculationFlag,
    oppsPracticeExpenseNonFacility: row.oppsNonFacilityPracticeExpense,
    oppsPracticeExpenseFacility: row.oppsFacilityPracticeExpense,
    oppsMalpractice: row.oppsMalpractice,
  });
}
