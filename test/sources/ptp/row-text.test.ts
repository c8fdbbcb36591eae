import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { PtpRow } from "../../../src/sources/ptp/read-ptp.ts";
import {
  decodePtpRow,
  encodePtpRow,
  PtpDecoder,
  PtpEncoder,
} from "../../../src/sources/ptp/row-text.ts";

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
const decodeAll = (text: string): PtpRow[] => {
  const decoder = new PtpDecoder();
  return text.split("\n").flatMap((line) => (line === "" ? [] : (decoder.decode(line) ?? [])));
};

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

describe("the text of many rows", () => {
  test("gives each back with its place", () => {
    fc.assert(
      fc.property(fc.array(anyRow), (rows) => {
        const encoder = new PtpEncoder();
        expect(decodeAll(rows.map((row) => encoder.encode(row)).join(""))).toEqual(rows);
      }),
    );
  });

  test("tells a place only where a row does not stand below the one before it", () => {
    const [sample] = fc.sample(anyRow, 1);
    if (sample === undefined) throw new Error("no sample");
    const rows = [7, 8, 9, 11].map((row) => ({ ...sample, row, file: "a.txt" }));
    const encoder = new PtpEncoder();
    const lines = rows
      .map((row) => encoder.encode(row))
      .join("")
      .split("\n");
    expect(lines.filter((line) => line.startsWith("@"))).toEqual(["@a.txt\t7", "@a.txt\t11"]);
  });

  test("can be cut where the encoder started anew", () => {
    const [first, second] = fc.sample(anyRow, 2);
    if (first === undefined || second === undefined) throw new Error("no sample");
    const below = { ...second, file: first.file, row: first.row + 1 };
    const encoder = new PtpEncoder();
    encoder.encode(first);
    encoder.startAnew();
    expect(decodeAll(encoder.encode(below))).toEqual([below]);
  });
});
