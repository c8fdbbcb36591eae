import type { Day } from "../../graph/day.ts";
import { isSameValue } from "../../graph/same-value.ts";
import type { Fact } from "./facts.ts";

/** A day on which what holds of a group is not what held on the day before. */
export interface Difference {
  readonly group: string;
  readonly day: Day;
  readonly before: readonly Fact[];
  readonly after: readonly Fact[];
}

/**
 * Every difference among facts, by group and day. A fact that goes on in another one, as when a new
 * release says the same, is none.
 */
export function differences(facts: readonly Fact[]): Difference[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const group = groups.get(fact.group);
    if (group === undefined) groups.set(fact.group, [fact]);
    else group.push(fact);
  }
  const found: Difference[] = [];
  for (const [group, members] of groups) addDifferences(found, group, members);
  return found;
}

/** Every difference among the facts of one group, by day. */
export function differencesOf(group: string, facts: readonly Fact[]): Difference[] {
  const found: Difference[] = [];
  addDifferences(found, group, facts);
  return found;
}

// There are a hundred groups of one fact for each page: a list of what each has is what costs most.
function addDifferences(found: Difference[], group: string, facts: readonly Fact[]): void {
  const inTurn = takeTurns(facts) ? facts : [...facts].sort(byFirstDay);
  if (inTurn === facts || takeTurns(inTurn)) addAmongTurns(found, group, inTurn);
  else found.push(...amongAny(group, facts));
}

const byFirstDay = (a: Fact, b: Fact): number => {
  if (a.from === b.from) return 0;
  return a.from === null || (b.from !== null && a.from < b.from) ? -1 : 1;
};

/** Whether each fact ends before the next one begins, as nearly all do. */
function takeTurns(facts: readonly Fact[]): boolean {
  for (let i = 1; i < facts.length; i++) {
    const to = facts[i - 1]?.to ?? null;
    const from = facts[i]?.from ?? null;
    if (to === null || from === null || to > from) return false;
  }
  return true;
}

function addAmongTurns(found: Difference[], group: string, facts: readonly Fact[]): void {
  let previous: Fact | undefined;
  for (const [i, fact] of facts.entries()) {
    const { from, to, value } = fact;
    const ended = previous?.to === from ? previous : undefined;
    if (from !== null && ended?.value !== value)
      found.push({ group, day: from, before: ended === undefined ? [] : [ended], after: [fact] });
    if (to !== null && facts[i + 1]?.from !== to)
      found.push({ group, day: to, before: [fact], after: [] });
    previous = fact;
  }
}

function amongAny(group: string, facts: readonly Fact[]): Difference[] {
  const days = new Set(facts.flatMap(({ from, to }) => [from, to].filter((day) => day !== null)));
  return [...days].sort().flatMap((day) => {
    const before = facts.filter(
      ({ from, to }) => startsBefore(from, day) && endsBehind(to, day, true),
    );
    const after = facts.filter(
      ({ from, to }) => !startsBehind(from, day) && endsBehind(to, day, false),
    );
    return sayTheSame(before, after) ? [] : [{ group, day, before, after }];
  });
}

const startsBefore = (from: Day | null, day: Day): boolean => from === null || from < day;
const startsBehind = (from: Day | null, day: Day): boolean => from !== null && from > day;
const endsBehind = (to: Day | null, day: Day, orOnIt: boolean): boolean =>
  to === null || to > day || (orOnIt && to === day);

function sayTheSame(a: readonly Fact[], b: readonly Fact[]): boolean {
  const [one] = a;
  const [other] = b;
  if (one === undefined || other === undefined) return one === other;
  // Nearly always there is one value of a group at a time.
  if (a.length === 1 && b.length === 1) return one.value === other.value;
  return isSameValue(distinctValues(a), distinctValues(b));
}

/** The values of facts, each once, in order. */
export function distinctValues(facts: readonly Fact[]): string[] {
  const values = facts.map(({ value }) => value);
  return values.length < 2 ? values : [...new Set(values)].sort();
}
