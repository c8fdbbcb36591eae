import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import {
  COLUMNS_OF_2025,
  csvOf,
  sampleCode,
  sampleModifier,
  txtOf,
  xlsxOf,
  type RowToMake,
} from "./made-up-releases.ts";
import { readRelease, withoutPlace } from "./read-release.ts";

const write = useTemporaryFiles();

const characters = (alphabet: string, minLength: number, maxLength = minLength) =>
  fc.string({ unit: fc.constantFrom(...Array.from(alphabet)), minLength, maxLength });
const DIGITS = "0123456789";
const LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
const words = (most: number) =>
  fc
    .array(characters(`${LETTERS}abcxyz0189',;/()&<>%+-."`, 1, 24), {
      minLength: 1,
      maxLength: most,
    })
    .map((all) => all.join(" "));
const day = fc
  .date({
    min: new Date("1982-01-01"),
    max: new Date("2030-12-31"),
    noInvalidDate: true,
  })
  .map((date) => date.toISOString().slice(0, 10));
const perhaps = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });
const upTo = (most: number, text: fc.Arbitrary<string>) => fc.array(text, { maxLength: most });

const dates = {
  long: words(120),
  short: words(1),
  coverage: perhaps(characters(LETTERS, 1)),
  crossReferences: upTo(5, characters(LETTERS + DIGITS, 5)),
  statute: perhaps(fc.constantFrom("1862(a)(7)", "430 BIPA", "1833t")),
  added: perhaps(day),
  actionEffective: perhaps(day),
  lastDay: perhaps(day),
  action: characters(LETTERS, 1),
};
const code = fc
  .record({
    ...dates,
    code: fc.tuple(characters(LETTERS, 1), characters(DIGITS, 4)).map((parts) => parts.join("")),
    pricing: upTo(4, characters(DIGITS, 2)),
    multiplePricing: perhaps(characters("9ABCDEFG", 1)),
    typesOfService: upTo(5, characters(DIGITS + LETTERS, 1)),
    betos: perhaps(fc.constantFrom("M3", "P0", "D1A", "O1L", "Z2")),
    coverageIssues: upTo(3, fc.constantFrom("60-9", "35-101")),
    carriersManual: upTo(3, fc.constantFrom("2049", "2130D", "5244.B")),
    labCertifications: upTo(8, characters(DIGITS, 3)),
    processingNote: perhaps(characters(DIGITS, 4)),
    ascGroup: perhaps(fc.constant("YY")),
    ascEffective: perhaps(day),
  })
  .map(sampleCode);
const modifier = fc.record({ ...dates, code: characters(LETTERS + DIGITS, 2) }).map(sampleModifier);
const rows: fc.Arbitrary<RowToMake[]> = fc.uniqueArray(fc.oneof(code, modifier), {
  minLength: 1,
  maxLength: 8,
  selector: (row) => row.code,
});

describe("any rows", () => {
  test("are read from the CSV form as they were written, in any order of columns", async () => {
    const order = fc.shuffledSubarray([...COLUMNS_OF_2025], { minLength: 48 });
    await fc.assert(
      fc.asyncProperty(rows, order, async (written, columns) => {
        const content = `${csvOf(written, { columns })}\r\n`;
        const read = await readRelease(await write("HCPC2025_OCT_ANWEB.csv", content));
        expect(read.release.rejected).toEqual([]);
        expect(read.rows.map(withoutPlace)).toEqual(written);
      }),
      { numRuns: 60 },
    );
  });

  test("are read from the text form as they were written, its lines short or not", async () => {
    const newlines = fc.constantFrom("\n", "\r\n", "\r");
    await fc.assert(
      fc.asyncProperty(rows, newlines, fc.boolean(), async (written, newline, short) => {
        const content = txtOf(written, { newline, short });
        const read = await readRelease(await write("HCPC2025_OCT_ANWEB.txt", content));
        expect(read.release.rejected).toEqual([]);
        expect(read.rows.map(withoutPlace)).toEqual(written);
      }),
      { numRuns: 80 },
    );
  });

  test("are read from the workbook form as they were written, its numbers numbers or not", async () => {
    await fc.assert(
      fc.asyncProperty(rows, fc.boolean(), async (written, numbers) => {
        const content = xlsxOf(written, { numbers });
        const read = await readRelease(await write("HCPC2025_OCT_ANWEB.xlsx", content));
        expect(read.release.rejected).toEqual([]);
        expect(read.rows.map(withoutPlace)).toEqual(written);
      }),
      { numRuns: 40 },
    );
  });
});

describe("a garbled file", () => {
  const GOOD = [
    sampleModifier({ code: "X9" }),
    ...["X0001", "X0002", "X0003"].map((each) =>
      sampleCode({ code: each, long: "made-up words ".repeat(12).trim() }),
    ),
  ];

  test("gives a clear error or rejected rows, and keeps account of each", async () => {
    const forms = fc.constantFrom(
      ["HCPC2025_OCT_ANWEB.csv", Buffer.from(csvOf(GOOD))] as const,
      ["HCPC2025_OCT_ANWEB.txt", Buffer.from(txtOf(GOOD))] as const,
      ["HCPC2025_OCT_ANWEB.xlsx", xlsxOf(GOOD)] as const,
    );
    const edits = fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(
        forms,
        edits,
        fc.double({ min: 0.02, max: 1, noNaN: true }),
        async ([name, bytes], changes, part) => {
          const garbled = Buffer.from(bytes);
          for (const [place, value] of changes) garbled[place % garbled.length] = value;
          const path = await write(name, garbled.subarray(0, Math.ceil(garbled.length * part)));
          try {
            const { release, rows: read } = await readRelease(path);
            expect(read.length).toBeGreaterThan(0);
            expect(release.rowsRead).toBe(read.length + release.rejected.length);
          } catch (error) {
            expect(error).toMatchObject({ name: "SourceError" });
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
