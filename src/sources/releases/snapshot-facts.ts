import { isDeepStrictEqual } from "node:util";
import type { Day } from "../../graph/day.ts";
import { identityOf, type RelationshipRecord } from "../../graph/record.ts";
import type { Period } from "../../rules/facts.ts";

/** A fact as a release states it, for the time in which that release holds. */
export interface HeldFact {
  readonly fact: RelationshipRecord;
  readonly period: Period;
}

/**
 * A fact of a snapshot source in the time of a release, narrowed by days that its row has of its
 * own; null where nothing is left. What the first release says began before it did so: no other
 * release speaks of the time before.
 */
export function heldIn(
  { validFrom, validTo, ...fact }: RelationshipRecord,
  period: Period,
  first: Day | undefined,
): HeldFact | null {
  const isLater = validFrom !== undefined && (validFrom > period.from || period.from === first);
  const from = isLater ? validFrom : period.from;
  const isSooner = validTo !== undefined && (period.to === null || validTo < period.to);
  const to = isSooner ? validTo : period.to;
  return to !== null && to <= from ? null : { fact, period: { from, to } };
}

/**
 * Facts of a snapshot source with their validity: what neighbours in time both say is one fact,
 * which cites the first release that said it. Facts come in the order of their periods.
 */
export function joinSnapshots(held: readonly HeldFact[]): RelationshipRecord[] {
  const open = new Map<string, { fact: RelationshipRecord; from: string; to: string | null }>();
  const done: RelationshipRecord[] = [];
  const close = ({
    fact,
    from,
    to,
  }: {
    fact: RelationshipRecord;
    from: string;
    to: string | null;
  }): void => {
    done.push({ ...fact, validFrom: from, ...(to === null ? {} : { validTo: to }) });
  };
  for (const { fact, period } of held) {
    const key = `${fact.type}\n${identityOf(fact)}`;
    const before = open.get(key);
    if (before?.to === period.from && saysTheSame(before.fact, fact)) before.to = period.to;
    else {
      if (before !== undefined) close(before);
      open.set(key, { fact, from: period.from, to: period.to });
    }
  }
  for (const last of open.values()) close(last);
  return done;
}

/** Where a fact is cited from is not what it says. */
const saysTheSame = (a: RelationshipRecord, b: RelationshipRecord): boolean =>
  isDeepStrictEqual(said(a), said(b));

const said = ({ properties }: RelationshipRecord): unknown =>
  Object.entries(properties).filter(([name]) => !CITATION.has(name));

const CITATION = new Set(["release", "row", "part"]);
