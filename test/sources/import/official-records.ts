import { readFileSync } from "node:fs";

/**
 * An own reading of the text form of the fee schedule, by positions of the official record layout
 * (`RVU25D`, pages 5 to 17), to compare the import of another form with. It shares nothing with
 * `src`, on purpose.
 */
const LAYOUT = {
  code: [1, 5],
  modifier: [6, 7],
  description: [8, 57],
  status: [58, 58],
  // The layout has filler here, which the files use for the mark of the CSV's column NOT USED.
  notUsed: [59, 59],
  work: [60, 65],
  practiceExpenseNonFacility: [67, 72],
  nonFacilityRare: [73, 74],
  practiceExpenseFacility: [76, 81],
  facilityRare: [82, 83],
  malpractice: [85, 89],
  totalNonFacility: [91, 96],
  totalFacility: [97, 102],
  pcTc: [103, 103],
  globalDays: [104, 106],
  preoperative: [107, 109],
  intraoperative: [110, 112],
  postoperative: [113, 115],
  multipleProcedures: [116, 116],
  bilateralSurgery: [117, 117],
  assistantSurgeon: [118, 118],
  coSurgeons: [119, 119],
  teamSurgery: [120, 120],
  endoscopicBase: [128, 132],
  conversionFactor: [133, 140],
  physicianSupervision: [142, 143],
  calculationFlag: [144, 144],
  diagnosticImagingFamily: [146, 147],
  oppsPracticeExpenseNonFacility: [152, 157],
  oppsPracticeExpenseFacility: [159, 164],
  // The page prints only "1"; the fields before it are 6 wide with a blank between.
  oppsMalpractice: [166, 171],
} as const;

export type OfficialRecord = Readonly<Record<keyof typeof LAYOUT, string>>;

/** The records of the text form, in their order. */
export function officialRecords(path: string): OfficialRecord[] {
  return readFileSync(path, "latin1")
    .split("\n")
    .map((line) => line.replace(/\r$/, ""))
    .filter((line) => line.trim() !== "" && !line.startsWith("HDR"))
    .map(
      (line) =>
        Object.fromEntries(
          Object.entries(LAYOUT).map(([name, [from, to]]) => [
            name,
            line.slice(from - 1, to).trim(),
          ]),
        ) as OfficialRecord,
    );
}

/** Indicator types of the graph, by the columns that hold them. */
export const INDICATOR_COLUMNS = {
  STATUS_CODE: "status",
  GLOBAL_DAYS: "globalDays",
  PC_TC: "pcTc",
  MULTIPLE_PROCEDURES: "multipleProcedures",
  BILATERAL_SURGERY: "bilateralSurgery",
  PHYSICIAN_SUPERVISION: "physicianSupervision",
  ASSISTANT_SURGEON: "assistantSurgeon",
  CO_SURGEONS: "coSurgeons",
  TEAM_SURGERY: "teamSurgery",
  DIAGNOSTIC_IMAGING_FAMILY: "diagnosticImagingFamily",
} as const satisfies Record<string, keyof OfficialRecord>;

export type OfficialType = keyof typeof INDICATOR_COLUMNS;

/** Columns of numbers. */
export const NUMBER_COLUMNS = [
  "work",
  "practiceExpenseNonFacility",
  "practiceExpenseFacility",
  "malpractice",
  "totalNonFacility",
  "totalFacility",
  "preoperative",
  "intraoperative",
  "postoperative",
  "conversionFactor",
  "oppsPracticeExpenseNonFacility",
  "oppsPracticeExpenseFacility",
  "oppsMalpractice",
] as const satisfies readonly (keyof OfficialRecord)[];

/** The records of each code. */
export function byCode(records: readonly OfficialRecord[]): Map<string, OfficialRecord[]> {
  const codes = new Map<string, OfficialRecord[]>();
  for (const record of records) {
    const known = codes.get(record.code);
    if (known === undefined) codes.set(record.code, [record]);
    else known.push(record);
  }
  return codes;
}

/** The record that speaks for a code: the one without modifier, else the only one. */
export function speakerOf(records: readonly OfficialRecord[]): OfficialRecord {
  const speaker = records.find(({ modifier }) => modifier === "") ?? records[0];
  if (speaker === undefined) throw new Error("a code has no record");
  if (speaker.modifier !== "" && records.length > 1)
    throw new Error(`${speaker.code} has several records, none of the whole service`);
  return speaker;
}

/** The line of the CSV form on which each code and modifier stands; only these two are cut out. */
export function csvLines(path: string): Map<string, number> {
  const lines = new Map<string, number>();
  readFileSync(path, "latin1")
    .split("\n")
    .forEach((line, i) => {
      const cells = /^([0-9A-Z]{5}),([0-9A-Z]{0,2}),/.exec(line);
      if (cells !== null) lines.set(`${cells[1] ?? ""} ${cells[2] ?? ""}`.trim(), i + 1);
    });
  return lines;
}
