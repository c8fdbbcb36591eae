import type { Statement } from "../../src/rules/facts.ts";
import { indicatorsOf } from "../../src/rules/indicators.ts";
import type { RuleBook } from "../../src/rules/rule-book.ts";
import { verdictsOf, type ModifierVerdict } from "../../src/rules/verdict.ts";

/** The verdicts that follow from statements of one period, by modifier. */
export const verdicts = (
  statements: readonly Statement[],
  rules: RuleBook,
  code = "12345",
): Record<string, ModifierVerdict> =>
  Object.fromEntries(
    verdictsOf(code, indicatorsOf(statements), statements, rules).map((v) => [v.modifier, v]),
  );
