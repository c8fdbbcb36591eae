import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { SourceError } from "../../../src/sources/source-error.ts";
import { makeZip } from "../files/make-zip.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import { csvOf, sampleCode, sampleModifier, txtOf, xlsxOf } from "./made-up-releases.ts";
import { longText, readRelease } from "./read-release.ts";

const write = useTemporaryFiles();
const ROWS = [
  sampleModifier({ long: longText(20) }),
  sampleCode({ code: "X0001", long: longText(25) }),
  sampleCode({ code: "X0002" }),
];

async function outcomeOf(name: string, content: string | Buffer): Promise<string> {
  return readRelease(await write(name, content)).then(
    ({ release, rows }) => `${rows.length} rows, ${release.rejected.length} rejected`,
    (error: unknown) => (error instanceof SourceError ? error.code : "another error"),
  );
}

describe("a file that is cut off", () => {
  test("within a row of CSV is never read as if it were whole", async () => {
    const content = csvOf(ROWS);
    const start = content.indexOf("X1,") + 1;
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: start, max: content.length }), async (end) => {
        const part = content.slice(0, end);
        // A row ends with its action.
        const rows = part.split(/\r\n?/).filter((line) => line.endsWith(",N")).length;
        const whole = /,N\r?\n?$/.test(part);
        expect(await outcomeOf("HCPC2025_OCT_ANWEB.csv", part)).toBe(
          whole ? `${rows} rows, 0 rejected` : "TRUNCATED",
        );
      }),
      { numRuns: 150 },
    );
  });

  test("within a line of text is never read as if it were whole", async () => {
    const content = txtOf(ROWS, { newline: "\n" });
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 12, max: content.length }), async (end) => {
        const part = content.slice(0, end);
        const last = part.slice(part.lastIndexOf("\n") + 1);
        // Blanks after the last position that can have text are all that may be lost. Between lines,
        // and within the blanks before a modifier, a cut leaves no trace.
        const whole = last.trim() === "" || last.length >= (/^.{10}[37]/.test(last) ? 293 : 91);
        expect(await outcomeOf("HCPC2025_OCT_ANWEB.txt", part)).toMatch(
          whole ? /^\d rows, 0 rejected$/ : /^TRUNCATED$/,
        );
      }),
      { numRuns: 200 },
    );
  });

  test("as an archive, or as a workbook", async () => {
    const zip = makeZip([{ name: "HCPC2025_OCT_ANWEB.txt", content: txtOf(ROWS) }]);
    for (const content of [zip.subarray(0, -30), xlsxOf(ROWS).subarray(0, -100)])
      expect(await outcomeOf("a.zip", content)).toBe("TRUNCATED");
  });

  test("is not what lacks no more than its last newline", async () => {
    expect(await outcomeOf("HCPC2025_OCT_ANWEB.txt", txtOf(ROWS).trimEnd())).toBe(
      "3 rows, 0 rejected",
    );
  });
});
