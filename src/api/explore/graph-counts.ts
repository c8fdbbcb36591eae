import type { NodeType } from "../../graph/model/nodes.ts";
import { typeOfId } from "../../graph/model/model.ts";
import { perView } from "../../graph/per-view.ts";
import type { GraphCounts, Walk } from "../../graph/walk.ts";

/** How many nodes and relationships a view has, counted when it is first asked for. */
export const graphCounts = perView((view) => view.count());

/**
 * How many relationships a walk from these nodes goes through, by what nodes of their types have on
 * average: the same on all stores, and known before any is read.
 */
export function expectedSteps(
  ids: Iterable<string>,
  { relationships }: Pick<Walk, "relationships">,
  counts: GraphCounts,
): number {
  const degrees = new Map<NodeType, number>();
  let steps = 0;
  for (const id of ids) {
    const type = typeOfId(id);
    if (type === null) continue;
    let degree = degrees.get(type);
    if (degree === undefined) {
      const ends = counts.relationships
        .filter((one) => relationships.includes(one.type))
        .reduce(
          (sum, { from, to, count }) =>
            sum + (from === type ? count : 0) + (to === type ? count : 0),
          0,
        );
      degree = ends / Math.max(1, counts.nodes[type]);
      degrees.set(type, degree);
    }
    steps += degree;
  }
  return Math.ceil(steps);
}
