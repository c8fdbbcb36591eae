import { compareText } from "../../graph/compare.ts";
import { groupBy } from "../../graph/group-by.ts";
import { differencesOf, type Difference } from "./differences.ts";
import type { Fact, FactBunch } from "./facts.ts";

/** Differences of groups that change alike. */
export interface Alike {
  readonly scope: string;
  /** That of the first of the groups. */
  readonly difference: Difference;
  /** How many groups there are. */
  readonly times: number;
}

/**
 * Every difference among facts of one kind. Groups of which the same facts hold, one after the other,
 * change alike, so that hundreds of edits are looked at once.
 */
export function* differencesAlike(bunches: readonly FactBunch[]): Generator<Alike> {
  for (const [scope, members] of groupBy(bunches, (bunch) => bunch.scope))
    for (const { course, first, times } of groupsByCourse(coursesByGroup(members)))
      for (const difference of differencesOf(first, course.facts))
        yield { scope, difference, times };
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

/** The groups of a course: the first of them, and how many. */
interface Groups {
  readonly course: Course;
  first: string;
  times: number;
}

function groupsByCourse(courses: ReadonlyMap<string, Course>): Iterable<Groups> {
  const found = new Map<Course, Groups>();
  for (const [group, course] of courses) {
    const groups = found.get(course);
    if (groups === undefined) found.set(course, { course, first: group, times: 1 });
    else {
      groups.times += 1;
      if (compareText(group, groups.first) < 0) groups.first = group;
    }
  }
  return found.values();
}
