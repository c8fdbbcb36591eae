import { compareText } from "../../graph/compare.ts";
import type { RelationshipType } from "../../graph/model/relationships.ts";
import type { GraphView } from "../../graph/graph.ts";
import { groupBy } from "../../graph/group-by.ts";
import type { Fan } from "../../graph/walk.ts";
import { PathLimitError } from "../errors.ts";
import { MOST_BEGINNINGS } from "./explore-limits.ts";
import type { PathQuestion } from "./path-sets.ts";

/** A step of a path: along a relationship of a type, in either direction, to a node. */
export interface Step {
  readonly type: RelationshipType;
  readonly id: string;
}

/** A path as the steps from where it begins. */
export type Steps = readonly Step[];

/** The order of paths: the shortest first, then step by step by type and id. */
export function compareSteps(a: Steps, b: Steps): number {
  return a.length - b.length || comparePlaces(a, b);
}

/** The same of the beginnings of paths of one length. */
function comparePlaces(a: Steps, b: Steps): number {
  for (const [i, step] of a.entries()) {
    const other = b[i];
    if (other === undefined) return 0;
    const order = compareText(step.type, other.type) || compareText(step.id, other.id);
    if (order !== 0) return order;
  }
  return 0;
}

/**
 * The first paths whose nodes lie where `places` says, in their order and behind `after`, as many as
 * are wanted. As every beginning of a path leads on to the end, no more beginnings are looked at
 * than paths are wanted: one statement a hop. Only where those come back to nodes that they have
 * been at is that too few, and it is tried again with more.
 */
export async function firstPaths(
  view: GraphView,
  question: PathQuestion,
  places: readonly ReadonlySet<string>[],
  after: Steps | null,
  wanted: number,
): Promise<Steps[]> {
  for (let most = wanted; ; most *= 4) {
    if (most > MOST_BEGINNINGS) throw new PathLimitError(MOST_BEGINNINGS, most, places.length);
    let paths: Steps[] = [[]];
    let isCut = false;
    for (const place of places) {
      // What lies before `after` is among the first as well.
      const enough = after === null ? most + places.length : place.size;
      const longer = await extended(view, question, paths, place, enough);
      const behind = longer.filter((path) => after === null || isBehind(path, after, places));
      isCut ||= behind.length > most;
      paths = behind.slice(0, most);
      if (paths.length === 0) break;
    }
    if (paths.length >= wanted || !isCut) return paths.slice(0, wanted);
  }
}

/** Whether a beginning can be that of a path behind another, and a whole path is. */
function isBehind(path: Steps, after: Steps, places: readonly unknown[]): boolean {
  const order = comparePlaces(path, after);
  return path.length === places.length ? order > 0 : order >= 0;
}

/** Paths with one step more, in their order, without those that come back to where they have been. */
async function extended(
  view: GraphView,
  { from, relationships, asOf }: PathQuestion,
  paths: readonly Steps[],
  place: ReadonlySet<string>,
  most: number,
): Promise<Steps[]> {
  const lastOf = (path: Steps): string => path.at(-1)?.id ?? from;
  const ids = [...new Set(paths.map(lastOf))];
  const walk = { relationships, types: [], ends: [...place] };
  const fans = groupBy(await view.fans(ids, walk, asOf, most), (fan) => fan.from);
  const steps = new Map([...fans].map(([id, some]) => [id, stepsOf(some)]));
  return paths.flatMap((path) => {
    const been = new Set([from, ...path.map(({ id }) => id)]);
    return (steps.get(lastOf(path)) ?? [])
      .filter(({ id }) => !been.has(id))
      .map((step) => [...path, step]);
  });
}

/** Where fans of a node lead to, whichever way relationships run: by type, then id, each once. */
function stepsOf(fans: readonly Fan[]): Step[] {
  const steps = fans.flatMap(({ relationship, ends }) =>
    ends.map((id): Step => ({ type: relationship, id })),
  );
  return [...new Map(steps.map((step) => [`${step.type} ${step.id}`, step])).values()].sort(
    (a, b) => compareText(a.type, b.type) || compareText(a.id, b.id),
  );
}
