import type { MpfsRow } from "../../../src/sources/mpfs/read-mpfs.ts";
import type { CellToMake } from "../files/make-xlsx.ts";
import { makeXlsx } from "../files/make-xlsx.ts";

/** A row to write; the pricing indicator is a column that came with 2026. */
export type RowToMake = Omit<MpfsRow, "row"> & { readonly pricing: string };

/** A made-up row, with what a test wants different. */
export function sampleRow(different: Partial<RowToMake> = {}): RowToMake {
  return {
    code: "Q0001",
    modifier: "",
    description: "Made-up service",
    statusCode: "A",
    pcTc: "0",
    globalDays: "010",
    multipleProcedures: "2",
    bilateralSurgery: "0",
    assistantSurgeon: "1",
    coSurgeons: "0",
    teamSurgery: "0",
    physicianSupervision: "09",
    diagnosticImagingFamily: "99",
    calculationFlag: "0",
    endoscopicBase: null,
    notUsedForMedicare: false,
    work: 1.23,
    nonFacilityPracticeExpense: 4.5,
    facilityPracticeExpense: 0.67,
    malpractice: 0.1,
    nonFacilityRare: false,
    facilityRare: true,
    nonFacilityTotal: 5.83,
    facilityTotal: 2,
    preoperative: 0.1,
    intraoperative: 0.69,
    postoperative: 0.21,
    conversionFactor: 32.3465,
    oppsNonFacilityPracticeExpense: 0,
    oppsFacilityPracticeExpense: 12.34,
    oppsMalpractice: 0.05,
    pricing: "9",
    ...different,
  };
}

interface ColumnToMake {
  /** The five stacked header lines, top to bottom, as the official file has them. */
  readonly header: readonly [string, string, string, string, string];
  readonly text: (row: RowToMake) => string;
  /** Whether the official workbook holds it as a number where it can. */
  readonly numeric?: true;
}

const money = (value: number) => value.toFixed(2);
const mark = (set: boolean | null, sign: string) => (set === true ? sign : "");
const column = (header: string, text: (row: RowToMake) => string, numeric?: true): ColumnToMake => {
  const lines = header.split("|").map((line) => (line === "-" ? "" : line));
  const stacked = [...Array<string>(5 - lines.length).fill(""), ...lines];
  const [a = "", b = "", c = "", d = "", e = ""] = stacked;
  return { header: [a, b, c, d, e], text, ...(numeric && { numeric }) };
};

const PRICING = column("PRIC|IND", ({ pricing }) => pricing, true);

/** The 31 columns of 2025 in their order; blanks within the names are the official ones. */
export const COLUMNS_OF_2025: readonly ColumnToMake[] = [
  column("HCPCS", ({ code }) => code, true),
  column("MOD", ({ modifier }) => modifier, true),
  column("DESCRIPTION", ({ description }) => description),
  column("STATUS|CODE", ({ statusCode }) => statusCode),
  column("NOT USED|FOR|MEDICARE |PAYMENT", (row) => mark(row.notUsedForMedicare, "+")),
  column("WORK|RVU", ({ work }) => money(work), true),
  column("NON-FAC|PE RVU", (row) => money(row.nonFacilityPracticeExpense), true),
  column("NON-FAC|NA|INDICATOR", (row) => mark(row.nonFacilityRare, "NA")),
  column("FACILITY|PE RVU", (row) => money(row.facilityPracticeExpense), true),
  column("FACILITY |NA|INDICATOR", (row) => mark(row.facilityRare, "NA")),
  column("MP|RVU", ({ malpractice }) => money(malpractice), true),
  column("NON-FACILITY|TOTAL", ({ nonFacilityTotal }) => money(nonFacilityTotal), true),
  column("FACILITY|TOTAL", ({ facilityTotal }) => money(facilityTotal), true),
  column("PCTC|IND", ({ pcTc }) => pcTc, true),
  column("GLOB|DAYS", ({ globalDays }) => globalDays, true),
  column("PRE|OP", ({ preoperative }) => money(preoperative), true),
  column("INTRA|OP", ({ intraoperative }) => money(intraoperative), true),
  column("POST|OP", ({ postoperative }) => money(postoperative), true),
  column("MULT|PROC", ({ multipleProcedures }) => multipleProcedures, true),
  column("BILAT|SURG", ({ bilateralSurgery }) => bilateralSurgery, true),
  column("ASST|SURG", ({ assistantSurgeon }) => assistantSurgeon, true),
  column("CO-|SURG", ({ coSurgeons }) => coSurgeons, true),
  column("TEAM|SURG", ({ teamSurgery }) => teamSurgery, true),
  column("ENDO|BASE", ({ endoscopicBase }) => endoscopicBase ?? "", true),
  column("CONV|FACTOR", ({ conversionFactor }) => conversionFactor.toFixed(4), true),
  column(
    "PHYSICIAN|SUPERVISION OF|DIAGNOSTIC|PROCEDURES",
    ({ physicianSupervision }) => physicianSupervision,
    true,
  ),
  column("CALCULATION|FLAG", ({ calculationFlag }) => calculationFlag, true),
  column(
    "DIAGNOSTIC|IMAGING|FAMILY|INDICATOR",
    ({ diagnosticImagingFamily }) => diagnosticImagingFamily,
    true,
  ),
  column(
    "NON-FACILITY|PE USED|FOR OPPS|PAYMENT|AMOUNT",
    (row) => money(row.oppsNonFacilityPracticeExpense),
    true,
  ),
  column(
    "FACILITY|PE USED|FOR OPPS|PAYMENT|AMOUNT",
    (row) => money(row.oppsFacilityPracticeExpense),
    true,
  ),
  column("MP USED|FOR OPPS|PAYMENT|AMOUNT", ({ oppsMalpractice }) => money(oppsMalpractice), true),
];

/** The 32 columns of 2026. */
export const COLUMNS_OF_2026: readonly ColumnToMake[] = [
  ...COLUMNS_OF_2025.slice(0, 23),
  PRICING,
  ...COLUMNS_OF_2025.slice(23),
];

export const TITLE_OF_2025 =
  "2025 National Physician Fee Schedule Relative Value File October Release";
export const TITLE_OF_2026 =
  "2026 National Physician Fee Schedule Relative Value File January Release";

export interface LayoutToMake {
  readonly columns?: readonly ColumnToMake[];
  readonly title?: string;
  readonly newline?: string;
}

/** The lines above the header: title, notices, the day of the release, blanks. */
function preambleOf(title: string): readonly string[] {
  return [title, "Made-up notice, copyright 2024. ", "", " ", "RELEASED 09/11/2025"];
}

/** A release as CSV, without its last newline. */
export function csvOf(
  rows: readonly RowToMake[],
  { columns = COLUMNS_OF_2025, title = TITLE_OF_2025, newline = "\r\n" }: LayoutToMake = {},
): string {
  const blanks = columns.map(() => "");
  const lines = [
    ...preambleOf(title).map((text) => blanks.with(2, text)),
    ...[0, 1, 2, 3, 4].map((line) => columns.map(({ header }) => header[line] ?? "")),
    ...rows.map((row) => columns.map(({ text }) => text(row))),
  ];
  return lines.map((cells) => cells.map(quote).join(",")).join(newline);
}

function quote(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

/** A release in its fixed-width form, by the official record layout. */
export function txtOf(rows: readonly RowToMake[], newline = "\r\n"): string {
  const header = ["HDR MADE-UP NOTICE ABOUT COPYRIGHT 2026", "HDR 1999", "HDR"];
  return [...header, ...rows.map(recordOf)].map((line) => line + newline).join("");
}

function recordOf(row: RowToMake): string {
  const right = (value: number, width: number) => money(value).padStart(width);
  const share = (value: number) => money(value).slice(1);
  return [
    row.code,
    row.modifier.padEnd(2),
    row.description.padEnd(50),
    row.statusCode,
    mark(row.notUsedForMedicare, "+").padEnd(1),
    right(row.work, 6),
    " ",
    right(row.nonFacilityPracticeExpense, 6),
    mark(row.nonFacilityRare, "NA").padEnd(2),
    " ",
    right(row.facilityPracticeExpense, 6),
    mark(row.facilityRare, "NA").padEnd(2),
    " ",
    right(row.malpractice, 5),
    " ",
    right(row.nonFacilityTotal, 6),
    right(row.facilityTotal, 6),
    row.pcTc,
    row.globalDays,
    share(row.preoperative),
    share(row.intraoperative),
    share(row.postoperative),
    row.multipleProcedures,
    row.bilateralSurgery,
    row.assistantSurgeon,
    row.coSurgeons,
    row.teamSurgery,
    " ".repeat(7),
    (row.endoscopicBase ?? "").padEnd(5),
    row.conversionFactor.toFixed(4).padStart(8),
    " ",
    row.physicianSupervision,
    row.calculationFlag,
    " ",
    row.diagnosticImagingFamily,
    " ".repeat(4),
    right(row.oppsNonFacilityPracticeExpense, 6),
    " ",
    right(row.oppsFacilityPracticeExpense, 6),
    " ",
    right(row.oppsMalpractice, 6),
  ].join("");
}

/** A release as a workbook, in which what looks like a number is one, without its zeros. */
export function xlsxOf(
  rows: readonly RowToMake[],
  { columns = COLUMNS_OF_2025, title = TITLE_OF_2025 }: LayoutToMake = {},
): Buffer {
  const cells = (row: RowToMake): CellToMake[] =>
    columns.map(({ text, numeric }) => {
      const value = text(row);
      if (value === "") return null;
      return numeric === true && /^[\d.]+$/.test(value) ? Number(value) : value;
    });
  return makeXlsx([
    {
      name: "Made up",
      rows: [
        ...preambleOf(title).map((text) => [null, null, text]),
        ...[0, 1, 2, 3, 4].map((line) => columns.map(({ header }) => header[line] ?? "")),
        ...rows.map(cells),
      ],
    },
  ]);
}
