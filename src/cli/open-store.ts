import type { Graph } from "../graph/graph.ts";
import { createLogger } from "../server/logger.ts";
import { openGraph } from "../server/open-graph.ts";
import type { Settings } from "../server/settings.ts";

/** Runs work on the store that the settings name, and lets go of it whatever comes. */
export async function withStore(
  settings: Settings,
  work: (graph: Graph) => Promise<void>,
): Promise<void> {
  // A command works on the record: it has no use for a copy in memory.
  const store = settings.store === "replica" ? "neo4j" : settings.store;
  // What goes wrong is told by the command itself.
  const graph = await openGraph({ ...settings, store }, await createLogger("silent"));
  try {
    await work(graph);
  } finally {
    await graph.close();
  }
}
