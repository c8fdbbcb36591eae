import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Line } from "../../../src/sources/ptp/delimited-rows.ts";
import { RowMaker } from "../../../src/sources/ptp/fields.ts";
import type { Layout } from "../../../src/sources/ptp/header.ts";
import { LineMaker } from "../../../src/sources/ptp/line-maker.ts";
import { encodePtpRow } from "../../../src/sources/ptp/row-text.ts";
import { cells } from "./made-up-parts.ts";

const FILE = "made-up-f1.txt";
const NAMES = [
  "columnOne",
  "columnTwo",
  "prior",
  "effective",
  "lastDay",
  "modifierIndicator",
  "rationale",
] as const;
type Name = (typeof NAMES)[number];

const layoutOf = (names: readonly Name[]): Layout => ({
  titles: [],
  positions: Object.fromEntries(names.map((name, at) => [name, at])),
  width: names.length,
  row: 1,
});
const OFFICIAL = layoutOf(NAMES);

/** What stands in a column: mostly what may, so that other columns are looked at too. */
const texts: Readonly<Record<Name, fc.Arbitrary<string>>> = {
  columnOne: fc.constantFrom("00001", "Q0001", " Q0001 ", "Q0001", "q0001", "123", "", '"00001"'),
  columnTwo: fc.constantFrom("00002", "Q0002", "Q0003", " 00002", "Q", "", '"Q0002"'),
  prior: fc.constantFrom("", "", "*", " ", "x", '""'),
  effective: fc.constantFrom("20200101", "20200101", "1/1/2020", '"20200101"', "20230229", ""),
  lastDay: fc.constantFrom("*", "20201231", "99991231", " * ", "20191231", "", "x"),
  modifierIndicator: fc.constantFrom("0", "1", "9", " 1", "2", ""),
  rationale: fc.constantFrom("One", "One  reason", ' "Two" ', '"Two, ""more"""', '"', "\u001a", ""),
};

const lineText = (names: readonly Name[], delimiter: string): fc.Arbitrary<string> =>
  fc
    .tuple(
      fc.tuple(...names.map((name) => texts[name])),
      fc.oneof(
        { weight: 5, arbitrary: fc.constant(names.length) },
        { weight: 1, arbitrary: fc.nat(names.length) },
      ),
      fc.constantFrom("", "", "", delimiter, `${delimiter} `, `${delimiter}more`),
    )
    .map(([given, count, end]) => given.slice(0, count).join(delimiter) + end);

/** Lines of a part with columns in some order, often the official one. */
const part = fc
  .record({
    delimiter: fc.constantFrom("\t" as const, "," as const),
    names: fc.oneof(
      fc.constant([...NAMES]),
      fc.constant(NAMES.slice(0, -1)),
      fc.shuffledSubarray([...NAMES], { minLength: NAMES.length }),
    ),
  })
  .chain(({ delimiter, names }) =>
    fc
      .array(lineText(names, delimiter), { minLength: 1, maxLength: 30 })
      .map((lines) => ({ delimiter, layout: layoutOf(names), lines })),
  );

describe("a line that is cut behind its codes only", () => {
  test("says what its cells say, or is left to them", () => {
    fc.assert(
      fc.property(part, ({ delimiter, layout, lines }) => {
        const form = delimiter === "," ? "CSV" : "TXT";
        const atOnce = new LineMaker(new RowMaker(), layout, form, FILE);
        const inFull = new RowMaker();
        lines.forEach((text, i) => {
          const line = new Line(i + 2, text, delimiter, true);
          const byCells = inFull.make(line, layout, form, FILE);
          const row = atOnce.make(line);
          if (row === null) return;
          expect(row).toEqual(byCells);
          expect(encodePtpRow(row)).toBe(encodePtpRow({ ...row }));
        });
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    ["official", cells("00001", "Q0002").join("\t"), OFFICIAL],
    ["with blanks around its texts", " 00001 \tQ0002 \t \t20200101 \t * \t1\tOne ", OFFICIAL],
    ["with blank cells behind the last", `${cells("00001", "Q0002").join("\t")}\t\t`, OFFICIAL],
    ["with a quoted cell", '00001\tQ0002\t\t20200101\t*\t1\t"One ""reason"""', OFFICIAL],
    ["of an old year", "00001\tQ0002\t*\t19950101\t20201231\t0", layoutOf(NAMES.slice(0, -1))],
  ])("%s is a row", (_, text, layout) => {
    const line = new Line(7, text, "\t", true);
    const row = new LineMaker(new RowMaker(), layout, "TXT", FILE).make(line);
    expect(row).toMatchObject({ row: 7, file: FILE, columnOne: "00001", columnTwo: "Q0002" });
    expect(row).toEqual(new RowMaker().make(line, layout, "TXT", FILE));
  });

  const swapped = layoutOf(["columnTwo", "columnOne", ...NAMES.slice(2)]);
  test.each([
    ["a code in quotes", '"00001"\tQ0002\t\t20200101\t*\t1\tOne', OFFICIAL],
    ["a code that is none", "0001\tQ0002\t\t20200101\t*\t1\tOne", OFFICIAL],
    ["a day that is none", "00001\tQ0002\t\t20230229\t*\t1\tOne", OFFICIAL],
    ["a cell too many", "00001\tQ0002\t\t20200101\t*\t1\tOne\tmore", OFFICIAL],
    ["one cell", "00001", OFFICIAL],
    ["nothing", "", OFFICIAL],
    ["columns in another order", cells("00001", "Q0002").join("\t"), swapped],
  ])("with %s is left to its cells", (_, text, layout) => {
    const maker = new LineMaker(new RowMaker(), layout, "TXT", FILE);
    for (const row of [1, 2]) expect(maker.make(new Line(row, text, "\t", true))).toBeNull();
  });
});
