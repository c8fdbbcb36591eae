import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { componentsOf, type ComponentRow } from "../../src/rules/component-triads.ts";
import { openMpfs } from "../../src/sources/mpfs/read-mpfs.ts";
import { describeRealFiles, realFile } from "../sources/files/real-files.ts";
import { REAL_TRIADS, WITHOUT_VALUES } from "./real-triads.ts";

/** A row from `code pcTc work practiceExpense malpractice`; what is left out is 0. */
const rowOf = (line: string): ComponentRow => {
  const [code = "", pcTc = "", work = "0", practiceExpense = "0", malpractice = "0"] =
    line.split(" ");
  return {
    code,
    pcTc,
    work: Number(work),
    nonFacilityPracticeExpense: Number(practiceExpense),
    facilityPracticeExpense: Number(practiceExpense),
    malpractice: Number(malpractice),
  };
};

/** `component whole evidence` of what follows from rows. */
const found = (...lines: readonly string[]): string[] =>
  [...componentsOf(lines.map(rowOf))].map(([code, whole]) =>
    [code, whole.code, whole.evidence].join(" "),
  );

const TEST = ["80000 4 0.39 1.69 0.03", "80005 3 0 0.53 0.01", "80010 3 0 1.02 0.01"];
const REPORT = "80020 2 0.39 0.14 0.01";

describe("a test with relative values", () => {
  test("has the codes next behind it as components whose values add up to its own", () => {
    expect(found(...TEST, REPORT)).toEqual([
      "80005 80000 RELATIVE_VALUES",
      "80010 80000 RELATIVE_VALUES",
      "80020 80000 RELATIVE_VALUES",
    ]);
  });

  test("may have two professional components, and a technical one without a malpractice value", () => {
    expect(
      found(
        "80000 4 0.75 1.40 0.02",
        "80001 2 0.45 0.16 0.01",
        "80002 3 0 1.13",
        "80003 2 0.3 0.11 0.01",
      ),
    ).toHaveLength(3);
  });

  test("leaves other components that follow to themselves", () => {
    expect(found(...TEST, REPORT, "80021 2 0.48 0.24 0.03", "80022 3 0 22.94 0.08")).toHaveLength(
      3,
    );
  });

  test("ends where the next begins", () => {
    const next = ["80021 4 1 3 2", "80022 3 0 1 1", "80023 2 1 2 1"];
    expect(found(...TEST, REPORT, ...next).map((line) => line.slice(0, 11))).toEqual([
      "80005 80000",
      "80010 80000",
      "80020 80000",
      "80022 80021",
      "80023 80021",
    ]);
  });

  test.each([
    ["the values do not add up", [...TEST, "80020 2 0.39 0.15 0.01"]],
    ["one column does not add up", [...TEST, "80020 2 0.38 0.14 0.01"]],
    ["another code stands between", [...TEST, "80011 0 1 1 1", REPORT]],
    ["one between has no values", [...TEST, "80011 3", REPORT]],
    ["components are all of one side", ["80000 4 0 3 2", "80001 3 0 1 1", "80002 3 0 2 1"]],
    ["there is nothing behind it", ["80000 4 0.39 1.69 0.03"]],
    ["components stand before it", ["79998 3 0 1 1", "79999 2 1 1 1", "80000 4 1 2 2"]],
  ])("has no components where %s", (_, lines) => {
    expect(found(...lines)).toEqual([]);
  });

  test("needs both settings to add up", () => {
    const rows = [...TEST, REPORT].map(rowOf);
    expect(componentsOf(rows).size).toBe(3);
    expect(componentsOf(rows.with(3, { ...rowOf(REPORT), facilityPracticeExpense: 0 })).size).toBe(
      0,
    );
  });
});

describe("a test that contractors price", () => {
  const WHOLE = ["0900T 4", "0901T 3", "0902T 3"];

  test("has the codes of the numbers that follow as components, the report last", () => {
    expect(found(...WHOLE, "0903T 2", "0904T 0")).toEqual([
      "0901T 0900T CODE_NUMBERS",
      "0902T 0900T CODE_NUMBERS",
      "0903T 0900T CODE_NUMBERS",
    ]);
  });

  test("may have components with values", () => {
    expect(found("0900T 4", "0901T 3 0 26.57 0.01", "0902T 2")).toHaveLength(2);
  });

  test("does not count codes of another series between them", () => {
    expect(found(...WHOLE, "0901F 9", "0902F 2", "0903T 2")).toHaveLength(3);
  });

  test("ends at a gap in the numbers", () => {
    expect(found(...WHOLE, "0903T 2", "0905T 3")).toHaveLength(3);
  });

  test.each([
    ["components go on behind the report", [...WHOLE, "0903T 2", "0904T 3"]],
    ["there are two reports", ["0900T 4", "0901T 2", "0902T 3", "0903T 2"]],
    ["the report stands first", ["0900T 4", "0901T 2", "0902T 3"]],
    ["there is no report", WHOLE],
    ["a number is missing", ["0900T 4", "0902T 3", "0903T 2"]],
    ["there is a report alone", ["0900T 4", "0901T 2"]],
  ])("has no components where %s", (_, lines) => {
    expect(found(...lines)).toEqual([]);
  });
});

describe("whatever the rows", () => {
  const rows = fc.uniqueArray(
    fc
      .record({
        number: fc.integer({ min: 1, max: 12 }),
        series: fc.constantFrom("T", "F"),
        pcTc: fc.constantFrom("0", "2", "3", "3", "4"),
        amount: fc.constantFrom(0, 0, 1, 2),
      })
      .map(({ number, series, pcTc, amount }): ComponentRow => ({
        code: `${String(number).padStart(4, "0")}${series}`,
        pcTc,
        work: amount * 0.29,
        nonFacilityPracticeExpense: amount * 0.1,
        facilityPracticeExpense: amount * 0.1,
        malpractice: amount * 0.01,
      })),
    { selector: ({ code }) => code, minLength: 12 },
  );

  test("their order does not matter", () => {
    fc.assert(
      fc.property(rows, (some) => {
        const sorted = (list: typeof some): unknown[] => [...componentsOf(list)].sort();
        expect(sorted([...some].reverse())).toEqual(sorted(some));
      }),
    );
  });

  test("components are of both sides, behind a whole of their series, and add up where it has values", () => {
    let seen = 0;
    fc.assert(
      fc.property(rows, (some) => {
        const byCode = new Map(some.map((row) => [row.code, row]));
        const wholes = new Map<string, ComponentRow[]>();
        for (const [code, whole] of componentsOf(some)) {
          const row = byCode.get(code);
          if (row === undefined) throw new Error(`${code} is no row`);
          wholes.set(whole.code, [...(wholes.get(whole.code) ?? []), row]);
        }
        for (const [code, components] of wholes) {
          seen += 1;
          expect(new Set(components.map(({ pcTc }) => pcTc))).toEqual(new Set(["2", "3"]));
          const whole = byCode.get(code);
          expect(whole?.pcTc).toBe("4");
          for (const component of components) expect(component.code > code).toBe(true);
          const cents = (list: readonly (ComponentRow | undefined)[]): number =>
            list.reduce((sum, row) => sum + Math.round((row?.work ?? 0) * 100), 0);
          if (cents([whole]) > 0) expect(cents(components)).toBe(cents([whole]));
        }
      }),
      { numRuns: 2_000 },
    );
    expect(seen).toBeGreaterThan(50);
  });
});

const FILES = { "2023-01-01": "mpfs/PPRRVU23_JAN.csv", "2025-10-01": "mpfs/PPRRVU2025_Oct.csv" };

describeRealFiles("the fee schedules of 2023 and 2025", Object.values(FILES), () => {
  test.each(["2023-01-01", "2025-10-01"] as const)(
    "%s: all 18 whole tests have their components, and no code is taken for one that is none",
    async (day) => {
      const rows: ComponentRow[] = [];
      for await (const row of (await openMpfs(realFile(FILES[day]))).rows())
        if (row.modifier === "") rows.push(row);
      expect(rows.filter(({ pcTc }) => pcTc === "4")).toHaveLength(18);
      const expected = Object.entries(REAL_TRIADS[day]).flatMap(([whole, components]) =>
        components
          .split(" ")
          .map((code) =>
            [code, whole, WITHOUT_VALUES.has(whole) ? "CODE_NUMBERS" : "RELATIVE_VALUES"].join(" "),
          ),
      );
      const all = [...componentsOf(rows)].map(([code, { code: whole, evidence }]) =>
        [code, whole, evidence].join(" "),
      );
      expect(all.sort()).toEqual(expected.sort());
    },
  );
});
