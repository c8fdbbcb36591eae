import { compareText } from "../../graph/compare.ts";
import { differencesAlike } from "./alike.ts";
import { compareChanges, type Change } from "./change.ts";
import { changeOf, changesBesideEdits } from "./changes-of.ts";
import type { Difference } from "./differences.ts";
import type { Timeline } from "./facts.ts";
import { KnownReleases } from "./known-releases.ts";
import type { ReleaseDays } from "./release-days.ts";
import { editKind, groupOf } from "./told.ts";

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

function countedEdits(timeline: Timeline, releases: ReleaseDays): CountedChange[] {
  const counted = new Map<string, { first: Difference; release: string; count: number }>();
  const known = new KnownReleases("EDIT_CHANGED", timeline, releases);
  for (const { scope, difference, times } of differencesAlike(timeline.edits)) {
    const release = known.behind(difference);
    if (release === null) continue;
    const group = groupOf(scope, difference.group);
    const key = `${difference.day} ${editKind(difference)} ${release}`;
    const entry = counted.get(key);
    if (entry === undefined)
      counted.set(key, { first: { ...difference, group }, release, count: times });
    else {
      entry.count += times;
      if (compareText(group, entry.first.group) < 0) entry.first = { ...difference, group };
    }
  }
  // Only the first of each is put into words.
  return [...counted.values()].flatMap(({ first, release, count }) => {
    const change = changeOf("EDIT_CHANGED", first, timeline.id, release, releases);
    return change === null ? [] : [{ first: change, count }];
  });
}
