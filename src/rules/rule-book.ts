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
  if (isWithin(list.members, code)) return true;
  return isWithin(list.others, code) ? false : null;
}

const bounds = new WeakMap<readonly string[], readonly (readonly [string, string])[]>();

/** Whether a code is in one of the ranges, which are taken apart once. */
function isWithin(ranges: readonly string[], code: string): boolean {
  let known = bounds.get(ranges);
  if (known === undefined) {
    known = ranges.map((range) => {
      const [first = "", last = first] = range.split("-");
      return [first, last];
    });
    bounds.set(ranges, known);
  }
  return known.some(([first, last]) => first <= code && code <= last);
}
