import { dayAfter, dayNumber, type Day } from "../../graph/day.ts";
import type { GraphView } from "../../graph/graph.ts";
import { perView } from "../../graph/per-view.ts";
import { selectionOf } from "../../graph/whole.ts";
import { readRuleBook } from "../../rules/rule-records.ts";
import { codesOfFamilies } from "../change/family-codes.ts";
import { codeValues } from "../similar/similar-codes.ts";
import { COMPARED, compareIndicators, modifiersHad, type Compared } from "./compare.ts";
import {
  crossTabulationOf,
  distributionOf,
  type CellCount,
  type ValueCount,
} from "./indicator-counts.ts";
import { outliersAmong, type FoundOutlier } from "./outliers.ts";
import { WHAT_IF, changedVerdicts, type ChangedVerdict } from "./what-if.ts";

/** The rules of a view; nothing here cites the lists that they rest on. */
const ruleBook = perView((view) => readRuleBook(view, (slug) => slug));

/** Two codes side by side; modifiers by their ids. */
export interface Comparison {
  readonly indicators: readonly Compared[];
  readonly modifiersOnlyA: readonly string[];
  readonly modifiersOnlyB: readonly string[];
  readonly modifiersShared: readonly string[];
}

/** Answers questions about what codes have, in one view. */
export class Analyst {
  readonly #view: GraphView;

  constructor(view: GraphView) {
    this.#view = view;
  }

  /** Two codes by their ids, null where one is not there. */
  async compare(a: string, b: string, day: Day): Promise<Comparison | null> {
    const [one, other] = await this.#view.read(COMPARED, [a, b], day, []);
    if (one == null || other == null) return null;
    const [ofA, ofB] = [modifiersHad(one), modifiersHad(other)];
    return {
      indicators: compareIndicators(one, other),
      modifiersOnlyA: ofA.filter((id) => !ofB.includes(id)),
      modifiersOnlyB: ofB.filter((id) => !ofA.includes(id)),
      modifiersShared: ofA.filter((id) => ofB.includes(id)),
    };
  }

  /** How many codes have each value of an indicator, with what the value means. */
  async distribution(
    type: string,
    day: Day,
  ): Promise<(ValueCount & { readonly meaning: string | null })[]> {
    const counts = distributionOf(await codeValues(this.#view), type, dayNumber(day));
    const ids = counts.map(({ value }) => `Indicator:${type}:${value}`);
    const trees = await this.#view.read(selectionOf("Indicator", ["meaning"]), ids, null, []);
    return counts.map((one, i) => ({
      ...one,
      meaning: (trees[i]?.meaning as string | null | undefined) ?? null,
    }));
  }

  async crossTabulation(rows: string, columns: string, day: Day): Promise<CellCount[]> {
    return crossTabulationOf(await codeValues(this.#view), rows, columns, dayNumber(day));
  }

  /** The outliers of a family, null where there is none of that id. */
  async outliers(family: string, day: Day, minShare: number): Promise<FoundOutlier[] | null> {
    const [known] = await this.#view.read(selectionOf("Family", ["id"]), [family], null, []);
    if (known == null) return null;
    // Members of this one day.
    const codes = await codesOfFamilies(this.#view, [family], dayAfter(day), day);
    return outliersAmong(await codeValues(this.#view), codes, dayNumber(day), minShare);
  }

  /**
   * The verdicts of a code that would be others; "no code" or "no value" where the graph does not
   * have it.
   */
  async whatIf(
    code: string,
    indicator: string,
    day: Day,
  ): Promise<ChangedVerdict[] | "no code" | "no value"> {
    const [[tree], [value], rules] = await Promise.all([
      this.#view.read(WHAT_IF, [code], day, []),
      this.#view.read(selectionOf("Indicator", ["id"]), [indicator], null, []),
      ruleBook(this.#view),
    ]);
    if (tree == null) return "no code";
    return value == null ? "no value" : changedVerdicts(tree, indicator, rules);
  }
}
