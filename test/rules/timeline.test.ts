import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { isDeepStrictEqual } from "node:util";
import { dayText, type Day } from "../../src/graph/day.ts";
import type { Period } from "../../src/rules/facts.ts";
import { releasePeriods, spans } from "../../src/rules/timeline.ts";

const FIRST_DAY = 20_000;
const DAYS = 20;
const days: readonly Day[] = Array.from({ length: DAYS + 2 }, (_, i) => dayText(FIRST_DAY - 1 + i));
const day = (number: number): Day => dayText(FIRST_DAY + number);

const holds = ({ from, to }: Period, on: Day): boolean => from <= on && (to === null || on < to);

interface Fact {
  readonly period: Period;
  readonly key: string;
  readonly value: number;
}

const fact: fc.Arbitrary<Fact> = fc
  .tuple(
    fc.nat({ max: DAYS - 1 }),
    fc.option(fc.nat({ max: DAYS })),
    fc.constantFrom("a", "b"),
    fc.nat({ max: 2 }),
  )
  .map(([from, length, key, value]) => ({
    period: { from: day(from), to: length === null ? null : day(from + length) },
    key,
    value,
  }));

/** By key the values that hold, as an array, so that they are compared by what they say. */
function evaluate(holding: readonly Fact[]): Map<string, number[]> {
  const values = new Map<string, number[]>();
  for (const { key, value } of holding)
    values.set(key, [...new Set([...(values.get(key) ?? []), value])].sort());
  return values;
}

const keyed = (facts: readonly Fact[]): { period: Period; key: string; values: number[] }[] =>
  spans(
    facts,
    (holding) =>
      new Map([...evaluate(holding)].map(([key, values]) => [key, { key, values }] as const)),
  ).map(({ period, value }) => ({ period, ...value }));

describe("spans", () => {
  test("say on each day what the facts of that day say", () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 8 }), (facts) => {
        const found = keyed(facts);
        for (const on of days) {
          const now = found.filter(({ period }) => holds(period, on));
          const expected = evaluate(facts.filter(({ period }) => holds(period, on)));
          expect(now.map(({ key }) => key).sort()).toEqual([...expected.keys()].sort());
          for (const { key, values } of now) expect(values).toEqual(expected.get(key));
        }
      }),
      { numRuns: 500 },
    );
  });

  test("are not empty, do not overlap under one key, and are as long as they can be", () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 8 }), (facts) => {
        for (const wanted of ["a", "b"]) {
          const own = keyed(facts)
            .filter(({ key }) => key === wanted)
            .sort((x, y) => (x.period.from < y.period.from ? -1 : 1));
          for (const { period } of own)
            expect(period.to === null || period.from < period.to).toBe(true);
          own.slice(1).forEach((next, i) => {
            const before = own[i];
            const end = before?.period.to ?? null;
            if (end === null) throw new Error("a span follows one that has no end");
            expect(end <= next.period.from).toBe(true);
            if (end === next.period.from)
              expect(isDeepStrictEqual(before?.values, next.values)).toBe(false);
          });
        }
      }),
      { numRuns: 500 },
    );
  });

  test("do not depend on the order of the facts", () => {
    const shuffled = fc
      .array(fact, { maxLength: 8 })
      .chain((facts) =>
        fc.tuple(
          fc.constant(facts),
          fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length }),
        ),
      );
    const sorted = (facts: readonly Fact[]): string[] =>
      keyed(facts)
        .map((s) => JSON.stringify(s))
        .sort();
    fc.assert(
      fc.property(shuffled, ([facts, others]) => {
        expect(sorted(others)).toEqual(sorted(facts));
      }),
    );
  });

  test("join neighbours that say the same, and part where something else holds between", () => {
    const a = (from: number, to: number | null, value: number): Fact => ({
      period: { from: day(from), to: to === null ? null : day(to) },
      key: "a",
      value,
    });
    expect(keyed([a(0, 3, 1), a(3, 6, 1), a(8, null, 1)])).toEqual([
      { period: { from: day(0), to: day(6) }, key: "a", values: [1] },
      { period: { from: day(8), to: null }, key: "a", values: [1] },
    ]);
    expect(keyed([a(0, null, 1), a(2, 4, 2)]).map(({ values }) => values)).toEqual([
      [1],
      [1, 2],
      [1],
    ]);
    expect(keyed([])).toEqual([]);
  });
});

interface Release {
  readonly effectiveFrom: Day;
  readonly variant: string | null;
}

describe("the period of a release", () => {
  const release = (effectiveFrom: Day, variant: string | null = null): Release => ({
    effectiveFrom,
    variant,
  });
  const periods = (...releases: Release[]): (Day | null)[] => {
    const found = releasePeriods(releases);
    for (const one of releases) expect(found.get(one)?.from).toBe(one.effectiveFrom);
    return releases.map((one) => found.get(one)?.to ?? null);
  };

  test("goes on until the next one of its source begins, in whatever order they are given", () => {
    expect(periods(release("2025-07-01"), release("2025-01-01"), release("2025-10-01"))).toEqual([
      "2025-10-01",
      "2025-07-01",
      null,
    ]);
  });

  test("runs beside that of the other variant, and until the next of its own", () => {
    expect(
      periods(
        release("2026-01-01", "A"),
        release("2026-01-01", "B"),
        release("2026-04-01", "A"),
        release("2026-07-01", "B"),
      ),
    ).toEqual(["2026-04-01", "2026-07-01", null, null]);
  });

  test("ends with the first variant, where it has none", () => {
    expect(
      periods(release("2025-10-01"), release("2026-01-01", "A"), release("2026-04-01", "B")),
    ).toEqual(["2026-01-01", null, null]);
    expect(
      periods(release("2026-01-01", "A"), release("2026-01-01", "B"), release("2027-01-01")),
    ).toEqual(["2027-01-01", "2027-01-01", null]);
  });

  test("leaves each day with at most one release of a variant, and one from the first on", () => {
    const some = fc.uniqueArray(fc.nat({ max: DAYS }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(some, (numbers) => {
        const releases = numbers.map((number) => release(day(number)));
        const found = [...releasePeriods(releases).values()];
        const first = day(Math.min(...numbers));
        for (const on of days)
          expect(found.filter((period) => holds(period, on))).toHaveLength(on < first ? 0 : 1);
      }),
    );
  });
});
