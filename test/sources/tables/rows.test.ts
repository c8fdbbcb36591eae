import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { SourceError } from "../../../src/sources/source-error.ts";
import { makeXlsx } from "../files/make-xlsx.ts";
import { makeZip } from "../files/make-zip.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import { openTableRelease } from "../../../src/sources/tables/open-release.ts";
import { CSV, LIMITS, readLimits } from "./made-up-source.ts";

const write = useTemporaryFiles();
const TRUNCATED = { name: "SourceError", code: "TRUNCATED" };

describe("a row that cannot be used", () => {
  test("is kept with its number, its text and the reason; the others are read", async () => {
    const { release, rows } = await readLimits(
      await write(
        "a.csv",
        [
          "Code,Limit,Reason,Note",
          "Q0001,2,Anatomy,",
          "Q001,2,Anatomy,",
          "Q0003,2.5,Anatomy,",
          "Q0004,,Anatomy,",
          "Q0005,2,Anatomy",
          "Q0006,2,Anatomy,,more",
          "Q0007,2,Anatomy,,,",
          "",
          "Q0001,3,Policy,",
        ].join("\n") + "\n",
      ),
    );
    expect(rows.map(({ row, code }) => [row, code])).toEqual([
      [2, "Q0001"],
      [8, "Q0007"],
    ]);
    expect(release.rowsRead).toBe(8);
    expect(release.rejected).toEqual([
      { row: 3, reason: 'Code is "Q001"', text: "Q001,2,Anatomy," },
      { row: 4, reason: 'Limit is "2.5"', text: "Q0003,2.5,Anatomy," },
      { row: 5, reason: "Limit is blank", text: "Q0004,,Anatomy," },
      { row: 6, reason: "it has 3 cells where the header has 4", text: "Q0005,2,Anatomy" },
      { row: 7, reason: "it has 5 cells where the header has 4", text: "Q0006,2,Anatomy,,more" },
      { row: 10, reason: "Q0001 stands on row 2 already", text: "Q0001,3,Policy," },
    ]);
  });

  test("never comes alone: a file without a usable row is refused", async () => {
    const reading = readLimits(
      await write("a.csv", "Code,Limit,Reason\nQ1,1,Policy\nQ2,1,Policy\n"),
    );
    await expect(reading).rejects.toMatchObject({ code: "NO_ROWS" });
    await expect(reading).rejects.toThrow(
      'None of the 2 rows of a.csv can be used; on row 2, Code is "Q1"',
    );
  });
});

test("a notice among the rows is no row", async () => {
  const { release, rows } = await readLimits(await write("a.csv", `${CSV}"Copyright, all",,,\n`), {
    isNotice: ({ code = "" }) => code.startsWith("Copyright"),
  });
  expect(rows).toHaveLength(2);
  expect(release).toMatchObject({ rowsRead: 2, rejected: [] });
});

test("the rows of a release are read once", async () => {
  const path = await write("a.csv", CSV);
  const release = await openTableRelease(path, LIMITS, { effectiveFrom: "2024-01-01" });
  release.rows();
  expect(() => release.rows()).toThrow("read once");
});

test("progress is told up to the last byte", async () => {
  const told: (readonly [number, number])[] = [];
  const onProgress = (done: number, total: number) => told.push([done, total]);
  await readLimits(await write("a.csv", CSV), { options: { onProgress } });
  expect(told.at(-1)).toEqual([CSV.length, CSV.length]);
});

describe("a file that is cut off", () => {
  test("within a row, a quoted cell or the names of its columns is refused", async () => {
    for (const content of [
      CSV.slice(0, CSV.indexOf(",Policy")),
      CSV.slice(0, CSV.indexOf(", two")),
      "Code,Limit,Rea",
    ])
      await expect(readLimits(await write("a.csv", content))).rejects.toMatchObject(TRUNCATED);
  });

  test("as an archive or a workbook is refused", async () => {
    const zip = makeZip([{ name: "a.csv", content: CSV }]).subarray(0, -30);
    const xlsx = makeXlsx([{ name: "L", rows: [["Code"]] }]).subarray(0, -100);
    for (const content of [zip, xlsx])
      await expect(readLimits(await write("a.zip", content))).rejects.toMatchObject(TRUNCATED);
  });

  test("within the last cell is known where that holds one of few texts", async () => {
    const content = "Code,Limit,Reason\nQ0001,1,Policy\nQ0002,1,Anatomy\nQ0003,1,Policy";
    const recurring = { recurring: "reason" } as const;
    const { rows } = await readLimits(await write("a.csv", content), recurring);
    expect(rows).toHaveLength(3);
    await expect(
      readLimits(await write("a.csv", content.slice(0, -1)), recurring),
    ).rejects.toMatchObject(TRUNCATED);
  });

  test("is not what lacks no more than its last newline", async () => {
    expect((await readLimits(await write("a.csv", CSV.trimEnd()))).rows).toHaveLength(2);
  });

  test("is never taken for another error, nor for a whole one, wherever it is cut", async () => {
    const content = "Code,Limit,Reason\nQ0001,10,Policy\nQ0002,20,Anatomy\nQ0003,30,Policy\n";
    // Of one row alone nothing can tell whether its last text is whole.
    const start = content.indexOf("Q0002");
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: start, max: content.length }), async (end) => {
        const outcome = await outcomeOf(await write("a.csv", content.slice(0, end)));
        const whole = content.slice(0, end).trimEnd().split("\n");
        const last = whole.at(-1) ?? "";
        // A text of the last column that is new may be whole, and is still not believed.
        if (content.includes(`${last}\n`) && (end === start || !last.includes("Anatomy")))
          expect(outcome).toBe(whole.length - 1);
        else if (!content.slice(0, end).endsWith("\n")) expect(outcome).toBe("TRUNCATED");
      }),
      { numRuns: 120 },
    );
  });
});

test("whatever its bytes are, a file gives rows, rejected rows or a clear error", async () => {
  const forms = [Buffer.from(CSV), makeZip([{ name: "a.csv", content: CSV }])];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...forms),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
      async (content, changes) => {
        const bytes = Buffer.from(content);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        const outcome = await outcomeOf(await write("a.csv", bytes));
        expect(outcome).not.toBe(0);
      },
    ),
    { numRuns: 200 },
  );
});

/** How many rows there were, usable or not, or the code of the error; any other error is thrown. */
async function outcomeOf(path: string): Promise<number | string> {
  try {
    const { release, rows } = await readLimits(path, { recurring: "reason" });
    expect(rows.length).toBeGreaterThan(0);
    expect(release.rowsRead).toBe(rows.length + release.rejected.length);
    return release.rowsRead;
  } catch (error) {
    if (error instanceof SourceError) return error.code;
    throw error;
  }
}
