import type { Command } from "commander";
import { knownReleases } from "../sources/releases/known-releases.ts";
import { releaseId, releaseKey } from "../sources/releases/release.ts";
import {
  filesBelow,
  namesOf,
  recognise,
  type FoundRelease,
  type LeftOut,
} from "../sources/recognise.ts";
import { SourceError } from "../sources/source-error.ts";
import type { Graph } from "../graph/graph.ts";
import { importOne, withImportFlags, withReport, type ImportFlags } from "./import-file.ts";
import { withStore } from "./open-store.ts";
import { createProgress, type Progress } from "./progress.ts";
import type { RejectedRowsReport } from "./rejected-rows.ts";
import { run } from "./run.ts";
import { settingsOf, withSettings } from "./setting-options.ts";
import { print } from "./text.ts";

interface Flags extends ImportFlags {
  readonly dryRun?: boolean;
}

/** Makes `codeloom import PATH…` take folders and files of all sources. */
export function addImportOfAnything(importing: Command): void {
  importing
    .argument("[path...]", "folders and files, each recognised by its content")
    .option("--dry-run", "say what would be imported, and change nothing")
    .action(run(importAnything))
    .addHelpText(
      "after",
      "\nExamples:\n  codeloom import downloads/\n  codeloom import downloads/ --dry-run\n  codeloom import RVU25D.zip HCPC2025_OCT_ANWEB.xlsx\n",
    );
  withImportFlags(importing);
  withSettings(importing);
}

async function importAnything(command: Command, paths: string[]): Promise<void> {
  if (paths.length === 0)
    throw new SourceError("INVALID_OPTION", "There is nothing to import.", {
      hint: "Give folders or files; codeloom import --help tells which.",
    });
  const settings = settingsOf(command);
  const flags = command.opts<Flags>();
  const progress = createProgress();
  try {
    const { found, leftOut } = await recogniseAll(paths, flags, progress);
    if (flags.dryRun === true) {
      await withStore(settings, (graph) => tellPlan(graph, found));
      tellLeftOut(leftOut);
      return;
    }
    await withReport(flags.report, found.length, async (report) => {
      await withStore(settings, async (graph) => {
        leftOut.push(...(await importFound(graph, found, flags, progress, report)));
      });
    });
    tellLeftOut(leftOut);
  } finally {
    progress.end();
  }
}

async function recogniseAll(
  paths: readonly string[],
  { allowPartial }: Flags,
  progress: Progress,
): Promise<{ found: FoundRelease[]; leftOut: LeftOut[] }> {
  const options = {
    ...(allowPartial !== undefined && { allowPartial }),
    onProgress: (done: number, total: number) => {
      progress.report("Reading", done, total);
    },
  };
  const result = await recognise(await filesBelow(paths), options, (done, total) => {
    progress.report("Looking at files", done, total);
  });
  progress.end();
  if (result.found.length > 0) return result;
  tellLeftOut(result.leftOut);
  throw new SourceError("NOT_THIS_SOURCE", "No file is of a source that is known.", {
    hint: "The README tells where each official file is found.",
  });
}

/** Imports what was found; a release that is refused leaves the others as they are. */
async function importFound(
  graph: Graph,
  found: readonly FoundRelease[],
  flags: Flags,
  progress: Progress,
  report: RejectedRowsReport | null,
): Promise<LeftOut[]> {
  const refused: LeftOut[] = [];
  for (const release of found)
    try {
      await importOne(graph, release, flags, progress, report);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      progress.end();
      const reason = [error.message, error.hint].filter((part) => part !== null).join(" ");
      const isDamaged = error.code !== "PARTIAL";
      refused.push({ path: namesOf(release.paths), reason, isDamaged });
    }
  return refused;
}

/** Says what would be imported, in its order. */
async function tellPlan(graph: Graph, found: readonly FoundRelease[]): Promise<void> {
  const there = new Set((await knownReleases(graph.view())).map(({ key }) => key));
  for (const { file, paths } of found) {
    const key = releaseKey(file);
    const name = `${releaseId(key)} from ${namesOf(paths)} (${file.form})`;
    print(
      there.has(key)
        ? `Would compare ${name} with the release of that name.`
        : `Would import ${name}.`,
    );
    there.add(key);
  }
}

/** Says what is left out and why; where a file is damaged, the command has failed in part. */
function tellLeftOut(leftOut: readonly LeftOut[]): void {
  for (const { path, reason } of leftOut) print(`Left out ${path}: ${reason}`);
  if (leftOut.some(({ isDamaged }) => isDamaged)) process.exitCode = 1;
}
