import type { Verdict } from "../graph/model/vocabulary.ts";
import type { IndicatorFact, Statement } from "./facts.ts";
import { LISTED, isOnList, type RuleBook } from "./rule-book.ts";

/** Why a modifier has its verdict on a code: a rule, and where the fact that it rests on is from. */
export interface Reason {
  readonly rule: string;
  /** What the rule says; null for a listing, which decides only where no rule speaks. */
  readonly verdict: Verdict | null;
  readonly citation: string;
}

/** Whether a modifier may be put on a code, with every reason, the deciding one first. */
export interface ModifierVerdict {
  readonly modifier: string;
  readonly verdict: Verdict;
  readonly listed: boolean;
  readonly reasons: readonly Reason[];
}

/**
 * From most to least restrictive. UNKNOWN comes before all that permits, since what is not known is
 * never shown as allowed; NOT_APPLICABLE outranks nothing.
 */
const RESTRICTIVENESS: readonly Verdict[] = [
  "NOT_ALLOWED",
  "UNKNOWN",
  "DOCUMENTATION",
  "SYSTEM_ASSIGNED",
  "ALLOWED",
  "NOT_APPLICABLE",
];

const restrictiveness = ({ verdict }: Reason): number =>
  verdict === null ? RESTRICTIVENESS.length : RESTRICTIVENESS.indexOf(verdict);

/**
 * The verdict of each modifier that a rule or a listing speaks of, for the facts of one period. A
 * rule wins over a listing; of several rules the most restrictive wins; a modifier that is only
 * listed is ALLOWED. Modifiers that nothing speaks of are left out: their verdict is UNKNOWN. So are
 * all of them where no source speaks of the code, as when it has been dropped.
 */
export function verdictsOf(
  code: string,
  indicators: readonly IndicatorFact[],
  statements: readonly Statement[],
  rules: RuleBook,
): ModifierVerdict[] {
  if (statements.length === 0) return [];
  const reasons = new Map<string, Reason[]>();
  const add = (modifier: string, reason: Reason): void => {
    const known = reasons.get(modifier);
    if (known === undefined) reasons.set(modifier, [reason]);
    else known.push(reason);
  };
  const listings = listingsOf(statements);
  addGoverning(indicators, statements, rules, add);
  addTargets(code, rules, listings, add);
  for (const [modifier, citations] of listings)
    add(modifier, { rule: LISTED, verdict: null, citation: citations.join("; ") });
  return [...reasons].map(([modifier, unsorted]) => {
    const sorted = unsorted.sort((a, b) => restrictiveness(a) - restrictiveness(b));
    return {
      modifier,
      verdict: sorted[0]?.verdict ?? "ALLOWED",
      listed: listings.has(modifier),
      reasons: sorted,
    };
  });
}

/** Modifiers that a source lists for the code or has a row for, with the citation of each listing. */
function listingsOf(statements: readonly Statement[]): Map<string, string[]> {
  const listings = new Map<string, string[]>();
  const add = (modifier: string, citation: string): void => {
    const known = listings.get(modifier);
    if (known === undefined) listings.set(modifier, [citation]);
    else known.push(citation);
  };
  for (const { listed, listedCitation, modifier, citation } of statements) {
    for (const name of listed) add(name, listedCitation);
    if (modifier !== null) add(modifier, citation);
  }
  return listings;
}

type Add = (modifier: string, reason: Reason) => void;

function addGoverning(
  indicators: readonly IndicatorFact[],
  statements: readonly Statement[],
  { governing }: RuleBook,
  add: Add,
): void {
  const rows = new Set(statements.map(({ modifier }) => modifier));
  for (const { id, citations } of indicators)
    for (const { rule, modifier, verdict, needsRow } of governing.get(id) ?? [])
      add(modifier, {
        rule,
        verdict: needsRow && !rows.has(modifier) ? "NOT_ALLOWED" : verdict,
        citation: citations.join("; "),
      });
}

function addTargets(
  code: string,
  { targets, lists }: RuleBook,
  listings: ReadonlyMap<string, readonly string[]>,
  add: Add,
): void {
  for (const { rule, modifiers, list: name, inside, outside } of targets) {
    const list = lists.get(name);
    const on = list === undefined ? null : isOnList(list, code);
    const verdict = on === null ? "UNKNOWN" : on ? inside : outside;
    if (verdict === LISTED) continue;
    const leavesToListing = inside === LISTED || outside === LISTED;
    for (const modifier of modifiers) {
      // Where the list is silent, a rule that may leave it to the listing speaks only of what is listed.
      if (on === null && leavesToListing && !listings.has(modifier)) continue;
      add(modifier, { rule, verdict, citation: list?.citation ?? "" });
    }
  }
}
