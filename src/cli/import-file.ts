import { basename } from "node:path";
import type { Command } from "commander";
import type { Graph } from "../graph/graph.ts";
import {
  OFFICIAL_SOURCES,
  type OfficialSource,
  type OpenedRelease,
} from "../sources/official-sources.ts";
import type { ImportOptions } from "../sources/releases/write-release.ts";
import { SourceError } from "../sources/source-error.ts";
import { summaryLines } from "./import-summary.ts";
import { withStore } from "./open-store.ts";
import { createProgress, type Progress } from "./progress.ts";
import { RejectedRowsReport } from "./rejected-rows.ts";
import { run } from "./run.ts";
import { ensureSeed } from "./seed.ts";
import { settingsOf, withSettings } from "./setting-options.ts";
import { print, stopwatch } from "./text.ts";

/** Options of every import of official files. */
export interface ImportFlags {
  readonly report?: string;
  readonly replace?: boolean;
  readonly allowPartial?: boolean;
}

interface FileFlags extends ImportFlags {
  readonly effective?: string;
  readonly variant?: string;
  readonly setting?: string;
  readonly member?: string;
}

/** Adds `codeloom import <source>` for every source of official files. */
export function addImportsOfSources(importing: Command): void {
  for (const source of OFFICIAL_SOURCES) addImportOf(importing, source);
}

function addImportOf(importing: Command, source: OfficialSource): void {
  const { slug, about, inParts } = source;
  const command = importing
    .command(slug)
    .description(
      `Import ${about}, as downloaded: zip, csv, txt or xlsx. ${inParts === true ? "The files are one release." : "Several releases go in by their effective dates."}`,
    )
    .argument("<file...>", "files to import")
    .option("--effective <YYYY-MM-DD>", "first day of the release, for a file that does not say it")
    .action(run((own, paths: string[]) => importOf(own, source, paths)));
  if (slug === "mpfs")
    command.option(
      "--variant <VARIANT>",
      "QUALIFYING_APM or NON_QUALIFYING_APM, for a file from 2026 on",
    );
  if (inParts === true)
    command.option("--setting <SETTING>", "PRACTITIONER or OUTPATIENT_HOSPITAL");
  else command.option("--member <NAME>", "which file of an archive to read");
  withImportFlags(command);
  command.addHelpText(
    "after",
    `\nExamples:\n  codeloom import ${slug} ${EXAMPLES[slug] ?? "FILE"}\n`,
  );
  withSettings(command);
}

const EXAMPLES: Readonly<Record<string, string>> = {
  mpfs: "RVU25D.zip --report rejected.csv",
  ptp: "ccipra-2024q3-f1.zip ccipra-2024q3-f2.zip ccipra-2024q3-f3.zip ccipra-2024q3-f4.zip",
  hcpcs: "HCPC2025_OCT_ANWEB.xlsx",
};

/** Adds the options of every import of official files. */
export const withImportFlags = (command: Command): Command =>
  command
    .option("--replace", "take the place of the same release with other content")
    .option("--allow-partial", "import a file that seems to hold part of a release only")
    .option("--report <FILE>", "write all rows that could not be used into a CSV file")
    .option("--debug", "show where an error comes from");

async function importOf(command: Command, source: OfficialSource, paths: string[]): Promise<void> {
  const settings = settingsOf(command);
  const flags = command.opts<FileFlags>();
  const progress = createProgress();
  try {
    const releases = await openAll(source, paths, flags, progress);
    await withReport(flags.report, async (report) => {
      await withStore(settings, (graph) => importAll(graph, releases, flags, progress, report));
    });
  } finally {
    progress.end();
  }
}

/** Opens all files before any is imported, so that most mistakes cost nothing. */
async function openAll(
  source: OfficialSource,
  paths: readonly string[],
  { effective, variant, setting, member, allowPartial }: FileFlags,
  progress: Progress,
): Promise<OpenedRelease[]> {
  const releases = source.inParts === true ? [paths] : paths.map((path) => [path]);
  if (effective !== undefined && releases.length > 1)
    throw new SourceError("INVALID_OPTION", "--effective is the day of one file.", {
      hint: "Import the files one by one, each with its day.",
    });
  const opened: OpenedRelease[] = [];
  for (const files of releases)
    opened.push(
      await source.open(files, {
        ...(effective !== undefined && { effectiveFrom: effective }),
        ...(variant !== undefined && { variant }),
        ...(setting !== undefined && { setting }),
        ...(member !== undefined && { member }),
        ...(allowPartial !== undefined && { allowPartial }),
        onProgress: (done, total) => {
          progress.report(`Reading ${basename(files[0] ?? "")}`, done, total);
        },
      }),
    );
  return opened.sort((a, b) => a.file.effectiveFrom.localeCompare(b.file.effectiveFrom));
}

/** Runs work with the report of rejected rows, where one is wanted. */
export async function withReport(
  path: string | undefined,
  work: (report: RejectedRowsReport | null) => Promise<void>,
): Promise<void> {
  const report = path === undefined ? null : await RejectedRowsReport.open(path);
  try {
    await work(report);
  } finally {
    await report?.close();
  }
}

/** Imports releases that were opened, one after the other, each whole or not at all. */
export async function importAll(
  graph: Graph,
  releases: readonly OpenedRelease[],
  flags: ImportFlags,
  progress: Progress,
  report: RejectedRowsReport | null,
): Promise<void> {
  for (const [done, release] of releases.entries())
    try {
      await importOne(graph, release, flags, progress, report);
    } catch (error) {
      progress.end();
      if (releases.length > 1)
        print(
          `${done} of ${releases.length} files are imported; it stopped at ${release.file.file}.`,
        );
      throw error;
    }
}

/** What the flags say of an import, which shows its progress. */
export const importOptions = (
  { replace = false, allowPartial = false }: ImportFlags,
  progress: Progress,
): ImportOptions => ({
  replace,
  allowPartial,
  now: new Date(),
  onProgress: (step, at, total) => {
    progress.report(`Working out ${step}`, at, total);
  },
});

/** Imports one release and prints what came of it. */
export async function importOne(
  graph: Graph,
  release: OpenedRelease,
  flags: ImportFlags,
  progress: Progress,
  report: RejectedRowsReport | null,
): Promise<void> {
  const seconds = stopwatch();
  const options = importOptions(flags, progress);
  // What is worked out rests on the reference facts, and a file that breaks off shall change nothing.
  const summary = await release.importInto(graph, options, () => ensureSeed(graph));
  progress.end();
  summaryLines(summary, seconds()).forEach(print);
  await report?.add(release.file.file, summary.rejected);
}
