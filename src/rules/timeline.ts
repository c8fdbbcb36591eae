import { compareText } from "../graph/compare.ts";
import type { Day } from "../graph/day.ts";
import { isSameValue } from "../graph/same-value.ts";
import type { Period } from "./facts.ts";

/** A value and the period in which it holds. */
export interface Span<T> {
  readonly period: Period;
  readonly value: T;
}

/** Whether a period has the day in it. */
export const holdsOn = ({ from, to }: Period, day: Day): boolean =>
  from <= day && (to === null || day < to);

/**
 * Cuts time where a fact begins or ends, evaluates what holds in each piece, and joins neighbours
 * that say the same under one key. Time in which nothing holds is left out.
 */
export function spans<Fact extends { readonly period: Period }, T>(
  facts: readonly Fact[],
  evaluate: (holding: readonly Fact[]) => ReadonlyMap<string, T>,
): Span<T>[] {
  const days = facts.flatMap(({ period }) => [
    period.from,
    ...(period.to === null ? [] : [period.to]),
  ]);
  const cuts = [...new Set(days)].sort();
  const open = new Map<string, { from: Day; value: T }>();
  const done: Span<T>[] = [];
  const close = (key: string, to: Day | null): void => {
    const span = open.get(key);
    if (span !== undefined) done.push({ period: { from: span.from, to }, value: span.value });
    open.delete(key);
  };
  for (const day of cuts) {
    const values = evaluate(facts.filter(({ period }) => holdsOn(period, day)));
    // A map may lose the key that it stands at.
    for (const [key, { value }] of open)
      if (!values.has(key) || !isSameValue(values.get(key), value)) close(key, day);
    for (const [key, value] of values) if (!open.has(key)) open.set(key, { from: day, value });
  }
  for (const key of [...open.keys()]) close(key, null);
  return done;
}

/**
 * The periods of releases of one snapshot source: each holds until the next one begins. Variants
 * run side by side; a release without variant gives way to any, and any to one without.
 */
export const releasePeriods = <R extends ReleaseInTime>(releases: readonly R[]): Map<R, Period> =>
  new Map(
    releases.map((release) => {
      const [next] = followersOf(release, releases);
      return [release, { from: release.effectiveFrom, to: next?.effectiveFrom ?? null }];
    }),
  );

/** What places a release of a snapshot source among others. */
interface ReleaseInTime {
  readonly effectiveFrom: Day;
  readonly variant: string | null;
}

/** The releases that come after one and speak of the same, in the order of time. */
export const followersOf = <R extends ReleaseInTime>(one: R, releases: readonly R[]): R[] =>
  releases
    .filter(
      (other) =>
        other.effectiveFrom > one.effectiveFrom &&
        (one.variant === null || other.variant === null || one.variant === other.variant),
    )
    .sort((a, b) => compareText(a.effectiveFrom, b.effectiveFrom));

/** Order of two variants of one date: the one that is for most comes first. */
export const variantRank = (variant: string | null): number =>
  variant === "QUALIFYING_APM" ? 1 : 0;
