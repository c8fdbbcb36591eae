import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { PtpRow } from "../../../src/sources/ptp/read-ptp.ts";
import { decodePtpRow, encodePtpRow } from "../../../src/sources/ptp/row-text.ts";

const day = fc
  .date({ min: new Date("1980-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const code = fc.stringMatching(/^[0-9A-Z]{5}$/);
const anyRow: fc.Arbitrary<PtpRow> = fc.record({
  row: fc.integer({ min: 1, max: 3_000_000 }),
  file: fc.constantFrom("ccipra-f1.txt", "a b.txt", "@odd\u00e9.txt"),
  columnOne: code,
  columnTwo: code,
  priorTo1996: fc.boolean(),
  effective: day,
  lastDay: fc.option(day),
  modifierIndicator: fc.constantFrom("0", "1", "9"),
  rationale: fc.constantFrom("", "One reason", 'A "separate" reason', "@ reason"),
});
describe("the text of a row", () => {
  test("is the official line, and says nothing of its place", () => {
    const row: PtpRow = {
      row: 7,
      file: "a.txt",
      columnOne: "00001",
      columnTwo: "Q0002",
      priorTo1996: true,
      effective: "1995-01-01",
      lastDay: null,
      modifierIndicator: "1",
      rationale: "One reason",
    };
    expect(encodePtpRow(row)).toBe("00001\tQ0002\t*\t19950101\t*\t1\tOne reason");
    const elsewhere: PtpRow = { ...row, row: 8, file: "b.txt" };
    expect(encodePtpRow(elsewhere)).toBe(encodePtpRow(row));
  });

  test("gives the row back", () => {
    fc.assert(
      fc.property(anyRow, (row) => {
        expect(decodePtpRow(encodePtpRow(row), row.file, row.row)).toEqual(row);
      }),
    );
  });

  test("is not taken from what is none", () => {
    for (const text of ["", "a\tb", "00001\tQ0002\t\t20230229\t*\t1\tx"])
      expect(() => decodePtpRow(text, "a.txt", 1)).toThrow("no stored row");
  });
});
