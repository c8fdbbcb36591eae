import type { Statement } from "../../src/rules/facts.ts";
import type { CodeList, GoverningRule, RuleBook } from "../../src/rules/rule-book.ts";
import type { Verdict } from "../../src/graph/model/vocabulary.ts";

/** A statement that says nothing, with what a test wants it to say. */
export const statement = (different: Partial<Statement> = {}): Statement => ({
  period: { from: "2025-01-01", to: null },
  source: "mpfs",
  release: "Release:mpfs:2025-01-01",
  citation: "Release:mpfs:2025-01-01, made-up.csv, row 11",
  official: true,
  lists: true,
  rank: 10,
  modifier: null,
  indicators: [],
  listed: [],
  listedCitation: "",
  descriptors: {},
  endoscopicBase: null,
  isEndoscopicBase: false,
  component: null,
  ...different,
});

/** A row of a fee schedule: `TYPE:VALUE` for each indicator, all cited by release and row. */
export function row(
  indicators: readonly string[],
  { release = "Release:mpfs:2025-01-01", at = 11, ...different }: RowOptions = {},
): Statement {
  const citation = `${release}, made-up.csv, row ${at}`;
  return statement({
    release,
    citation,
    indicators: indicators.map((id) => ({ id: `Indicator:${id}`, citation })),
    ...different,
  });
}

type RowOptions = Partial<Statement> & { readonly at?: number };

/** What a curated source states. */
export const curated = (
  indicators: readonly string[],
  different: Partial<Statement> = {},
): Statement =>
  statement({
    period: { from: "2020-01-01", to: null },
    source: "seed",
    release: "Release:seed:2020-01-01",
    citation: "Release:seed:2020-01-01, a page",
    official: false,
    rank: 90,
    indicators: indicators.map((id) => ({
      id: `Indicator:${id}`,
      citation: "Release:seed:2020-01-01, a page",
    })),
    listedCitation: "Release:seed:2020-01-01, a list",
    ...different,
  });

/** A rule book of lines such as `PC_TC:1 26 ALLOWED`; each line is the name of its rule. */
export function ruleBook(
  lines: readonly string[],
  targets: RuleBook["targets"] = [],
  lists: Readonly<Record<string, CodeList>> = {},
): RuleBook {
  const governing = new Map<string, GoverningRule[]>();
  for (const line of lines) {
    const [indicator = "", modifier = "", verdict = "", condition] = line.split(" ");
    const id = `Indicator:${indicator}`;
    const rule = {
      rule: line,
      modifier,
      verdict: verdict as Verdict,
      needsRow: condition === "IF_ROW",
    };
    governing.set(id, [...(governing.get(id) ?? []), rule]);
  }
  return { governing, targets, lists: new Map(Object.entries(lists)) };
}

/** A few rules of each kind: by value, by row, and by the code itself. */
export const FEW_RULES = ruleBook(
  ["CO_SURGEONS:0 62 NOT_ALLOWED", "CO_SURGEONS:1 62 DOCUMENTATION", "PC_TC:8 26 ALLOWED IF_ROW"],
  [
    {
      rule: "ONLY_VISITS",
      modifiers: ["25"],
      list: "visits",
      inside: "ALLOWED",
      outside: "NOT_ALLOWED",
    },
  ],
  { visits: { members: ["99202"], others: ["00000-8ZZZZ"], citation: "a list" } },
);
