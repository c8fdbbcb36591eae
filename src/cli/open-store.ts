import { existsSync } from "node:fs";
import type { Graph } from "../graph/graph.ts";
import { createLogger } from "../server/logger.ts";
import { openGraph } from "../server/open-graph.ts";
import type { Settings } from "../server/settings.ts";
import { SourceError } from "../sources/source-error.ts";

/** Whether the store that the settings name is there; a database always counts as there. */
export const storeExists = ({ store, dataDir }: Settings): boolean =>
  store !== "embedded" || existsSync(dataDir);

/**
 * Runs work on a store that is there. A folder that is not is likelier mistyped than meant, and is
 * not made.
 *
 * @throws SourceError NOT_FOUND
 */
export async function withExistingStore(
  settings: Settings,
  work: (graph: Graph) => Promise<void>,
): Promise<void> {
  if (!storeExists(settings))
    throw new SourceError("NOT_FOUND", `There is no graph in ${settings.dataDir}.`, {
      hint: "Import something first, or name another folder by --data-dir or DATA_DIR.",
    });
  await withStore(settings, work);
}

/** Runs work on the store that the settings name, and lets go of it whatever comes. */
export async function withStore(
  settings: Settings,
  work: (graph: Graph) => Promise<void>,
): Promise<void> {
  // A command works on the record: it has no use for a copy in memory.
  const store = settings.store === "replica" ? "neo4j" : settings.store;
  // What goes wrong is told by the command itself.
  const graph = await openGraph({ ...settings, store }, await createLogger("silent"), (seconds) => {
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
