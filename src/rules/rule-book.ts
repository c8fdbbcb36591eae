import type { Verdict } from "../graph/model/vocabulary.ts";

/** The rules that verdicts follow from, as the graph holds them. */
export interface RuleBook {
  /** By id of the indicator. */
  readonly governing: ReadonlyMap<string, readonly GoverningRule[]>;
  readonly targets: readonly TargetRule[];
  readonly lists: ReadonlyMap<string, CodeList>;
}

/** An indicator value decides on a modifier. */
export interface GoverningRule {
  readonly rule: string;
  readonly modifier: string;
  readonly verdict: Verdict;
  /** The verdict ALLOWED holds only where the fee schedule has a row of the modifier. */
  readonly needsRow: boolean;
}

/** Which codes a modifier is for. LISTED leaves the verdict to sources that list the modifier. */
export interface TargetRule {
  readonly rule: string;
  readonly modifiers: readonly string[];
  readonly list: string;
  readonly inside: Verdict | "LISTED";
  readonly outside: Verdict | "LISTED";
}

/** Ranges of codes, both ends included, in the order of code points. */
export interface CodeList {
  readonly members: readonly string[];
  readonly others: readonly string[];
  readonly citation: string;
}

/** Name of the reason that a source lists the modifier. */
export const LISTED = "LISTED";

/** Whether a code has the trait of the list; null where the list does not cover it. */
export function isOnList(list: CodeList, code: string): boolean | null {
  if (list.members.some((range) => isWithin(range, code))) return true;
  return list.others.some((range) => isWithin(range, code)) ? false : null;
}

function isWithin(range: string, code: string): boolean {
  const [first = "", last = first] = range.split("-");
  return first <= code && code <= last;
}
