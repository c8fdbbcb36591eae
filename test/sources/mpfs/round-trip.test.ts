import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import type { RowToMake } from "./made-up-releases.ts";
import { COLUMNS_OF_2025, csvOf, txtOf, xlsxOf } from "./made-up-releases.ts";
import { asRead, readRelease, withoutPlace } from "./read-release.ts";

const write = useTemporaryFiles();

const characters = (alphabet: string, length: number) =>
  fc.string({
    unit: fc.constantFrom(...Array.from(alphabet)),
    minLength: length,
    maxLength: length,
  });
const DIGITS = "0123456789";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const digit = characters(DIGITS, 1);
const cents = (most: number) => fc.integer({ min: 0, max: most }).map((value) => value / 100);
const description = fc
  .string({
    unit: fc.constantFrom(...Array.from(`${LETTERS}abc xyz "',;/()&<>%+-é`)),
    maxLength: 50,
  })
  .map((text) => text.trim());

const row: fc.Arbitrary<RowToMake> = fc.record({
  code: characters(DIGITS + LETTERS, 5),
  modifier: fc.constantFrom("", "26", "TC", "53"),
  description,
  statusCode: characters(LETTERS, 1),
  pcTc: digit,
  globalDays: fc.constantFrom("000", "010", "090", "MMM", "XXX", "YYY", "ZZZ"),
  multipleProcedures: digit,
  bilateralSurgery: digit,
  assistantSurgeon: digit,
  coSurgeons: digit,
  teamSurgery: digit,
  physicianSupervision: fc.constantFrom("01", "09", "21", "6A", "7A", "66"),
  diagnosticImagingFamily: characters(DIGITS, 2),
  calculationFlag: digit,
  endoscopicBase: fc.constant(null),
  notUsedForMedicare: fc.boolean(),
  work: cents(99_999),
  nonFacilityPracticeExpense: cents(99_999),
  facilityPracticeExpense: cents(99_999),
  malpractice: cents(9_999),
  nonFacilityRare: fc.boolean(),
  facilityRare: fc.boolean(),
  nonFacilityTotal: cents(99_999),
  facilityTotal: cents(99_999),
  preoperative: cents(99),
  intraoperative: cents(99),
  postoperative: cents(99),
  conversionFactor: fc.integer({ min: 0, max: 999_9999 }).map((value) => value / 10_000),
  oppsNonFacilityPracticeExpense: cents(99_999),
  oppsFacilityPracticeExpense: cents(99_999),
  oppsMalpractice: cents(99_999),
  pricing: fc.constant("9"),
});

/** Some rows have an endoscopic base: always the code of one of the rows. */
const rows = fc
  .uniqueArray(row, {
    minLength: 1,
    maxLength: 8,
    selector: ({ code, modifier }) => code + modifier,
  })
  .chain((all) =>
    fc
      .array(fc.option(fc.constantFrom(...all.map(({ code }) => code))), {
        minLength: all.length,
        maxLength: all.length,
      })
      .map((bases) => all.map((one, index) => ({ ...one, endoscopicBase: bases[index] ?? null }))),
  );

describe("any rows", () => {
  test("are read from the CSV form as they were written, in any order of columns", async () => {
    const columns = fc.shuffledSubarray([...COLUMNS_OF_2025], { minLength: 31 });
    const newlines = fc.constantFrom("\n", "\r\n", "\r");
    await fc.assert(
      fc.asyncProperty(rows, columns, newlines, async (written, order, newline) => {
        const content = csvOf(written, { columns: order, newline }) + newline;
        const read = await readRelease(await write("a.csv", content));
        expect(read.release.rejected).toEqual([]);
        expect(read.rows.map(withoutPlace)).toEqual(written.map(asRead));
      }),
      { numRuns: 60 },
    );
  });

  test("are read from the text form as they were written", async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const content = Buffer.from(txtOf(written), "latin1");
        const read = await readRelease(await write("PPRRVU25_OCT.txt", content));
        expect(read.release.rejected).toEqual([]);
        expect(read.rows.map(withoutPlace)).toEqual(written.map(asRead));
      }),
      { numRuns: 60 },
    );
  });

  test("are read from the workbook form as they were written", async () => {
    await fc.assert(
      fc.asyncProperty(rows, async (written) => {
        const read = await readRelease(await write("a.xlsx", xlsxOf(written)));
        expect(read.release.rejected).toEqual([]);
        expect(read.rows.map(withoutPlace)).toEqual(written.map(asRead));
      }),
      { numRuns: 40 },
    );
  });
});
