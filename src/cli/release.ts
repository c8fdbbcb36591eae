import type { Command } from "commander";
import { knownReleases } from "../sources/releases/known-releases.ts";
import { removeRelease } from "../sources/releases/remove-release.ts";
import { withExistingStore } from "./open-store.ts";
import { createProgress } from "./progress.ts";
import { run } from "./run.ts";
import { settingsOf, withSettings } from "./setting-options.ts";
import { count, print, stopwatch } from "./text.ts";

/** Adds `codeloom release list` and `codeloom release remove`. */
export function addRelease(program: Command): void {
  const release = program
    .command("release")
    .description("Show the releases that the graph rests on, or take one out again.");
  withSettings(
    release
      .command("list")
      .description("List the releases of the graph, each with its file and its number of rows.")
      .option("--debug", "show where an error comes from")
      .action(run(listReleases)),
  );
  withSettings(
    release
      .command("remove")
      .description("Take a release out of the graph, as if it had never come.")
      .argument("<id>", "id of the release, as Release:mpfs:2025-10-01")
      .option("--debug", "show where an error comes from")
      .action(run(removeReleaseCommand)),
  );
}

async function listReleases(command: Command): Promise<void> {
  await withExistingStore(settingsOf(command), async (graph) => {
    const releases = await knownReleases(graph.view());
    const width = Math.max(0, ...releases.map(({ id }) => id.length));
    for (const { id, rows, files, complete } of releases)
      print(
        `${id.padEnd(width)}  ${count(rows).padStart(9)} rows  ${files.join(", ")}${complete ? "" : "  (incomplete)"}`,
      );
    if (releases.length === 0) print("The graph has no release yet.");
  });
}

async function removeReleaseCommand(command: Command, id: string): Promise<void> {
  const seconds = stopwatch();
  const progress = createProgress();
  try {
    await withExistingStore(settingsOf(command), async (graph) => {
      const epoch = await removeRelease(graph, id, (step, done, total) => {
        progress.report(`Working out ${step}`, done, total);
      });
      progress.end();
      print(`Removed ${id}. Epoch ${epoch}, ${seconds()} s.`);
    });
  } finally {
    progress.end();
  }
}
