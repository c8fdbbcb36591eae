import { compareText } from "../../graph/compare.ts";
import { groupBy } from "../../graph/group-by.ts";
import type { KnownRelease } from "./known-releases.ts";

/** What tells of a release whether it can be whole. */
export type Sized = Pick<
  KnownRelease,
  "key" | "source" | "setting" | "effectiveFrom" | "rows" | "whole"
>;

/**
 * Releases of under half the rows of their neighbour in time, each with that neighbour: they are
 * parts of one. Neighbours are those alone that are no such parts, and that nobody let in as ones:
 * the largest release is none, and each smaller one is measured by the nearest of the larger. So it
 * matters in no way in which order they came.
 */
export function smallBeside<R extends Sized>(releases: readonly R[]): Map<R, R> {
  const small = new Map<R, R>();
  for (const some of groupBy(releases, ({ source, setting }) => `${source} ${setting}`).values()) {
    const references: R[] = [];
    const bySize = [...some].sort((a, b) => b.rows - a.rows || compareText(a.key, b.key));
    for (const release of bySize) {
      const neighbour = nearest(release, references);
      if (neighbour !== null && isUnderHalf(release, neighbour)) small.set(release, neighbour);
      else if (release.whole) references.push(release);
    }
  }
  return small;
}

/** Whether a release has under half the rows of another. */
export const isUnderHalf = (release: Pick<Sized, "rows">, other: Pick<Sized, "rows">): boolean =>
  release.rows < other.rows / 2;

function nearest<R extends Sized>(release: R, others: readonly R[]): R | null {
  const distance = ({ effectiveFrom }: R): number =>
    Math.abs(Date.parse(effectiveFrom) - Date.parse(release.effectiveFrom));
  const [first] = [...others].sort(
    (a, b) => distance(a) - distance(b) || compareText(a.key, b.key),
  );
  return first ?? null;
}

/** The releases, each with whether it is complete in the company of the others. */
export function judged(releases: readonly KnownRelease[]): KnownRelease[] {
  const small = smallBeside(releases);
  return releases.map((release) => {
    const complete = release.whole && release.rejected === 0 && !small.has(release);
    return complete === release.complete ? release : { ...release, complete };
  });
}
