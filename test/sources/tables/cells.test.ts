import { describe, expect, test } from "@jest/globals";
import { readCells, type Cells } from "../../../src/sources/tables/cells.ts";
import { ordinalDay, spelledDay } from "../../../src/sources/tables/days.ts";
import type { TableForm } from "../../../src/sources/tables/table.ts";

const COLUMNS = { cell: { names: [/^A pattern$/, "Cell"] } };

/** What is read from a cell with the text, or why it is not. */
function read<Value>(
  text: string,
  reading: (cells: Cells<"cell">) => Value,
  form: TableForm = "CSV",
): Value | string {
  const made = readCells(COLUMNS, { cell: text }, form, (cells) => ({ value: reading(cells) }));
  return "reason" in made ? made.reason : made.value;
}

describe("a code", () => {
  const code = (cells: Cells<"cell">) => cells.code("cell");

  test("has five characters", () => {
    expect(["00100", "Q0001", "0001U"].map((text) => read(text, code))).toEqual([
      "00100",
      "Q0001",
      "0001U",
    ]);
    expect(["100", "q0001", "Q00011", "Q-001"].map((text) => read(text, code))).toEqual([
      'Cell is "100"',
      'Cell is "q0001"',
      'Cell is "Q00011"',
      'Cell is "Q-001"',
    ]);
    expect(read("", code)).toBe("Cell is blank");
  });

  test("has the zeros back that a number of a sheet has lost", () => {
    expect(read("100", code, "XLSX")).toBe("00100");
    expect(read("A1", code, "XLSX")).toBe('Cell is "A1"');
  });
});

test("an amount is read with dollar signs, commas and blanks, and none is none", () => {
  const amount = (text: string) => read(text, (cells) => cells.amount("cell"));
  expect(["0", "12.5", "$3,307.24", "$ 7", ".5", "40%", "1e2"].map(amount)).toEqual([
    0, 12.5, 3307.24, 7, 0.5, 40, 100,
  ]);
  expect(["", ".", "-"].map(amount)).toEqual([null, null, null]);
  expect(["12,34", "1.2.3", "abc", "0x10", "1e999"].map(amount)).toEqual(
    ["12,34", "1.2.3", "abc", "0x10", "1e999"].map((text) => `Cell is "${text}"`),
  );
});

test("a count is whole and not below zero", () => {
  const count = (text: string) => read(text, (cells) => cells.count("cell"));
  expect(["0", "90000", "90,000"].map(count)).toEqual([0, 90_000, 90_000]);
  expect(["", "-1", "1.5", "1e300"].map(count)).toEqual([
    "Cell is blank",
    ...["-1", "1.5", "1e300"].map((text) => `Cell is "${text}"`),
  ]);
});

describe("a day", () => {
  const day = (text: string, form?: TableForm) => read(text, (cells) => cells.day("cell"), form);

  test.each([
    "2026-04-01",
    "20260401",
    "4/1/2026",
    "4/1/26",
    "04-01-2026",
    "01APR2026",
    "2026-04-01 00:00:00",
    "2026-04-01T00:00:00Z",
  ])("may be spelled %s", (text) => {
    expect(spelledDay(text)).toBe("2026-04-01");
  });

  test("of a year of two digits is of the last century from 70 on", () => {
    expect(["1/1/70", "12/31/99", "1/1/69"].map(spelledDay)).toEqual([
      "1970-01-01",
      "1999-12-31",
      "2069-01-01",
    ]);
  });

  test("is one that exists", () => {
    for (const text of ["2025-02-29", "13/1/2025", "31FEB2024", "01XYZ2024", "2025-1-1", "soon"])
      expect(day(text)).toBe(`Cell is "${text}"`);
  });

  test("is none where it is blank, an asterisk, or the end of all days", () => {
    for (const text of [
      "",
      "*",
      "0",
      "0000000",
      "9999-12-31",
      "12/31/9999",
      "99991231",
      "31DEC9999",
    ])
      expect(day(text)).toBeNull();
  });

  test("may be the number that a sheet has for it", () => {
    expect(day("45292", "XLSX")).toBe("2024-01-01");
    expect(day("45292.5", "XLSX")).toBe("2024-01-01");
    expect(day("45292")).toBe('Cell is "45292"');
    expect(day("2958465", "XLSX")).toBeNull();
  });

  test("may be a year and a number within it", () => {
    expect(["2026001", "2026091", "2024366"].map(ordinalDay)).toEqual([
      "2026-01-01",
      "2026-04-01",
      "2024-12-31",
    ]);
    expect(["2026000", "2026366", "202609", "2026-091"].map(ordinalDay)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
