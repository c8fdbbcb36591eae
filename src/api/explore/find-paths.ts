import type { GraphView } from "../../graph/graph.ts";
import { PathLimitError } from "../errors.ts";
import { LONGEST_SEARCH_MILLISECONDS, MOST_STEPS } from "./explore-limits.ts";
import { firstPaths } from "./first-paths.ts";
import { graphCounts } from "./graph-counts.ts";
import { PathSets, TooManySteps, type PathQuestion } from "./path-sets.ts";
import type { Steps } from "./path-steps.ts";
import { TimeLimit } from "./time-limit.ts";

export interface PathOptions {
  readonly maxHops: number;
  readonly first: number;
  readonly after: Steps | null;
  /** How many relationships a hop may go through. */
  readonly mostSteps?: number;
  /** After how many milliseconds a search is ended. */
  readonly longest?: number;
  /** How many steps of paths are asked for at once. */
  readonly readAhead?: number;
}

/**
 * The first paths between two nodes in their order, behind `after`
 * (docs/decisions/0013-paths.md).
 *
 * @throws PathLimitError where that takes going through too much
 * @throws ReadLimitError where it takes too long
 */
export async function findPaths(
  view: GraphView,
  question: PathQuestion,
  options: PathOptions,
): Promise<Steps[]> {
  const { maxHops, first, after } = options;
  const { mostSteps = MOST_STEPS, longest = LONGEST_SEARCH_MILLISECONDS } = options;
  const { readAhead = MOST_STEPS } = options;
  const found: Steps[] = [];
  if (first === 0) return found;
  const sets = new PathSets(view, question, await graphCounts(view), mostSteps);
  const time = new TimeLimit(longest);
  for (let length = 1; length <= maxHops && found.length < first; length++) {
    time.check();
    const places = await sets.next().catch((error: unknown) => {
      if (!(error instanceof TooManySteps)) throw error;
      throw new PathLimitError(mostSteps, error.expected, length);
    });
    if (places === null || length < (after?.length ?? 0)) continue;
    const behind = after?.length === length ? after : null;
    const some = { after: behind, wanted: first - found.length, time, readAhead };
    found.push(...(await firstPaths(view, question, places, some)));
  }
  return found;
}
