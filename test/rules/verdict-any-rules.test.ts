import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { VERDICTS, type Verdict } from "../../src/graph/model/vocabulary.ts";
import type { ModifierVerdict } from "../../src/rules/verdict.ts";
import { curated, row, ruleBook } from "./statements.ts";
import { verdicts } from "./verdicts.ts";

describe("whatever the rules and the facts", () => {
  const modifiers = ["11", "12", "13"];
  const types = ["PC_TC", "GLOBAL_DAYS", "CO_SURGEONS"];
  const values = ["0", "1"];
  const rule = fc
    .tuple(
      fc.constantFrom(...types),
      fc.constantFrom(...values),
      fc.constantFrom(...modifiers),
      fc.constantFrom(...VERDICTS),
      fc.constantFrom("", " IF_ROW"),
    )
    .map(
      ([type, value, modifier, verdict, end]) => `${type}:${value} ${modifier} ${verdict}${end}`,
    );
  const target = fc.record({
    rule: fc.constantFrom("TARGET_A", "TARGET_B"),
    modifiers: fc.subarray(modifiers, { minLength: 1 }),
    list: fc.constantFrom("inside", "outside", "silent", "missing"),
    inside: fc.constantFrom(...VERDICTS, "LISTED" as const),
    outside: fc.constantFrom(...VERDICTS, "LISTED" as const),
  });
  const lists = {
    inside: { members: ["12345"], others: [], citation: "inside" },
    outside: { members: [], others: ["10000-20000"], citation: "outside" },
    silent: { members: ["00001"], others: ["00002"], citation: "silent" },
  };
  const books = fc
    .tuple(fc.uniqueArray(rule, { maxLength: 8 }), fc.array(target, { maxLength: 3 }))
    .map(([lines, targets]) => ruleBook(lines, targets, lists));
  const fact = fc
    .tuple(fc.constantFrom(...types), fc.constantFrom(...values))
    .map(([type, value]) => `${type}:${value}`);
  const someRow = fc
    .tuple(fc.uniqueArray(fact), fc.constantFrom(null, ...modifiers))
    .map(([facts, modifier]) => row(facts, { modifier }));
  const someCurated = fc
    .tuple(fc.uniqueArray(fact), fc.subarray(modifiers))
    .map(([facts, listed]) => curated(facts, { listed }));
  const statements = fc
    .tuple(fc.array(someRow, { maxLength: 3 }), fc.array(someCurated, { maxLength: 1 }))
    .map((parts) => parts.flat());

  test("a verdict has a reason, the first reason decides, and no reason is more restrictive", () => {
    const order: readonly Verdict[] = [
      "NOT_ALLOWED",
      "UNKNOWN",
      "DOCUMENTATION",
      "SYSTEM_ASSIGNED",
      "ALLOWED",
      "NOT_APPLICABLE",
    ];
    fc.assert(
      fc.property(statements, books, (facts, rules) => {
        for (const { verdict, listed, reasons } of Object.values(verdicts(facts, rules))) {
          const [first] = reasons;
          expect(first).toBeDefined();
          expect(first?.verdict ?? "ALLOWED").toBe(verdict);
          expect(first?.verdict === null).toBe(reasons.every((r) => r.verdict === null));
          const ranks = reasons.flatMap((r) =>
            r.verdict === null ? [] : order.indexOf(r.verdict),
          );
          expect(Math.min(order.indexOf(verdict), ...ranks)).toBe(order.indexOf(verdict));
          expect(reasons.some(({ rule }) => rule === "LISTED")).toBe(listed);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("the order of the statements does not matter", () => {
    const shuffled = statements.chain((facts) =>
      fc.tuple(
        fc.constant(facts),
        fc.shuffledSubarray(facts, { minLength: facts.length, maxLength: facts.length }),
      ),
    );
    // Rows of one release differ in their modifier, as the reader sees to.
    const distinct = shuffled.filter(
      ([facts]) =>
        new Set(facts.map(({ source, modifier }) => `${source} ${modifier ?? ""}`)).size ===
        facts.length,
    );
    const plain = (all: Record<string, ModifierVerdict>): unknown =>
      Object.values(all)
        .map(({ reasons, ...rest }) => ({ ...rest, reasons: reasons.map((r) => r.rule).sort() }))
        .sort((a, b) => (a.modifier < b.modifier ? -1 : 1));
    fc.assert(
      fc.property(distinct, books, ([facts, others], rules) => {
        expect(plain(verdicts(others, rules))).toEqual(plain(verdicts(facts, rules)));
      }),
      { numRuns: 300 },
    );
  });
});
