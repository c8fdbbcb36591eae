import { expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  ALWAYS_BEFORE,
  CodeValuesBuilder,
  NEVER,
  type CodeValues,
} from "../../src/api/similar/code-values.ts";
import { SimilarCodes } from "../../src/api/similar/similar-codes.ts";
import { dayText } from "../../src/graph/day.ts";

/** A code with all that it is compared by, at any time. */
interface ComparedCode {
  readonly id: string;
  readonly listed: readonly { readonly from: number; readonly to: number }[];
  readonly values: readonly {
    readonly value: string;
    readonly from: number;
    readonly to: number;
  }[];
}

/** The columns of codes, which are told in another order than that of their ids. */
function columnsOf(codes: readonly ComparedCode[]): Promise<CodeValues> {
  const builder = new CodeValuesBuilder();
  for (const { id, listed, values } of codes) {
    for (const { from, to } of listed) builder.list(id, from, to);
    for (const { value, from, to } of values) builder.hold(id, value, from, to);
  }
  return builder.build();
}

const held = fc
  .tuple(fc.constantFrom(ALWAYS_BEFORE, 0, 10, 20), fc.constantFrom(10, 20, 30, NEVER))
  .map(([from, to]) => ({ from, to }))
  .filter(({ from, to }) => from < to);

const VALUES = ["Indicator:X:1", "Indicator:X:2", "Indicator:Y:1", "Modifier:AA", "Modifier:BB"];

const codes: fc.Arbitrary<ComparedCode[]> = fc.uniqueArray(
  fc.record({
    id: fc.integer({ min: 1, max: 40 }).map((n) => `Code:${10_000 + n}`),
    listed: fc.array(held, { maxLength: 1 }),
    values: fc
      .uniqueArray(fc.constantFrom(...VALUES), { maxLength: 5 })
      .chain((values) =>
        fc.tuple(...values.map((value) => held.map((period) => ({ value, ...period })))),
      ),
  }),
  { selector: ({ id }) => id, maxLength: 15 },
);

const day = fc.constantFrom(-5, 0, 9, 10, 19, 25, 40);

/** The same by sets, as the description of the field has it. */
function byDefinition(all: readonly ComparedCode[], id: string, day: number): unknown[] {
  const on = ({ from, to }: { from: number; to: number }): boolean => from <= day && day < to;
  const has = (code: ComparedCode): Set<string> =>
    new Set(code.values.filter(on).map(({ value }) => value));
  const inForce = all.filter(({ listed }) => listed.some(on));
  const weight = (value: string): number => {
    const having = inForce.filter((code) => has(code).has(value)).length;
    return Math.log(inForce.length / Math.max(1, having));
  };
  const weightOf = (values: Iterable<string>): number =>
    [...values].sort().reduce((sum, value) => sum + weight(value), 0);
  const own = has(all.find((code) => code.id === id) ?? { id, listed: [], values: [] });
  return inForce
    .filter((code) => code.id !== id)
    .map((code) => {
      const both = [...has(code)].filter((value) => own.has(value));
      const either = new Set([...own, ...has(code)]);
      const score = Math.round((weightOf(both) / weightOf(either)) * 10_000) / 10_000;
      const modifiers = both.filter((value) => value.startsWith("Modifier:")).length;
      return {
        id: code.id,
        score,
        sharedIndicators: both.length - modifiers,
        sharedModifiers: modifiers,
      };
    })
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

test("codes are ranked as the field's description says, whatever they have", async () => {
  await fc.assert(
    fc.asyncProperty(codes, day, async (all, number) => {
      const similar = new SimilarCodes(await columnsOf(all));
      for (const { id } of all) {
        const found = similar.of(id, dayText(number));
        expect(found).toEqual(byDefinition(all, id, number));
        for (const { score } of found) expect(score).toBeLessThanOrEqual(1);
      }
    }),
    { numRuns: 300 },
  );
});

test("a code that is not there is like none", async () => {
  expect(new SimilarCodes(await columnsOf([])).of("Code:nothing", "2025-01-01")).toEqual([]);
});

test("17,000 codes that share most values are compared", async () => {
  const many = Array.from({ length: 17_000 }, (_, code): ComparedCode => ({
    id: `Code:${10_000 + code}`,
    listed: [{ from: ALWAYS_BEFORE, to: NEVER }],
    values: Array.from({ length: 40 }, (_, i) => ({
      value: i < 14 ? `Indicator:${i}:${code % (i + 1)}` : `Modifier:${(code + i) % 60}`,
      from: ALWAYS_BEFORE,
      to: NEVER,
    })),
  }));
  const similar = new SimilarCodes(await columnsOf(many));
  const found = similar.of("Code:12345", "2025-01-01");
  expect(found.length).toBeGreaterThan(10_000);
});
