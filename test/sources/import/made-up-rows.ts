import { sampleRow, type RowToMake } from "../mpfs/made-up-releases.ts";

/** The title of the release of a month. */
export const titleOf = (year: number, month: string): string =>
  `${year} National Physician Fee Schedule Relative Value File ${month} Release`;

/** The title of the release of these rows, where a test says no other. */
export const OCTOBER = titleOf(2025, "October");

/** Rows of a code of the seed, of codes of their own, a colonoscopy with its 53, and a split test. */
export const ROWS: readonly RowToMake[] = [
  sampleRow({ code: "20560", description: "Made-up needles", globalDays: "XXX", coSurgeons: "1" }),
  sampleRow({ code: "45378", description: "Made-up look", globalDays: "000" }),
  sampleRow({ code: "45378", description: "Made-up look", modifier: "53", work: 0.5 }),
  sampleRow({
    code: "45380",
    description: "Made-up look and more",
    multipleProcedures: "3",
    endoscopicBase: "45378",
  }),
  sampleRow({ code: "71046", description: "Made-up picture", pcTc: "1" }),
  sampleRow({ code: "71046", description: "Made-up picture", pcTc: "1", modifier: "26" }),
  sampleRow({
    code: "71046",
    description: "Made-up picture",
    pcTc: "1",
    modifier: "TC",
    physicianSupervision: "01",
  }),
  sampleRow({ code: "86153", description: "Made-up reading", pcTc: "6", modifier: "26" }),
  sampleRow({ code: "99213", description: "Made-up visit", globalDays: "XXX", pcTc: "9" }),
  sampleRow({ code: "G0001", description: "Made-up addition", globalDays: "ZZZ" }),
];

/** The rows without those of some codes. */
export const without = (...codes: readonly string[]): RowToMake[] =>
  ROWS.filter(({ code }) => !codes.includes(code));

/** The rows, those of one code with something different. */
export const revised = (code: string, different: Partial<RowToMake>): RowToMake[] =>
  ROWS.map((row) => (row.code === code ? { ...row, ...different } : row));
