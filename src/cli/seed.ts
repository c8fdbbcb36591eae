import type { Command } from "commander";
import type { Graph } from "../graph/graph.ts";
import { importSeed } from "../sources/curated/import-seed.ts";
import { readCurated, SEED_FOLDER } from "../sources/curated/read-curated.ts";
import { SEED_RELEASE } from "../sources/curated/seed-release.ts";
import { withStore } from "./open-store.ts";
import { run } from "./run.ts";
import { settingsOf, withSettings } from "./setting-options.ts";
import { count, print, stopwatch } from "./text.ts";

/** Adds `codeloom import seed`. */
export function addImportSeed(importing: Command): void {
  const command = importing
    .command("seed")
    .description("Import the reference facts that come with Codeloom: codes, modifiers and rules.")
    .option("--debug", "show where an error comes from")
    .action(run(importSeedCommand))
    .addHelpText(
      "after",
      "\nExamples:\n  codeloom import seed\n  codeloom import seed --store neo4j --neo4j-uri neo4j://db.example:7687\n",
    );
  withSettings(command);
}

async function importSeedCommand(command: Command): Promise<void> {
  const seconds = stopwatch();
  await withStore(settingsOf(command), async (graph) => {
    const summary = await importSeed(graph, await readCurated(SEED_FOLDER), new Date());
    const facts = `${count(summary.nodes)} nodes and ${count(summary.relationships)} relationships`;
    print(
      summary.changed
        ? `Imported the reference facts: ${facts}. Epoch ${summary.epoch}, ${seconds()} s.`
        : `The graph has these reference facts already (${facts}): nothing changes. Epoch ${summary.epoch}.`,
    );
  });
}

/** Imports the reference facts where the graph has none: what follows from a file rests on them. */
export async function ensureSeed(graph: Graph): Promise<void> {
  const selection = { type: "Release" as const, properties: ["id"], relations: [], flags: [] };
  const [there] = await graph.view().read(selection, [SEED_RELEASE], null, []);
  if (there !== null) return;
  const { epoch } = await importSeed(graph, await readCurated(SEED_FOLDER), new Date());
  print(`Imported the reference facts first, since the graph had none. Epoch ${epoch}.`);
}
