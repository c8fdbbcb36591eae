import { describe, expect, test } from "@jest/globals";
import { openWorkbook } from "../../../src/sources/files/xlsx/workbook.ts";
import { columnOf, numberText } from "../../../src/sources/files/xlsx/cell-text.ts";
import { listZip } from "../../../src/sources/files/zip.ts";
import { collect } from "./byte-sources.ts";
import { makeWorkbook, makeXlsx } from "./make-xlsx.ts";

const open = async (bytes: Buffer) => openWorkbook(await listZip(bytes, "w.xlsx"), "w.xlsx");
const rowsOfSheet = async (bytes: Buffer, index = 0) => {
  const sheet = (await open(bytes))[index];
  return sheet === undefined ? [] : collect(sheet.rows());
};
const cellsOf = async (sheetData: string, sharedStrings = "") =>
  (await rowsOfSheet(makeWorkbook([{ name: "S" }], [sheetData], sharedStrings))).map(
    ({ row, cells }) => [row, ...cells],
  );

describe("openWorkbook", () => {
  test.each(["shared", "inline"] as const)("reads %s texts, numbers and gaps", async (texts) => {
    const rows = await rowsOfSheet(
      makeXlsx([{ name: "S", rows: [["a & <b>", null, 7], [], [null, 0.5]] }], texts),
    );
    expect(rows).toEqual([
      { row: 1, cells: ["a & <b>", "", "7"], terminated: true },
      { row: 3, cells: ["", "0.5"], terminated: true },
    ]);
  });

  test("gives the sheets in order, with those that are hidden", async () => {
    const bytes = makeXlsx([
      { name: "Notes", rows: [["n"]], hidden: true },
      { name: "Data", rows: [["d"]] },
    ]);
    expect((await open(bytes)).map(({ name, hidden }) => [name, hidden])).toEqual([
      ["Notes", true],
      ["Data", false],
    ]);
    expect((await rowsOfSheet(bytes, 1))[0]?.cells).toEqual(["d"]);
  });

  test("joins runs of several formats, leaves reading aids out and undoes escapes", async () => {
    const strings =
      "<si><r><t>bold</t></r><r><t xml:space='preserve'> plain</t></r><rPh><t>aid</t></rPh></si>" +
      "<si><t>a_x000D_b_x005F_c</t></si>";
    expect(
      await cellsOf('<row r="4"><c r="B4" t="s"><v>0</v></c><c t="s"><v>1</v></c></row>', strings),
    ).toEqual([[4, "", "bold plain", "a\rb_c"]]);
  });

  test("reads rows and cells without references, results of formulas, truth and errors", async () => {
    expect(
      await cellsOf(
        "<row><c><v>1</v></c><c t='str'><f>A1</f><v>x</v></c></row>" +
          "<row><c t='b'><v>1</v></c><c t='e'><v>#N/A</v></c><c s='3'/></row>",
      ),
    ).toEqual([
      [1, "1", "x"],
      [2, "TRUE", "#N/A", ""],
    ]);
  });

  test("reads elements that have a prefix", async () => {
    const data = '<x:row xmlns:x="u" r="2"><x:c r="A2"><x:v>5</x:v></x:c></x:row>';
    expect(await cellsOf(data)).toEqual([[2, "5"]]);
  });

  test.each([
    ["a text that is not there", "<row><c t='s'><v>9</v></c></row>"],
    ["XML that is not well-formed", "<row><c></row>"],
    ["a cell beyond the last column", "<row><c r='ZZZZ1'><v>1</v></c></row>"],
    ["an entity that is not its own", "<row><c t='str'><v>&bomb;</v></c></row>"],
  ])("refuses %s", async (_, data) => {
    await expect(cellsOf(data)).rejects.toMatchObject({ code: "UNREADABLE" });
  });
});

test("numbers are the shortest text that means the same", () => {
  expect(["32.346499999999999", "1E-2", "0", "", "abc"].map(numberText)).toEqual([
    "32.3465",
    "0.01",
    "0",
    "",
    "abc",
  ]);
});

test("columns are counted from A", () => {
  expect(["A1", "Z9", "AA1", "AE19100", "7"].map(columnOf)).toEqual([0, 25, 26, 30, null]);
});
