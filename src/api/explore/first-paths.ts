import type { GraphView } from "../../graph/graph.ts";
import { PathLimitError } from "../errors.ts";
import { MOST_BEGINNINGS } from "./explore-limits.ts";
import { longerPaths } from "./longer-paths.ts";
import type { PathQuestion } from "./path-sets.ts";
import { comparePlaces, type Steps } from "./path-steps.ts";
import type { TimeLimit } from "./time-limit.ts";

export interface FirstOptions {
  readonly after: Steps | null;
  readonly wanted: number;
  readonly time: TimeLimit;
  /** How many steps are asked for at once. */
  readonly readAhead: number;
}

/**
 * The first paths whose nodes lie where `places` says, in their order and behind `after`, as many as
 * are wanted. As every beginning of a path leads on to the end, no more beginnings are looked at
 * than paths are wanted. Only where those come back to nodes that they have been at is that too few,
 * and it is tried again with more.
 */
export async function firstPaths(
  view: GraphView,
  question: PathQuestion,
  places: readonly ReadonlySet<string>[],
  { wanted, ...options }: FirstOptions,
): Promise<Steps[]> {
  const { after } = options;
  for (let most = wanted; ; most *= 4) {
    if (most > MOST_BEGINNINGS) throw new PathLimitError(MOST_BEGINNINGS, most, places.length);
    let paths: Steps[] = [[]];
    let isCut = false;
    for (const place of places) {
      // Of the steps from a node no more are lost than a path has nodes.
      const step = { place, most: most + places.length, ...options };
      const longer: Steps[] = [];
      for await (const path of longerPaths(view, question, paths, step)) {
        if (after !== null && !isBehind(path, after, places)) continue;
        if (longer.push(path) > most) break;
      }
      isCut ||= longer.length > most;
      paths = longer.slice(0, most);
    }
    if (paths.length >= wanted || !isCut) return paths.slice(0, wanted);
  }
}

/** Whether a beginning can be that of a path behind another, and a whole path is. */
function isBehind(path: Steps, after: Steps, places: readonly unknown[]): boolean {
  const order = comparePlaces(path, after);
  return path.length === places.length ? order > 0 : order >= 0;
}
