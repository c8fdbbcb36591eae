import { GraphBusyError, type Graph } from "../graph/graph.ts";
import { importSeed } from "../sources/curated/import-seed.ts";
import { readCurated, SEED_FOLDER } from "../sources/curated/read-curated.ts";
import type { Logger } from "./logger.ts";

/**
 * Puts the facts that come with this version into an embedded store, so that there is something to
 * see at once. A store that has facts is served as it is where that can't be done.
 */
export async function seedAtStart(graph: Graph, logger: Logger): Promise<void> {
  try {
    const { changed, epoch } = await importSeed(graph, await readCurated(SEED_FOLDER), new Date());
    if (changed) logger.info({ epoch }, "The facts that come with Codeloom are in the graph.");
  } catch (error) {
    if (error instanceof GraphBusyError)
      logger.info("Another process changes the graph: its reference facts stay as they are.");
    else if (graph.view().epoch > 0)
      logger.warn(
        { err: error },
        "The reference facts of the graph could not be brought up to date.",
      );
    else throw error;
  }
}
