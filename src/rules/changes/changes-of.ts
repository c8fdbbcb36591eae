import type { Day } from "../../graph/day.ts";
import { isIdOf } from "../../graph/model/model.ts";
import type { ChangeKind } from "../../graph/model/vocabulary.ts";
import { compareChanges, type Change } from "./change.ts";
import { differences, type Difference } from "./differences.ts";
import type { Timeline, DerivedKind, Fact, FactBunch, StatedEvent } from "./facts.ts";
import { KnownReleases, releaseBehind } from "./known-releases.ts";
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
  const known = new KnownReleases(kind, timeline, releases);
  return differences(facts).flatMap((difference) => {
    const release = known.behind(difference);
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
