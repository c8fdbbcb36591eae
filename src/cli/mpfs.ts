import { basename } from "node:path";
import type { Command } from "commander";
import type { Graph } from "../graph/graph.ts";
import { importMpfs } from "../sources/mpfs/import-mpfs.ts";
import { openMpfs, type MpfsRelease } from "../sources/mpfs/read-mpfs.ts";
import { SourceError } from "../sources/source-error.ts";
import { printSummary } from "./import-summary.ts";
import { withStore } from "./open-store.ts";
import { createProgress, type Progress } from "./progress.ts";
import { RejectedRowsReport } from "./rejected-rows.ts";
import { run } from "./run.ts";
import { ensureSeed } from "./seed.ts";
import { settingsOf, withSettings } from "./setting-options.ts";
import { print, stopwatch } from "./text.ts";

interface MpfsOptions {
  readonly effective?: string;
  readonly variant?: string;
  readonly member?: string;
  readonly report?: string;
  readonly replace?: boolean;
  readonly allowPartial?: boolean;
}

/** Adds `codeloom import mpfs`. */
export function addImportMpfs(importing: Command): void {
  const command = importing
    .command("mpfs")
    .description(
      "Import releases of the Medicare physician fee schedule (PPRRVU), as downloaded: zip, csv, txt or xlsx. Several go in by their effective dates.",
    )
    .argument("<file...>", "files to import")
    .option("--effective <YYYY-MM-DD>", "first day of the release, for a file that does not say it")
    .option("--variant <VARIANT>", "QUALIFYING_APM or NON_QUALIFYING_APM, for a file from 2026 on")
    .option("--member <NAME>", "which file of an archive to read")
    .option("--replace", "take the place of the same release with other content")
    .option("--allow-partial", "import a file that seems to hold part of a release only")
    .option("--report <FILE>", "write all rows that could not be used into a CSV file")
    .option("--debug", "show where an error comes from")
    .action(run(importMpfsCommand))
    .addHelpText("after", EXAMPLES);
  withSettings(command);
}

const EXAMPLES = `
Examples:
  codeloom import mpfs RVU25D.zip
  codeloom import mpfs PPRRVU2025_Oct.csv --report rejected.csv
  codeloom import mpfs PPRRVU25_OCT.txt --effective 2025-10-01
`;

async function importMpfsCommand(command: Command, paths: string[]): Promise<void> {
  const settings = settingsOf(command);
  const options = command.opts<MpfsOptions>();
  const progress = createProgress();
  try {
    const releases = await openAll(paths, options, progress);
    const report =
      options.report === undefined
        ? null
        : await RejectedRowsReport.open(options.report, paths.length > 1);
    try {
      await withStore(settings, async (graph) => {
        await importAll(graph, releases, options, progress, report);
      });
    } finally {
      await report?.close();
    }
  } finally {
    progress.end();
  }
}

/** Opens all files before any is imported, so that most mistakes cost nothing. */
async function openAll(
  paths: readonly string[],
  { effective, variant, member }: MpfsOptions,
  progress: Progress,
): Promise<MpfsRelease[]> {
  if (effective !== undefined && paths.length > 1)
    throw new SourceError("INVALID_OPTION", "--effective is the day of one file.", {
      hint: "Import the files one by one, each with its day.",
    });
  const releases: MpfsRelease[] = [];
  for (const path of paths)
    releases.push(
      await openMpfs(path, {
        ...(effective !== undefined && { effectiveFrom: effective }),
        ...(variant !== undefined && { variant }),
        ...(member !== undefined && { member }),
        onProgress: (done, total) => {
          progress.report(`Reading ${basename(path)}`, done, total);
        },
      }),
    );
  return releases.sort((a, b) => a.effectiveFrom.localeCompare(b.effectiveFrom));
}

async function importAll(
  graph: Graph,
  releases: readonly MpfsRelease[],
  { replace = false, allowPartial = false }: MpfsOptions,
  progress: Progress,
  report: RejectedRowsReport | null,
): Promise<void> {
  for (const [done, release] of releases.entries()) {
    const seconds = stopwatch();
    try {
      const summary = await importMpfs(graph, seedingFirst(graph, release), {
        replace,
        allowPartial,
        now: new Date(),
        onProgress: (step, at, total) => {
          progress.report(`Working out ${step}`, at, total);
        },
      });
      progress.end();
      printSummary(summary, seconds());
      await report?.add(summary.file, summary.rejected);
    } catch (error) {
      progress.end();
      if (releases.length > 1)
        print(`${done} of ${releases.length} files are imported; it stopped at ${release.file}.`);
      throw error;
    }
  }
}

/**
 * The same file, but that the graph gets the reference facts when all its rows are read: what is
 * worked out from them rests on these, and a file that breaks off shall change nothing at all.
 */
function seedingFirst(graph: Graph, release: MpfsRelease): MpfsRelease {
  const rows = release.rows();
  return Object.assign(release, {
    rows: async function* () {
      yield* rows;
      await ensureSeed(graph);
    },
  });
}
