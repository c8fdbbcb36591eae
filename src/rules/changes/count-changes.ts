import type { Day } from "../../graph/day.ts";
import type { ChangeKind } from "../../graph/model/vocabulary.ts";
import { differencesAlike } from "./alike.ts";
import type { DerivedKind, FactBunch } from "./facts.ts";
import { KnownReleases, type Speaking } from "./known-releases.ts";
import type { ReleaseDays } from "./release-days.ts";
import { TELL } from "./told.ts";

/** Told that there are so many changes of a kind on a day, known by a source. */
export type Count = (day: Day, kind: ChangeKind, source: string, changes: number) => void;

/** Counts what `changesOf` tells of facts of one kind of a code. */
export function countChanges(
  kind: DerivedKind,
  bunches: readonly FactBunch[],
  speaking: Speaking,
  releases: ReleaseDays,
  count: Count,
): void {
  const known = new KnownReleases(kind, speaking, releases);
  for (const { difference, times } of differencesAlike(bunches)) {
    const release = known.behind(difference);
    const told = release === null ? null : TELL[kind](difference);
    if (release !== null && told !== null)
      count(difference.day, told.kind, releases.sourceOf(release), times);
  }
}
