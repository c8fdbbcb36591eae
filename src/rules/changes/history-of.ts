import { differencesAlike } from "./alike.ts";
import { compareChanges, type Change } from "./change.ts";
import { changeOf, changesBesideEdits } from "./changes-of.ts";
import type { Timeline } from "./facts.ts";
import { KnownReleases } from "./known-releases.ts";
import type { ReleaseDays } from "./release-days.ts";
import { groupOf } from "./told.ts";

/** Changes that people read as one, by the first of them in the order of changes. */
export interface CountedChange {
  readonly first: Change;
  readonly count: number;
}

/**
 * What happened to a code or modifier, in order, as people read it: edits come by hundreds a day, and
 * those of a day, kind and release are counted. Each entry stands where its first change does.
 */
export const historyOf = (timeline: Timeline, releases: ReleaseDays): CountedChange[] =>
  [
    ...changesBesideEdits(timeline, releases).map((first) => ({ first, count: 1 })),
    ...countedEdits(timeline, releases),
  ].sort((a, b) => compareChanges(a.first, b.first));

function countedEdits(timeline: Timeline, releases: ReleaseDays): Iterable<CountedChange> {
  const counted = new Map<string, { first: Change; count: number }>();
  const known = new KnownReleases("EDIT_CHANGED", timeline, releases);
  for (const { scope, difference, times } of differencesAlike(timeline.edits)) {
    const release = known.behind(difference);
    const first = { ...difference, group: groupOf(scope, difference.group) };
    const change = changeOf("EDIT_CHANGED", first, timeline.id, release, releases);
    if (change === null) continue;
    const key = `${change.date} ${change.kind} ${change.release}`;
    const entry = counted.get(key);
    if (entry === undefined) counted.set(key, { first: change, count: times });
    else {
      entry.count += times;
      if (compareChanges(change, entry.first) < 0) entry.first = change;
    }
  }
  return counted.values();
}
