import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { SourceError } from "../../../src/sources/source-error.ts";
import { makeZip } from "../files/make-zip.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import { cells, readPtp, textOf, WHOLE } from "./made-up-parts.ts";

const write = useTemporaryFiles();
const NAME = "ccipra-2024q3-f1.txt";

/** How reading went: how many rows there were, or which error. */
const outcomeOf = async (name: string, content: string | Buffer) =>
  readPtp([await write(name, content)], { allowPartial: true }).then(
    ({ rows, release }) => ({ used: rows.length, rejected: release.rejected.length }),
    (error: unknown) => (error instanceof SourceError ? error.code : String(error)),
  );

describe("a part that is cut off", () => {
  test("within a row is never read as if it were whole", async () => {
    const content = textOf([...WHOLE, cells("Q0002", "Q0001", { rationale: "Laboratory panel" })]);
    const start = content.indexOf("Q0002");
    for (let end = start + 1; end < content.length - 2; end += 1)
      expect(await outcomeOf(NAME, content.slice(0, end))).toBe("TRUNCATED");
    for (const end of [content.length - 2, content.length - 1])
      expect(await outcomeOf(NAME, content.slice(0, end))).toEqual({
        used: WHOLE.length + 1,
        rejected: 0,
      });
  });

  test("between two rows is known by the codes that are not there", async () => {
    const path = await write(NAME, textOf(WHOLE.slice(0, -1)));
    await expect(readPtp([path])).rejects.toMatchObject({ code: "PARTIAL" });
  });

  test("as an archive is refused", async () => {
    const zip = makeZip([{ name: NAME, content: textOf(WHOLE) }]);
    expect(await outcomeOf("ccipra-2024q3-f1.zip", zip.subarray(0, -30))).toBe("TRUNCATED");
  });

  test("anywhere gives a clear error or rows, never an empty success", async () => {
    const content = Buffer.from(textOf(WHOLE));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: content.length - 1 }), async (end) => {
        expect(isClear(await outcomeOf(NAME, content.subarray(0, end)))).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a part that is garbled", () => {
  test("gives a clear error, or all other rows and the rejected ones", async () => {
    const content = Buffer.from(textOf(WHOLE));
    const change = fc.tuple(fc.nat(content.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 30 }), async (changes) => {
        const garbled = Buffer.from(content);
        for (const [at, byte] of changes) garbled[at] = byte;
        expect(isClear(await outcomeOf(NAME, garbled))).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  test("in its cells loses no row in silence", async () => {
    const cell = fc.oneof(fc.string(), fc.constantFrom("", "*", "20240101", '"', '""', "00001"));
    const clean = cell.map((text) => text.replace(/[\t\r\n\u0085\u2028\u2029]/g, ""));
    await fc.assert(
      fc.asyncProperty(fc.nat(WHOLE.length - 1), fc.nat(6), clean, async (row, column, text) => {
        const rows = WHOLE.map((cellsOfRow, at) =>
          at === row ? cellsOfRow.map((old, i) => (i === column ? text : old)) : cellsOfRow,
        );
        const outcome = await outcomeOf(NAME, Buffer.from(textOf(rows)));
        if (typeof outcome === "string") return;
        expect(outcome.used + outcome.rejected).toBe(WHOLE.length);
      }),
      { numRuns: 200 },
    );
  });
});

const isClear = (outcome: Awaited<ReturnType<typeof outcomeOf>>): boolean =>
  typeof outcome === "string" ? /^[A-Z_]+$/.test(outcome) : outcome.used > 0;
