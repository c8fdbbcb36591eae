import type { Graph } from "../graph/graph.ts";
import { createLogger } from "../server/logger.ts";
import { openGraph } from "../server/open-graph.ts";
import type { Settings } from "../server/settings.ts";

/** Runs work on the store that the settings name, and lets go of it whatever comes. */
export async function withStore(
  settings: Settings,
  work: (graph: Graph) => Promise<void>,
): Promise<void> {
  // What goes wrong is told by the command itself.
  const graph = await openGraph(settings, await createLogger("silent"), (seconds) => {
    process.stderr.write(
      `Another import holds the right to write; waiting up to ${seconds} s to see whether it lives.\n`,
    );
  });
  try {
    await work(graph);
  } finally {
    await graph.close();
  }
}
