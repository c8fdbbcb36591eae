import { describe, expect, test } from "@jest/globals";
import { COLUMNS_OF_2025, linesOf, sampleCode, sampleModifier } from "./made-up-releases.ts";
import { longText, readRelease } from "./read-release.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";

const write = useTemporaryFiles();
const LONG = longText(30);
const [FIRST = "", ...FURTHER] = linesOf(sampleCode({ code: "X0002", long: LONG }));
const [SECOND = "", THIRD = "", FOURTH = ""] = FURTHER;
const BEFORE = linesOf(sampleCode({ code: "X0001" }));
const AFTER = linesOf(sampleModifier({ code: "X9", long: longText(12) }));

const read = async (lines: readonly string[]) =>
  readRelease(
    await write(
      "HCPC2025_OCT_ANWEB.txt",
      [...BEFORE, ...lines, ...AFTER].map((line) => `${line}\r\n`).join(""),
    ),
  );

describe("a description on several lines", () => {
  test("is joined with one blank between words, over as many lines as it has", async () => {
    for (const words of [1, 8, 9, 30, 150]) {
      const long = longText(words);
      const { rows, release } = await read(linesOf(sampleCode({ code: "X0002", long })));
      expect(rows.map((row) => row.long)).toEqual(["Made-up thing, each", long, longText(12)]);
      expect(release.rejected).toEqual([]);
    }
  });

  test.each<[string, string[], string]>([
    ["a line is missing", [FIRST, SECOND, FOURTH], 'line 4 of it has the sequence number "00400"'],
    [
      "lines are out of order",
      [FIRST, THIRD, SECOND],
      'has the sequence number "00300" in place of 200',
    ],
    [
      "a line comes twice",
      [FIRST, SECOND, SECOND, THIRD],
      'has the sequence number "00200" in place of 300',
    ],
    [
      "a line is that of a modifier",
      [FIRST, SECOND.replace("002004", "002008")],
      'line 3 of it has the record id "8"',
    ],
    [
      "a line has an unknown record id",
      [FIRST, SECOND.replace("002004", "002005")],
      'line 3 of it has the record id "5"',
    ],
    [
      "its first line has another number",
      [FIRST.replace("001003", "002003"), SECOND],
      'its first line has the sequence number "00200"',
    ],
    [
      "a line has text behind the description",
      [FIRST, `${SECOND.slice(0, 100)}?`],
      "on line 3 it has text behind its description",
    ],
    ["its first line is cut short", [FIRST.slice(0, 250), SECOND], "where a record has 293"],
    [
      "its first line has text in a gap",
      [`${FIRST.slice(0, 259)}?${FIRST.slice(260)}`, SECOND],
      "it has text where the layout has none",
    ],
  ])("is not used by half when %s", async (_, lines, reason) => {
    const { rows, release } = await read(lines);
    expect(rows.map(({ code }) => code)).toEqual(["X0001", "X9"]);
    expect(release.rejected).toHaveLength(1);
    expect(release.rejected[0]).toMatchObject({ row: 2, text: lines[0] });
    expect(release.rejected[0]?.reason).toContain(reason);
    expect(release.rowsRead).toBe(3);
  });

  test("is rejected line by line when its first line is not there", async () => {
    const { rows, release } = await read([SECOND, THIRD]);
    expect(rows.map(({ code }) => code)).toEqual(["X0001", "X9"]);
    expect(release.rejected).toMatchObject([
      { row: 2, reason: "it continues X0002, whose first line is not before it" },
      { row: 3, reason: "it continues X0002, whose first line is not before it" },
    ]);
  });

  test("goes with its first line when that repeats a code", async () => {
    const again = linesOf(sampleCode({ code: "X0001", long: LONG }));
    const { rows, release } = await read(again);
    expect(rows).toHaveLength(2);
    expect(release.rejected).toMatchObject([{ row: 2, reason: "X0001 stands on row 1 already" }]);
  });

  test("may be continued in a workbook or CSV as well, with numbers by tens", async () => {
    const names = COLUMNS_OF_2025.map(({ name }) => name);
    const first = COLUMNS_OF_2025.map(({ text }) => text(sampleCode()));
    const further = (sequence: string) =>
      names.map((_, index) => ["X0001", sequence, "4", "and more"][index] ?? "");
    const content = (sequence: string) =>
      [names, first, further(sequence)]
        .map((cells) => cells.map((cell) => `"${cell}"`).join(","))
        .join("\n");
    const whole = await readRelease(await write("HCPC2025_OCT_ANWEB.csv", content("0020")));
    expect(whole.rows).toMatchObject([{ row: 2, long: "Made-up thing, each and more" }]);
    const rest = `\n${first.map((cell) => `"${cell.replace("X0001", "X0002")}"`).join(",")}`;
    const holed = await readRelease(await write("HCPC2025_OCT_ANWEB.csv", content("0030") + rest));
    expect(holed.release.rejected).toMatchObject([
      { row: 2, reason: 'line 3 of it has the sequence number "0030" in place of 20' },
    ]);
  });
});

describe("a line that is no record", () => {
  test("is rejected with its reason", async () => {
    const { rows, release } = await read([
      "X0002001005Made-up line of an unknown kind",
      "made-up words",
      "",
      "\u001a",
    ]);
    expect(rows).toHaveLength(2);
    expect(release.rejected).toMatchObject([
      { row: 2, reason: 'its record id is "5"' },
      { row: 3, reason: 'its record id is "r"' },
    ]);
  });
});
