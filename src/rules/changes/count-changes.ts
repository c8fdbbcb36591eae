import type { Day } from "../../graph/day.ts";
import { groupBy } from "../../graph/group-by.ts";
import type { ChangeKind } from "../../graph/model/vocabulary.ts";
import { releaseOf, type Speaking } from "./changes-of.ts";
import { differencesOf, type Difference } from "./differences.ts";
import type { DerivedKind, Fact } from "./facts.ts";
import type { ReleaseDays } from "./release-days.ts";
import { TELL } from "./told.ts";

/** Facts that differ in what they are about, and in nothing else unless each has its value. */
export interface FactBunch extends Pick<Fact, "from" | "to" | "releases"> {
  /** What the groups of all of them have in common; facts of one group have the same. */
  readonly scope: string;
  readonly groups: readonly string[];
  /** The value of all of them, or of each. */
  readonly values: string | readonly string[];
}

/** Told that there are so many changes of a kind on a day, known by a source. */
export type Count = (day: Day, kind: ChangeKind, source: string, changes: number) => void;

/**
 * Counts what `changesOf` tells of facts of one kind of a code. Groups of which the same facts hold,
 * one after the other, change alike, so that hundreds of edits are looked at once.
 */
export function countChanges(
  kind: DerivedKind,
  bunches: readonly FactBunch[],
  speaking: Speaking,
  releases: ReleaseDays,
  count: Count,
): void {
  const known = new Known(kind, speaking, releases);
  for (const members of groupBy(bunches, ({ scope }) => scope).values())
    for (const [{ facts }, times] of timesOf(coursesByGroup(members)))
      for (const difference of differencesOf("", facts)) {
        const release = known.releaseOf(difference);
        const told = release === null ? null : TELL[kind](difference);
        if (release !== null && told !== null)
          count(difference.day, told.kind, releases.sourceOf(release), times);
      }
}

/** Facts of a group as they came; groups with the same ones have the same course. */
interface Course {
  readonly facts: readonly Fact[];
  /** The courses with one fact more. */
  next: Map<Fact, Course> | null;
}

function coursesByGroup(bunches: readonly FactBunch[]): Map<string, Course> {
  const begun: Course = { facts: [], next: null };
  const found = new Map<string, Course>();
  for (const { groups, values, from, to, releases } of bunches) {
    const factOf = (value: string): Fact => ({ from, to, releases, value, group: "" });
    const ofAll = typeof values === "string" ? factOf(values) : null;
    for (let i = 0; i < groups.length; i++) {
      const group = groups[i] ?? "";
      found.set(group, behind(found.get(group) ?? begun, ofAll ?? factOf(values[i] ?? "")));
    }
  }
  return found;
}

function behind(course: Course, fact: Fact): Course {
  course.next ??= new Map<Fact, Course>();
  let next = course.next.get(fact);
  if (next === undefined) {
    next = { facts: [...course.facts, fact], next: null };
    course.next.set(fact, next);
  }
  return next;
}

function timesOf(courses: ReadonlyMap<string, Course>): Map<Course, number> {
  const times = new Map<Course, number>();
  for (const course of courses.values()) times.set(course, (times.get(course) ?? 0) + 1);
  return times;
}

/** Releases behind differences of a code: where one fact follows another, they decide by themselves. */
class Known {
  readonly #kind: DerivedKind;
  readonly #speaking: Speaking;
  readonly #releases: ReleaseDays;
  readonly #release = new Map<unknown, Map<unknown, string | null>>();

  constructor(kind: DerivedKind, speaking: Speaking, releases: ReleaseDays) {
    this.#kind = kind;
    this.#speaking = speaking;
    this.#releases = releases;
  }

  releaseOf(difference: Difference): string | null {
    const { before, after } = difference;
    const work = (): string | null =>
      releaseOf(this.#kind, difference, this.#speaking, this.#releases);
    if (before.length > 1 || after.length > 1) return work();
    // Facts of a bunch share their list of releases, and their days.
    const [from, to] = [before[0]?.releases, after[0]?.releases];
    let byNext = this.#release.get(from);
    if (byNext === undefined) this.#release.set(from, (byNext = new Map<unknown, string | null>()));
    let release = byNext.get(to);
    if (release === undefined) byNext.set(to, (release = work()));
    return release;
  }
}
