import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { openAoc } from "../../../src/sources/aoc/read-aoc.ts";
import { SourceError } from "../../../src/sources/source-error.ts";
import { collect } from "../files/byte-sources.ts";
import { makeXlsx, type CellToMake } from "../files/make-xlsx.ts";
import { makeZip } from "../files/make-zip.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";

const write = useTemporaryFiles();

const NAMES = [
  "AOC_Edit_Type",
  "Add-On_Code",
  "AOC_DelDT",
  "Primary_Code",
  "Primary_Code_DelDT",
  "AOC_Edit_EffDT",
  "AOC_Edit_DelDT",
  "Special_Instruction_Notes",
];
/** Days are years and days of the year, as in the official files. */
const ROWS: readonly (readonly string[])[] = [
  ["1", "00101", "", "00100", "", "2013091", "", ""],
  ["1", "Q0002", "", "Q0003", "2023365", "2021001", "2024366", "made up"],
  ["2", "0054T", "2022181", "CCCCC", "", "2013091", "2022181", "(Made-up, contractors define it)"],
  ["3", "Q0004", "", "CCCCC", "", "2026001", "", ""],
];
const EXPECTED = [
  { addOn: "00101", primary: "00100", type: "1", effective: "2013-04-01", lastDay: null },
  { addOn: "Q0002", primary: "Q0003", type: "1", effective: "2021-01-01", lastDay: "2023-12-31" },
  { addOn: "0054T", primary: null, type: "2", effective: "2013-04-01", lastDay: "2022-06-30" },
  { addOn: "Q0004", primary: null, type: "3", effective: "2026-01-01", lastDay: null },
];

const xlsxOf = (rows: readonly (readonly CellToMake[])[]) =>
  makeXlsx([{ name: "AOC", rows: [["A made-up copyright"], NAMES, ...rows] }]);

const WIDTHS = [1, 5, 7, 5, 7, 7, 7, 20];
const textOf = (gap = "") =>
  ROWS.map((row) => row.map((text, index) => text.padEnd(WIDTHS[index] ?? 0)).join(gap))
    .map((line) => `${line}\r\n`)
    .join("");

async function read(name: string, content: string | Buffer, effectiveFrom?: string) {
  const options = effectiveFrom === undefined ? {} : { effectiveFrom };
  const release = await openAoc(await write(name, content), options);
  const rows = await collect(release.rows());
  return { release, rows, facts: rows.map(({ row: _row, ...facts }) => facts) };
}

describe("the official list of add-on codes", () => {
  test("gives pairs with their types and days from the spreadsheet", async () => {
    const cells = ROWS.map((row) =>
      row.map((text) => (text === "" ? null : /^\d+$/.test(text) ? Number(text) : text)),
    );
    const { release, rows, facts } = await read("AOC_V2026Q2-MCR.xlsx", xlsxOf(cells));
    expect(release).toMatchObject({
      source: "aoc",
      setting: null,
      effectiveFrom: "2026-04-01",
      dayNote: null,
      dayAssumed: null,
      form: "XLSX",
      rejected: [],
    });
    expect(facts).toEqual(EXPECTED);
    expect(rows.map(({ row }) => row)).toEqual([3, 4, 5, 6]);
  });

  test("gives the same pairs from the fixed-width text, with or without gaps and last blanks", async () => {
    const trimmed = textOf().replace(/ +\r/g, "\r");
    for (const text of [textOf(), textOf(" "), trimmed, `A made-up copyright\n\n${textOf()}`]) {
      const { release, facts } = await read("AOC_V2025Q4_01-MCR.txt", text);
      expect(facts).toEqual(EXPECTED);
      expect(release).toMatchObject({ form: "TXT", effectiveFrom: "2025-10-01", rejected: [] });
    }
  });

  test("gives the same pairs from text with names, whichever stands between its cells", async () => {
    const heading = NAMES.map((name) => name.replace("DT", "_DT (Julian)"));
    const lines = [["Made up"], heading, ...ROWS];
    const tabs = lines.map((cells) => cells.join("\t")).join("\n") + "\n";
    const commas = lines.map((cells) => cells.map((cell) => `"${cell}"`).join()).join("\n") + "\n";
    expect((await read("AOC_V2022Q1-MCR.txt", tabs)).facts).toEqual(EXPECTED);
    expect((await read("AOC_V2022Q1-MCR.csv", commas)).facts).toEqual(EXPECTED);
  });

  test("is read from its spreadsheet where an archive holds both forms", async () => {
    const zip = makeZip([
      { name: "AOC_V2024Q3-MCR.txt", content: textOf() },
      { name: "AOC_V2024Q3-MCR.xlsx", content: xlsxOf(ROWS) },
    ]);
    const { release, facts } = await read("add-on-codes.zip", zip);
    expect(release).toMatchObject({ form: "XLSX", effectiveFrom: "2024-07-01" });
    expect(facts).toEqual(EXPECTED);
  });

  test("may have a pair again with another day, and not with the same", async () => {
    const [first = []] = ROWS;
    const again = first.map((text) => (text === "2013091" ? "2025001" : text));
    const { release, rows } = await read("AOC_V2026Q2-MCR.xlsx", xlsxOf([first, again, first]));
    expect(rows.map(({ effective }) => effective)).toEqual(["2013-04-01", "2025-01-01"]);
    expect(release.rejected).toMatchObject([
      { row: 5, reason: "00101 00100 2013-04-01 stands on row 3 already" },
    ]);
  });

  test("has rows that cannot be used set aside", async () => {
    const { release } = await read(
      "AOC_V2026Q2-MCR.xlsx",
      xlsxOf([
        ...ROWS,
        ["4", "Q0005", "", "Q0003", "", "2026001", "", ""],
        ["1", "Q0005", "", "", "", "2026001", "", ""],
        ["1", "Q05", "", "Q0003", "", "2026001", "", ""],
        ["1", "Q0005", "", "Q0003", "", "2026367", "", ""],
      ]),
    );
    expect(release.rejected.map(({ reason }) => reason)).toEqual([
      'AOC_Edit_Type is "4"',
      "Primary_Code is blank",
      'Add-On_Code is "Q05"',
      'AOC_Edit_EffDT is "2026367"',
    ]);
    const damaged = textOf().replace("Q0002", "Q-002");
    expect((await read("AOC_V2026Q2-MCR.txt", damaged)).release.rejected).toMatchObject([
      { row: 2, reason: "it is not laid out as a record" },
    ]);
  });

  test("is refused when it is cut off", async () => {
    const text = textOf().trimEnd();
    for (const bytes of [1, 5, 10, 20])
      await expect(read("AOC_V2026Q2-MCR.txt", text.slice(0, -bytes))).rejects.toMatchObject({
        code: "TRUNCATED",
      });
  });
});

describe("a list that does not say from which day it holds", () => {
  const EXTRACT = "primary_code,add_on_code,aoc_edit_type\nCCCCC,0054T,2\n00100,00101,1\n";

  test("is as old as the first edits of all where its rows have no days, and says so", async () => {
    const { release, facts } = await read("ncci_aoc.csv", EXTRACT);
    expect(facts).toEqual([
      { addOn: "0054T", primary: null, type: "2", effective: null, lastDay: null },
      { addOn: "00101", primary: "00100", type: "1", effective: null, lastDay: null },
    ]);
    expect(release.effectiveFrom).toBe("2013-04-01");
    expect(release.dayNote).toBe(
      "ncci_aoc.csv does not say from which day it holds; 2013-04-01 is taken, the day on which the first add-on code edits took effect.",
    );
  });

  test("is as old as its latest edit where its rows have days", async () => {
    expect((await read("list.xlsx", xlsxOf(ROWS))).release.effectiveFrom).toBe("2026-01-01");
    expect((await read("list.txt", textOf())).release.effectiveFrom).toBe("2026-01-01");
  });

  test("holds from the day of the flag where that is given", async () => {
    const { release } = await read("ncci_aoc.csv", EXTRACT, "2024-07-01");
    expect(release).toMatchObject({ effectiveFrom: "2024-07-01", dayNote: null });
  });
});

test("other tables of codes are refused", async () => {
  for (const content of [
    "Column 1,Column 2,Effective Date\nQ0001,Q0002,20240101\n",
    "hcpcs_code,mue_units,mue_mai\nQ0001,1,2\n",
    "1 line of notes\n2 lines of notes\n",
  ])
    await expect(read("AOC_V2026Q2-MCR.txt", content)).rejects.toMatchObject({
      code: "NOT_THIS_SOURCE",
    });
});

test("whatever is garbled in it, the list gives rows, rejected rows or a clear error", async () => {
  const contents = [Buffer.from(textOf()), xlsxOf(ROWS)];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...contents),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 8 }),
      fc.nat(90),
      async (content, changes, cut) => {
        const bytes = Buffer.from(content.subarray(0, content.length - cut));
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        try {
          const { release, rows } = await read("AOC_V2026Q2-MCR.txt", bytes);
          expect(rows.length + release.rejected.length).toBe(release.rowsRead);
          expect(rows.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(SourceError);
        }
      },
    ),
    { numRuns: 200 },
  );
});
