import type { GraphView } from "../graph/graph.ts";
import { changeDays } from "./change/change-log.ts";
import { graphCounts } from "./explore/graph-counts.ts";
import { searchIndex } from "./search/build-index.ts";
import { similarCodes } from "./similar/similar-codes.ts";

/**
 * Works out what some questions need of the whole graph, one after the other, while others are
 * answered. Who asks meanwhile waits for the same; what fails is tried again by the next who asks.
 */
export async function readWholeGraph(view: GraphView): Promise<void> {
  await searchIndex(view);
  await similarCodes(view);
  await graphCounts(view);
  await changeDays(view);
}
