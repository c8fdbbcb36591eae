import { compareText } from "../../graph/compare.ts";
import type { GraphView } from "../../graph/graph.ts";
import { groupBy } from "../../graph/group-by.ts";
import { Pauses } from "../../graph/pauses.ts";
import type { Fan } from "../../graph/walk.ts";
import type { PathQuestion } from "./path-sets.ts";
import { comparePlaces, type Step, type Steps } from "./path-steps.ts";
import type { TimeLimit } from "./time-limit.ts";

export interface LongerOptions {
  /** Where the next step leads to. */
  readonly place: ReadonlySet<string>;
  /** How many steps of a type and direction are enough from any one node. */
  readonly most: number;
  /** A path behind which the longer ones are wanted: what goes on from it needs all of its steps. */
  readonly after: Steps | null;
  readonly time: TimeLimit;
  /** How many steps are asked for at once, at least those from one node. */
  readonly readAhead: number;
}

/**
 * Paths with one step more, in their order, without those that come back to where they have been. The
 * beginnings are in their order as well, none before `after`. Each is made when it is asked for, and
 * no more is read ahead than a hop may go through: there can be millions, of which a page is wanted.
 */
export async function* longerPaths(
  view: GraphView,
  { from, relationships, asOf }: PathQuestion,
  beginnings: readonly Steps[],
  { place, most, after, time, readAhead }: LongerOptions,
): AsyncGenerator<Steps> {
  const lastIds = beginnings.map((path) => path.at(-1)?.id ?? from);
  const walk = { relationships, types: [], ends: [...place] };
  const known = new Map<string, readonly Fan[]>();
  const pauses = new Pauses(view.deadline);
  for (const [i, path] of beginnings.entries()) {
    const last = lastIds[i] ?? from;
    if (!known.has(last)) {
      time.check();
      const isAfter = after !== null && comparePlaces(path, after) === 0;
      const ids = isAfter ? [last] : firstUnknown(lastIds.slice(i), known, readAhead / most);
      const fans = await view.fans(ids, walk, asOf, isAfter ? place.size : most);
      const byStart = groupBy(fans, (fan) => fan.from);
      for (const id of ids) known.set(id, byStart.get(id) ?? []);
    }
    const been = new Set([from, ...path.map(({ id }) => id)]);
    for (const step of stepsOf(known.get(last) ?? []))
      if (!been.has(step.id)) yield [...path, step];
    if (pauses.isDue) await pauses.take();
  }
}

/** The first ids that are not known, each once: at least one, and else no more than `most`. */
function firstUnknown(
  ids: readonly string[],
  known: ReadonlyMap<string, unknown>,
  most: number,
): string[] {
  const found = new Set<string>();
  for (const id of ids) {
    if (found.size > 0 && found.size + 1 > most) break;
    if (!known.has(id)) found.add(id);
  }
  return [...found];
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
