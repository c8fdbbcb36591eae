import type { Command } from "commander";
import type { CuratedFacts } from "../sources/curated/import-curated.ts";
import { knownReleases, type KnownRelease } from "../sources/releases/known-releases.ts";
import { releaseId, releaseKey } from "../sources/releases/release.ts";
import { filesBelow } from "../sources/files-below.ts";
import {
  inWords,
  namesOf,
  recognise,
  type FoundRelease,
  type LeftOut,
  type Recognised,
} from "../sources/recognise.ts";
import { SourceError } from "../sources/source-error.ts";
import type { Settings } from "../server/settings.ts";
import {
  importOne,
  importOptions,
  withImportFlags,
  withReport,
  type ImportFlags,
} from "./import-file.ts";
import { importOwn, tellPlanOfOwn } from "./curated.ts";
import { storeExists, withStore } from "./open-store.ts";
import { createProgress, type Progress } from "./progress.ts";
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
    const recognised = await recogniseAll(paths, flags, progress);
    const { found, own, leftOut } = recognised;
    if (flags.dryRun === true) {
      leftOut.push(...(await tellPlan(settings, recognised, flags, progress)));
      tellLeftOut(leftOut);
      return;
    }
    await withReport(flags.report, async (report) => {
      await withStore(settings, async (graph) => {
        const work = (release: FoundRelease): Promise<void> =>
          importOne(graph, release, flags, progress, report);
        leftOut.push(...(await tryAll(found, ({ paths }) => paths, progress, work)));
        const workOwn = (facts: CuratedFacts): Promise<void> => importOwn(graph, facts);
        leftOut.push(...(await tryAll(own, ({ files }) => files, progress, workOwn)));
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
): Promise<Recognised> {
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
  if (result.found.length + result.own.length > 0) return result;
  tellLeftOut(result.leftOut);
  throw new SourceError("NOT_THIS_SOURCE", "No file is of a source that is known.", {
    hint: "The README tells where each official file is found.",
  });
}

/** Does something with each release; one that is refused leaves the others as they are. */
async function tryAll<Release>(
  releases: readonly Release[],
  pathsOf: (release: Release) => readonly string[],
  progress: Progress,
  work: (release: Release) => Promise<void>,
): Promise<LeftOut[]> {
  const refused: LeftOut[] = [];
  for (const release of releases)
    try {
      await work(release);
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      progress.end();
      const isDamaged = error.code !== "PARTIAL";
      refused.push({ path: namesOf(pathsOf(release)), reason: inWords(error), isDamaged });
    }
  return refused;
}

/** Says what an import would do, in its order; files that it would refuse are left out. */
async function tellPlan(
  settings: Settings,
  { found, own }: Recognised,
  flags: Flags,
  progress: Progress,
): Promise<LeftOut[]> {
  const known: KnownRelease[] = [];
  if (storeExists(settings))
    await withStore(settings, async (graph) => {
      known.push(...(await knownReleases(graph.view())));
    });
  const work = async (release: FoundRelease): Promise<void> => {
    const { file, paths } = release;
    const added = await release.plan(known, importOptions(flags, progress));
    progress.end();
    const name = `${releaseId(releaseKey(file))} from ${namesOf(paths)} (${file.form})`;
    if (added === null) {
      print(`Has already ${name}: nothing would change.`);
      return;
    }
    const at = known.findIndex(({ id }) => id === added.id);
    print(
      at < 0 ? `Would import ${name}.` : `Would put ${name} in the place of ${known[at]?.file}.`,
    );
    known.splice(at < 0 ? known.length : at, 1, added);
  };
  return [
    ...(await tryAll(found, ({ paths }) => paths, progress, work)),
    ...(await tryAll(
      own,
      ({ files }) => files,
      progress,
      (facts) => tellPlanOfOwn(facts, known),
    )),
  ];
}

/** Says what is left out and why; where a file is damaged, the command has failed in part. */
function tellLeftOut(leftOut: readonly LeftOut[]): void {
  for (const { path, reason } of leftOut) print(`Left out ${path}: ${reason}`);
  if (leftOut.some(({ isDamaged }) => isDamaged)) process.exitCode = 1;
}
