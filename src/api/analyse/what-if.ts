import { compareText } from "../../graph/compare.ts";
import type { Verdict } from "../../graph/model/vocabulary.ts";
import type { Selection, Tree } from "../../graph/shape.ts";
import { selectionOf, wholeRelation } from "../../graph/whole.ts";
import { indicatorType, type IndicatorFact, type Statement } from "../../rules/facts.ts";
import { listIn, text, textOrNull } from "../../rules/row.ts";
import type { RuleBook } from "../../rules/rule-book.ts";
import { verdictsOf, type ModifierVerdict } from "../../rules/verdict.ts";

/** What is read of a code to work its verdicts out anew. */
export const WHAT_IF: Selection = selectionOf(
  "Code",
  ["code"],
  [
    wholeRelation({
      ...{ as: "indicators", relationship: "HAS_INDICATOR" },
      nodes: [selectionOf("Indicator", ["id"])],
    }),
    wholeRelation({
      ...{ as: "modifiers", relationship: "TAKES_MODIFIER", edge: ["listed"] },
      nodes: [selectionOf("Modifier", ["code"])],
    }),
    wholeRelation({
      ...{ as: "rows", relationship: "HAS_FEE_SCHEDULE_ENTRY" },
      nodes: [selectionOf("FeeScheduleEntry", ["modifier"])],
    }),
  ],
);

/** A verdict that would be another. */
export interface ChangedVerdict {
  readonly modifier: string;
  readonly before: Verdict;
  readonly after: Verdict;
  /** Name of the rule that would decide. */
  readonly rule: string | null;
}

/** The verdicts of a code as they are, by the rules and what the graph holds of it. */
export const verdictsNow = (code: Tree, rules: RuleBook): ModifierVerdict[] =>
  verdictsOf(text(code, "code"), indicatorsIn(code), statementsIn(code), rules);

/** The verdicts that would be others with another value of an indicator, by modifier. */
export function changedVerdicts(code: Tree, indicator: string, rules: RuleBook): ChangedVerdict[] {
  const others = indicatorsIn(code).filter(
    ({ id }) => indicatorType(id) !== indicatorType(indicator),
  );
  const changed = [...others, factOf(indicator)];
  const before = byModifier(verdictsNow(code, rules));
  const after = byModifier(verdictsOf(text(code, "code"), changed, statementsIn(code), rules));
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort(compareText)
    .map((modifier) => ({
      modifier,
      before: before.get(modifier)?.verdict ?? "UNKNOWN",
      after: after.get(modifier)?.verdict ?? "UNKNOWN",
      rule: after.get(modifier)?.reasons[0]?.rule ?? null,
    }))
    .filter((one) => one.before !== one.after);
}

const byModifier = (verdicts: readonly ModifierVerdict[]): Map<string, ModifierVerdict> =>
  new Map(verdicts.map((one) => [one.modifier, one]));

const factOf = (id: string): IndicatorFact => ({ id, citations: [], release: "" });

const indicatorsIn = (code: Tree): IndicatorFact[] =>
  listIn(code, "indicators").map((row) => factOf(text(row, "id")));

/** What is stated of the code, as far as verdicts rest on it: listed modifiers, and rows of them. */
function statementsIn(code: Tree): Statement[] {
  const modifiers = listIn(code, "modifiers");
  // Where no source speaks of the code there are no verdicts, and there would be none.
  if (modifiers.length === 0) return [];
  const listed = modifiers.filter((row) => row.listed === true).map((row) => text(row, "code"));
  const rows = listIn(code, "rows").flatMap((row) => textOrNull(row, "modifier") ?? []);
  return [null, ...rows].map((modifier) => ({
    ...NOTHING_STATED,
    modifier,
    listed: modifier === null ? listed : [],
  }));
}

const NOTHING_STATED: Omit<Statement, "modifier" | "listed"> = {
  period: { from: "0001-01-01", to: null },
  source: "",
  release: "",
  citation: "",
  official: false,
  lists: false,
  rank: 0,
  indicators: [],
  listedCitation: "",
  descriptors: {},
  endoscopicBase: null,
  isEndoscopicBase: false,
  component: null,
};
