import type { GraphView } from "../../graph/graph.ts";
import { unique } from "../shape/conditions.ts";
import type { RelationshipRecord } from "../../graph/record.ts";
import { MOST_PATH_LINKS } from "./explore-limits.ts";
import type { PathQuestion } from "./path-sets.ts";
import type { Steps } from "./path-steps.ts";

/**
 * The relationship of each step of paths, one statement for the steps at one place. Of several of
 * one type between the same two nodes the first that leads onwards, else the first.
 */
export async function linksOn(
  view: GraphView,
  { from, asOf }: PathQuestion,
  paths: readonly Steps[],
): Promise<RelationshipRecord[][]> {
  const found: RelationshipRecord[][] = paths.map(() => []);
  const longest = Math.max(0, ...paths.map(({ length }) => length));
  for (let place = 0; place < longest; place++) {
    const steps = paths.flatMap((path, i) => {
      const step = path[place];
      return step === undefined ? [] : [{ i, ...step, before: path[place - 1]?.id ?? from }];
    });
    const relationships = unique(steps.map(({ type }) => type));
    const between = {
      relationships,
      some: unique(steps.map(({ before }) => before)),
      others: unique(steps.map(({ id }) => id)),
    };
    const links = await view.links(between, asOf, MOST_PATH_LINKS);
    const byEnds = new Map<string, RelationshipRecord>();
    for (const link of links) {
      const key = [link.type, link.from, link.to].join("\n");
      if (!byEnds.has(key)) byEnds.set(key, link);
    }
    for (const { i, type, id, before } of steps) {
      const link =
        byEnds.get([type, before, id].join("\n")) ?? byEnds.get([type, id, before].join("\n"));
      if (link !== undefined) found[i]?.push(link);
    }
  }
  return found;
}
