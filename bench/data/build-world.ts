import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmbeddedGraph } from "../../src/graph/memory/embedded-graph.ts";
import { dayOf } from "../../src/graph/day.ts";
import { codesOf, dataFiles } from "./files.ts";
import { embeddedStore, keptGraph, neo4jStore } from "./stores.ts";
import type { World } from "./world.ts";

/** Sets up what all rivals stand on; `end` lets go of it. */
export async function buildWorld(
  { needsDatabase, madeUp }: { needsDatabase: boolean; madeUp: boolean },
  say: (line: string) => void,
): Promise<{ world: World; end: () => Promise<void> }> {
  const files = await dataFiles(say, madeUp);
  const kept = await keptGraph(files);
  const dataDir = await embeddedStore(kept, files, say);
  const database = needsDatabase ? await neo4jStore(kept, files, say) : null;
  const graph = await EmbeddedGraph.open(dataDir);
  // Both stores were filled by the same imports, and so are at the same epoch.
  const { epoch } = graph.view();
  await graph.close();
  const scratch = await mkdtemp(join(tmpdir(), "codeloom-bench-"));
  return {
    world: {
      files,
      codes: codesOf(files.feeSchedule),
      dataDir,
      database,
      epoch,
      day: dayOf(new Date()),
      scratch,
      say,
    },
    end: async () => {
      await database?.stop();
      await rm(scratch, { recursive: true, force: true });
    },
  };
}
