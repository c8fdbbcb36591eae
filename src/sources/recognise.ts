import { readdir, stat } from "node:fs/promises";
import { basename, join } from "node:path";
import { openContent } from "./files/content.ts";
import { openFile } from "./files/byte-source.ts";
import { OFFICIAL_SOURCES, type OpenedRelease, type OpenOptions } from "./official-sources.ts";
import { groupPtpParts } from "./ptp/read-ptp.ts";
import { SourceError } from "./source-error.ts";

/** A release that was found among files, ready to be imported. */
export interface FoundRelease extends OpenedRelease {
  readonly slug: string;
  readonly paths: readonly string[];
}

/** A file that is left out, and why. */
export interface LeftOut {
  readonly path: string;
  readonly reason: string;
  /** It seems to be of a source, and something is wrong with it. */
  readonly isDamaged: boolean;
}

/** Every file below the paths, hidden ones left out; a path that is a file stands for itself. */
export async function filesBelow(paths: readonly string[]): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    const status = await stat(path).catch((error: unknown) => {
      throw new SourceError("NOT_FOUND", `There is no file or folder ${path}.`, { cause: error });
    });
    if (!status.isDirectory()) files.push(path);
    else
      for (const entry of await readdir(path, { recursive: true, withFileTypes: true }))
        if (entry.isFile() && !entry.name.startsWith("."))
          files.push(join(entry.parentPath, entry.name));
  }
  return [...new Set(files)].sort();
}

/**
 * Recognises files by their content and opens the releases that they hold, in the order in which
 * they are imported best.
 */
export async function recognise(
  files: readonly string[],
  options: OpenOptions,
  onFile: (done: number, total: number) => void = () => undefined,
): Promise<{ found: FoundRelease[]; leftOut: LeftOut[] }> {
  const found: FoundRelease[] = [];
  const leftOut: LeftOut[] = [];
  const groups = await groupPtpParts(files);
  const inGroups = new Set(groups.flatMap(({ paths }) => paths));
  for (const { paths, effectiveFrom, setting } of groups)
    try {
      const source = OFFICIAL_SOURCES.find(({ inParts }) => inParts === true);
      const opened = await source?.open(paths, {
        ...options,
        ...(effectiveFrom === null ? {} : { effectiveFrom }),
        ...(setting === null ? {} : { setting }),
      });
      if (opened !== undefined) found.push({ slug: "ptp", paths, ...opened });
    } catch (error) {
      leftOut.push({ path: paths.join(", "), ...failureOf(error) });
    }
  const rest = files.filter((file) => !inGroups.has(file));
  for (const [done, path] of rest.entries()) {
    onFile(done, rest.length);
    const { releases, problem } = await openOne(path, options);
    found.push(...releases);
    if (releases.length === 0)
      leftOut.push({
        path,
        ...(problem ?? { reason: "no source knows it", isDamaged: false }),
      });
  }
  const place = ({ slug }: FoundRelease): number =>
    OFFICIAL_SOURCES.findIndex((source) => source.slug === slug);
  return {
    found: found.sort(
      (a, b) =>
        place(a) - place(b) ||
        a.file.effectiveFrom.localeCompare(b.file.effectiveFrom) ||
        formPlace(a) - formPlace(b),
    ),
    leftOut,
  };
}

/** Of the forms of one release the first is imported; text is the fastest to read. */
const formPlace = ({ file }: FoundRelease): number => ["CSV", "TXT"].indexOf(file.form) + 1 || 9;

type Failure = Pick<LeftOut, "reason" | "isDamaged">;

/** What a file holds: one release; of an archive perhaps one of each of several sources. */
async function openOne(
  path: string,
  options: OpenOptions,
): Promise<{ releases: FoundRelease[]; problem: Failure | null }> {
  const releases: FoundRelease[] = [];
  let problem: Failure | null = null;
  const isArchive = await holdsFiles(path);
  for (const source of OFFICIAL_SOURCES) {
    if (source.inParts === true || (releases.length > 0 && !isArchive)) continue;
    try {
      releases.push({ slug: source.slug, paths: [path], ...(await source.open([path], options)) });
    } catch (error) {
      if (error instanceof SourceError && error.code === "NOT_THIS_SOURCE") continue;
      problem ??= failureOf(error);
    }
  }
  return { releases, problem };
}

async function holdsFiles(path: string): Promise<boolean> {
  try {
    return (await openContent(await openFile(path))).kind === "ARCHIVE";
  } catch (error) {
    if (error instanceof SourceError) return false;
    throw error;
  }
}

function failureOf(error: unknown): Failure {
  if (!(error instanceof SourceError)) throw error;
  return {
    reason: [error.message, error.hint].filter((part) => part !== null).join(" "),
    isDamaged: error.code !== "PARTIAL",
  };
}

/** The names of files as people know them. */
export const namesOf = (paths: readonly string[]): string =>
  paths.map((path) => basename(path)).join(", ");
