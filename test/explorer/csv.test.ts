import { expect, test } from "@jest/globals";
import { csvOf } from "../../explorer/parts/csv.ts";

test.each([
  ["=1+1", "'=1+1"],
  ["+cmd", "'+cmd"],
  ["-2+3", "'-2+3"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ['=HYPERLINK("x")', '"\'=HYPERLINK(""x"")"'],
])("a cell %j is no formula to a spreadsheet", (cell, text) => {
  expect(csvOf([[cell]])).toBe(`${text}\r\n`);
});

test("numbers stay numbers, and other text stays as it is", () => {
  expect(csvOf([[-1.5, "-1.50", "+3", 0, "a=b", "20560", null, true]])).toBe(
    "-1.5,-1.50,+3,0,a=b,20560,,true\r\n",
  );
});
