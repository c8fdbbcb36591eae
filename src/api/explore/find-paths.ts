import type { GraphView } from "../../graph/graph.ts";
import { PathLimitError } from "../errors.ts";
import { MOST_STEPS } from "./explore-limits.ts";
import { graphCounts } from "./graph-counts.ts";
import { PathSets, TooManySteps, type PathQuestion } from "./path-sets.ts";
import { firstPaths, type Steps } from "./path-steps.ts";

export interface PathOptions {
  readonly maxHops: number;
  readonly first: number;
  readonly after: Steps | null;
  /** How many relationships a hop may go through. */
  readonly mostSteps?: number;
}

/**
 * The first paths between two nodes in their order, behind `after`
 * (docs/decisions/0013-paths.md).
 *
 * @throws PathLimitError where that takes going through too much
 */
export async function findPaths(
  view: GraphView,
  question: PathQuestion,
  { maxHops, first, after, mostSteps = MOST_STEPS }: PathOptions,
): Promise<Steps[]> {
  const found: Steps[] = [];
  if (first === 0) return found;
  const sets = new PathSets(view, question, await graphCounts(view), mostSteps);
  for (let length = 1; length <= maxHops && found.length < first; length++) {
    const places = await sets.next().catch((error: unknown) => {
      if (!(error instanceof TooManySteps)) throw error;
      throw new PathLimitError(mostSteps, error.expected, length);
    });
    if (places === null || length < (after?.length ?? 0)) continue;
    const behind = after?.length === length ? after : null;
    found.push(...(await firstPaths(view, question, places, behind, first - found.length)));
  }
  return found;
}
