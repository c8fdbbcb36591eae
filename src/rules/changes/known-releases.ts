import type { Day } from "../../graph/day.ts";
import type { Difference } from "./differences.ts";
import type { DerivedKind, Fact, Timeline } from "./facts.ts";
import type { ReleaseDays } from "./release-days.ts";

/** When sources speak of a code at all. */
export type Speaking = Pick<Timeline, "listings" | "curatedFrom">;

/** Releases behind differences of one kind of a code, each worked out once. */
export class KnownReleases {
  readonly #kind: DerivedKind;
  readonly #speaking: Speaking;
  readonly #releases: ReleaseDays;
  /** By the day, and what the releases before and after it are. */
  readonly #known = new Map<Day, Map<string, Map<string, string | null>>>();

  constructor(kind: DerivedKind, speaking: Speaking, releases: ReleaseDays) {
    this.#kind = kind;
    this.#speaking = speaking;
    this.#releases = releases;
  }

  /** The release that brought a difference; null where a source has changed, and not what it says. */
  behind(difference: Difference): string | null {
    const known = mapIn(mapIn(this.#known, difference.day), saidBy(difference.before));
    const after = saidBy(difference.after);
    let release = known.get(after);
    if (release === undefined) {
      release = releaseOf(this.#kind, difference, this.#speaking, this.#releases);
      known.set(after, release);
    }
    return release;
  }
}

function mapIn<Key, Value>(maps: Map<string, Map<Key, Value>>, key: string): Map<Key, Value> {
  let map = maps.get(key);
  if (map === undefined) maps.set(key, (map = new Map<Key, Value>()));
  return map;
}

/**
 * The releases that say facts, as one text. Mostly it is one: to put it together with others costs more.
 * A fact without a release is another than none.
 */
function saidBy(facts: readonly Fact[]): string {
  const [only] = facts;
  if (facts.length === 1 && only?.releases.length === 1) return only.releases[0] ?? "";
  let said = "";
  for (const { releases } of facts) said += ` ${releases.join()}`;
  return said;
}

function releaseOf(
  kind: DerivedKind,
  difference: Difference,
  speaking: Speaking,
  releases: ReleaseDays,
): string | null {
  if (isOfSource(difference, speaking, releases)) return null;
  if (kind === "VERDICT_CHANGED" && isOfListing(difference, speaking, releases)) return null;
  return releaseBehind(difference.day, difference.before, difference.after, releases);
}

/**
 * Whether a difference comes from a source that begins to speak, or from one that takes the code up
 * or gives it up: then the source has changed, and not what it says.
 */
function isOfSource(
  { day, before, after }: Difference,
  { listings, curatedFrom }: Speaking,
  releases: ReleaseDays,
): boolean {
  const sourcesOf = (facts: readonly Fact[]): Map<string, string> =>
    new Map(
      facts.flatMap((f) => f.releases).map((release) => [releases.sourceOf(release), release]),
    );
  const [had, has] = [sourcesOf(before), sourcesOf(after)];
  for (const [source, release] of has)
    if (!had.has(source)) {
      if (releases.beginsOn(release, day) || curatedFrom.get(source) === day) return true;
      if (listings.some(({ group, from }) => group === source && from === day)) return true;
    }
  for (const source of had.keys())
    if (!has.has(source) && listings.some(({ group, to }) => group === source && to === day))
      return true;
  return false;
}

/**
 * Whether a verdict comes or goes with the code: on a day on which a source takes it up or gives it
 * up, or, of curated rules, on one on which no release of theirs takes effect. Such rules say it of
 * any code that there is, so that only the code is told.
 */
function isOfListing(
  { day, before, after }: Difference,
  { listings }: Speaking,
  releases: ReleaseDays,
): boolean {
  if (before.length > 0 && after.length > 0) return false;
  if (listings.some(({ from, to }) => from === day || to === day)) return true;
  return [...before, ...after]
    .flatMap((fact) => fact.releases)
    .every(
      (release) =>
        !releases.isOfficial(releases.sourceOf(release)) && releases.effectiveFrom(release) !== day,
    );
}

/** The release that brought a difference: one that takes effect on the day, else one that dates it. */
export function releaseBehind(
  day: Day,
  before: readonly Fact[],
  after: readonly Fact[],
  releases: ReleaseDays,
): string {
  const now = after.flatMap((fact) => fact.releases);
  const then = before.flatMap((fact) => fact.releases);
  const taking = now.find((release) => releases.effectiveFrom(release) === day);
  const succeeding = then.map((release) => releases.successorOn(release, day));
  return taking ?? succeeding.find((release) => release !== null) ?? now[0] ?? then[0] ?? "";
}
