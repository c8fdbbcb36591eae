import type { Day } from "../../graph/day.ts";
import { isIdOf } from "../../graph/model/model.ts";
import type { ChangeKind } from "../../graph/model/vocabulary.ts";
import { compareChanges, type Change } from "./change.ts";
import { differences, type Difference } from "./differences.ts";
import type { Timeline, DerivedKind, Fact, FactBunch, StatedEvent } from "./facts.ts";
import type { ReleaseDays } from "./release-days.ts";
import { TELL, groupOf } from "./told.ts";

/**
 * Everything that ever changed about a code or modifier, in order: a pure function of what holds of it over
 * time. What changes on a day follows from that day and the one before alone, so that the changes of
 * a longer time are those of its parts.
 */
export const changesOf = (timeline: Timeline, releases: ReleaseDays): Change[] =>
  [
    ...changesBesideEdits(timeline, releases),
    ...changesOfFacts("EDIT_CHANGED", timeline.edits.flatMap(eachEdit), timeline, releases),
  ].sort(compareChanges);

/** All but what changed about edits, in no order, for those who put into order what they make of it. */
export function changesBesideEdits(timeline: Timeline, releases: ReleaseDays): Change[] {
  const changes = changesOfListing(timeline, releases);
  for (const kind of BESIDE_EDITS)
    changes.push(...changesOfFacts(kind, timeline.facts[kind], timeline, releases));
  return changes;
}

const BESIDE_EDITS = (Object.keys(TELL) as DerivedKind[]).filter((kind) => kind !== "EDIT_CHANGED");

function eachEdit({ scope, groups, values, from, to, releases }: FactBunch): Fact[] {
  return groups.map((group, i) => {
    const value = typeof values === "string" ? values : (values[i] ?? "");
    return { from, to, group: groupOf(scope, group), value, releases };
  });
}

function changesOfFacts(
  kind: DerivedKind,
  facts: readonly Fact[],
  timeline: Timeline,
  releases: ReleaseDays,
): Change[] {
  const known = new Map<string, string | null>();
  return differences(facts).flatMap((difference) => {
    const key = releaseKey(difference);
    let release = known.get(key);
    if (release === undefined) {
      release = releaseOf(kind, difference, timeline, releases);
      known.set(key, release);
    }
    return changeOf(kind, difference, timeline.id, release, releases) ?? [];
  });
}

/** A difference as a change; null where it is none, or has no release. */
export function changeOf(
  kind: DerivedKind,
  difference: Difference,
  subject: string,
  release: string | null,
  releases: ReleaseDays,
): Change | null {
  const told = release === null ? null : TELL[kind](difference);
  if (release === null || told === null) return null;
  return {
    date: difference.day,
    subject,
    kind: told.kind,
    detail: difference.group,
    text: told.text,
    before: told.before,
    after: told.after,
    release,
    source: releases.sourceOf(release),
    stated: null,
  };
}

/** All that decides on the release behind a difference of a kind: hundreds of edits share it. */
function releaseKey({ day, before, after }: Difference): string {
  let key = day;
  for (const { releases } of before) key += ` ${releases.join()}`;
  key += ",";
  for (const { releases } of after) key += ` ${releases.join()}`;
  return key;
}

/** What sources state of a code, and when they took it up or gave it up, in no order. */
export function changesOfListing(
  timeline: Pick<Timeline, "id" | "listings" | "events">,
  releases: ReleaseDays,
): Change[] {
  const stated = timeline.events.map((event) => statedChange(timeline.id, event, releases));
  const said = new Set(stated.map(sameness));
  const listed = listingChanges(timeline, releases).filter((change) => !said.has(sameness(change)));
  return [...stated, ...listed];
}

/** When sources speak of a code at all. */
export type Speaking = Pick<Timeline, "listings" | "curatedFrom">;

/** The release that brought a difference; null where a source has changed, and not what it says. */
export function releaseOf(
  kind: DerivedKind,
  difference: Difference,
  speaking: Speaking,
  releases: ReleaseDays,
): string | null {
  if (isOfSource(difference, speaking, releases)) return null;
  if (kind === "VERDICT_CHANGED" && isOfListing(difference, speaking, releases)) return null;
  return releaseBehind(difference.day, difference.before, difference.after, releases);
}

/** What a source states, and what follows from when it has the code, are one where they agree. */
const sameness = ({ date, kind, source }: Change): string => `${date} ${kind} ${source}`;

const statedChange = (
  subject: string,
  { id, date, kind, action, note, origin, release }: StatedEvent,
  releases: ReleaseDays,
): Change => ({
  ...{ date, subject, kind, detail: id, text: action, before: null, after: null },
  ...{ release, source: releases.sourceOf(release), stated: { note, origin } },
});

/** When official sources took the code or modifier up, gave it up, or took it up again. */
function listingChanges(
  { id, listings }: Pick<Timeline, "id" | "listings">,
  releases: ReleaseDays,
): Change[] {
  // What an official source has, a curated one no longer decides on: it did not give the code up.
  const official = listings.filter(({ group }) => releases.isOfficial(group));
  return differences(official).flatMap(({ group: source, day, before, after }) => {
    const [kind, words] = listingKind(source, day, after, official);
    const release = releaseBehind(day, before, after, releases);
    if (kind === "CODE_ADDED" && releases.beginsOn(release, day)) return [];
    const what = isIdOf(id, "Modifier") ? "modifier" : "code";
    const text = `The ${what} is ${words} in: ${releases.nameOf(source)}.`;
    return [
      {
        ...{ date: day, subject: id, kind, detail: source, text, before: null, after: null },
        ...{ release, source, stated: null },
      },
    ];
  });
}

function listingKind(
  source: string,
  day: Day,
  after: readonly Fact[],
  listings: readonly Fact[],
): [kind: ChangeKind, words: string] {
  if (after.length === 0) return ["CODE_TERMINATED", "no longer"];
  const known = listings.some(
    ({ group, from }) => group === source && (from === null || from < day),
  );
  return known ? ["CODE_REINSTATED", "again"] : ["CODE_ADDED", "new"];
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
function releaseBehind(
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
