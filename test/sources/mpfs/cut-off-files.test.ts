import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { SourceError } from "../../../src/sources/source-error.ts";
import { makeZip } from "../files/make-zip.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import { csvOf, sampleRow, txtOf, xlsxOf } from "./made-up-releases.ts";
import { readRelease } from "./read-release.ts";

const write = useTemporaryFiles();
const ROWS = ["Q0001", "Q0002", "Q0003"].map((code) => sampleRow({ code }));
const TRUNCATED = { name: "SourceError", code: "TRUNCATED" };

describe("a file that is cut off", () => {
  test.each([1, 2, 3, 6, 40, 100])("%d bytes before the end of a CSV", async (bytes) => {
    const content = csvOf(ROWS).slice(0, -bytes);
    await expect(readRelease(await write("a.csv", content))).rejects.toMatchObject(TRUNCATED);
  });

  test.each([1, 2, 3, 40, 160])("%d bytes before the end of a text", async (bytes) => {
    const content = txtOf(ROWS).trimEnd().slice(0, -bytes);
    const path = await write("PPRRVU25_OCT.txt", content);
    await expect(readRelease(path)).rejects.toMatchObject(TRUNCATED);
  });

  test("within a quoted cell, or within its header", async () => {
    const quoted = csvOf([sampleRow({ description: "one, two" })]);
    for (const content of [
      quoted.slice(0, quoted.indexOf("two")),
      quoted.slice(0, quoted.indexOf("HCPCS")),
    ]) {
      await expect(readRelease(await write("a.csv", content))).rejects.toMatchObject(TRUNCATED);
    }
  });

  test("as an archive, or as a workbook", async () => {
    const zip = makeZip([{ name: "PPRRVU25_OCT.csv", content: csvOf(ROWS) }]);
    for (const content of [zip.subarray(0, -30), xlsxOf(ROWS).subarray(0, -100)]) {
      await expect(readRelease(await write("a.zip", content))).rejects.toMatchObject(TRUNCATED);
    }
  });

  test("between two rows is known by an endoscopic base that has no row", async () => {
    const rows = [...ROWS, sampleRow({ code: "Q0000", endoscopicBase: "Q0009" })];
    const reading = readRelease(await write("a.csv", csvOf(rows)));
    await expect(reading).rejects.toMatchObject(TRUNCATED);
    await expect(reading).rejects.toThrow("Q0009 (row 14)");
  });

  test("is not what lacks no more than its last newline", async () => {
    expect((await readRelease(await write("a.csv", csvOf(ROWS)))).rows).toHaveLength(3);
    const path = await write("PPRRVU25_OCT.txt", txtOf(ROWS).trimEnd());
    expect((await readRelease(path)).rows).toHaveLength(3);
  });

  test("is never read as if it were whole, wherever the cut is within a row", async () => {
    const content = csvOf(ROWS);
    const start = content.indexOf("Q0002");
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: start + 1, max: content.length - 1 }), async (end) => {
        const part = content.slice(0, end);
        const atLineEnd = /\.05\r?\n?$/.test(part);
        const outcome = await readRelease(await write("a.csv", part)).then(
          () => "read",
          (error: unknown) => (error instanceof SourceError ? error.code : "another error"),
        );
        expect(outcome).toBe(atLineEnd ? "read" : "TRUNCATED");
      }),
      { numRuns: 150 },
    );
  });
});
