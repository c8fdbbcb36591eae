import type { Command } from "commander";
import type { Graph } from "../graph/graph.ts";
import {
  importCurated,
  planCurated,
  type CuratedFacts,
} from "../sources/curated/import-curated.ts";
import { readOwnFacts } from "../sources/curated/own-facts.ts";
import { namesOf } from "../sources/recognise.ts";
import type { KnownRelease } from "../sources/releases/known-releases.ts";
import { withStore } from "./open-store.ts";
import { run } from "./run.ts";
import { ensureSeed } from "./seed.ts";
import { settingsOf, withSettings } from "./setting-options.ts";
import { count, print, stopwatch } from "./text.ts";

interface Flags {
  readonly source?: string;
  readonly effective?: string;
}

/** Adds `codeloom import curated`. */
export function addImportCurated(importing: Command): void {
  const command = importing
    .command("curated")
    .description(
      "Import a team's own YAML files, in the format of seed/, as a source of its own. Importing again puts them in place of what that source said before.",
    )
    .argument("<path...>", "YAML files, and folders of them")
    .option("--source <SLUG>", "name of the source, for files that don't say it")
    .option("--effective <YYYY-MM-DD>", "first day of facts that name none; 2020-01-01 if left out")
    .option("--debug", "show where an error comes from")
    .action(run(importCuratedCommand))
    .addHelpText(
      "after",
      "\nExamples:\n  codeloom import curated our-notes/\n  codeloom import curated families.yaml --source our-clinic\n",
    );
  withSettings(command);
}

async function importCuratedCommand(command: Command, paths: string[]): Promise<void> {
  const { source, effective } = command.opts<Flags>();
  const facts = await readOwnFacts(paths, {
    ...(source !== undefined && { source }),
    ...(effective !== undefined && { effectiveFrom: effective }),
  });
  await withStore(settingsOf(command), (graph) => importOwn(graph, facts));
}

/** Imports the facts of a team and prints what came of it. */
export async function importOwn(graph: Graph, facts: CuratedFacts): Promise<void> {
  const seconds = stopwatch();
  await ensureSeed(graph);
  const summary = await importCurated(graph, facts, new Date());
  const { release, replaced, changed, epoch } = summary;
  const place = replaced === null ? "" : ` in the place of ${replaced}`;
  const made = `${count(summary.nodes)} nodes and ${count(summary.relationships)} relationships`;
  print(
    changed
      ? `Imported ${release}${place}: ${made}. Epoch ${epoch}, ${seconds()} s.`
      : `The graph has these facts already as ${release}: nothing changes. Epoch ${epoch}.`,
  );
}

/** Prints what that import would do beside these releases, which it updates. */
export async function tellPlanOfOwn(facts: CuratedFacts, known: KnownRelease[]): Promise<void> {
  const plan = await planCurated(facts, known);
  const from = `from ${namesOf(facts.files)} (YAML)`;
  const isSeenLater = "Whether the graph has what its facts name is seen when it is imported.";
  if (plan === null) {
    print(`Has already the facts of ${facts.source} ${from}: nothing would change.`);
    return;
  }
  const { added, replaced } = plan;
  print(
    replaced === null
      ? `Would import ${added.id} ${from}. ${isSeenLater}`
      : `Would put ${added.id} ${from} in the place of ${replaced.id}. ${isSeenLater}`,
  );
  known.splice(0, known.length, ...known.filter((one) => one !== replaced), added);
}
