import { node, type NodeRecord } from "../../graph/record.ts";
import { componentsOf, type WholeTest } from "../../rules/component-triads.ts";
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

/** The rows of a release as entries of the fee schedule, with what follows from all of them. */
export function entryNodes(releaseKey: string, rows: readonly MpfsRow[]): NodeRecord[] {
  const bases = new Set(rows.flatMap(({ endoscopicBase: base }) => (base === null ? [] : [base])));
  const components = componentsOf(rows.filter(({ modifier }) => modifier === ""));
  return rows.map((row) =>
    entryNode(releaseKey, row, {
      isEndoscopicBase: bases.has(row.code),
      whole: row.modifier === "" ? components.get(row.code) : undefined,
    }),
  );
}

function entryNode(
  releaseKey: string,
  row: MpfsRow,
  { isEndoscopicBase, whole }: { isEndoscopicBase: boolean; whole: WholeTest | undefined },
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
    isEndoscopicBase,
    componentOf: whole?.code,
    componentEvidence: whole?.evidence,
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
