import type { GraphView } from "../graph/graph.ts";
import { listingOf, selectionOf } from "../graph/whole.ts";

const SOURCES = listingOf([selectionOf("Source", ["name", "notice"])]);

/** The licence notice of each source in the graph, with the name of the source before it. */
export async function readNotices(view: GraphView): Promise<string[]> {
  const { edges } = await view.list(SOURCES, null, []);
  return edges.map(({ node }) => `${String(node.name)}: ${String(node.notice)}`);
}
