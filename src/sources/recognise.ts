import { basename } from "node:path";
import type { CuratedFacts } from "./curated/import-curated.ts";
import { readOwnFacts } from "./curated/own-facts.ts";
import { groupOwnFiles } from "./curated/own-files.ts";
import { openContent, type Content } from "./files/content.ts";
import { openFile } from "./files/byte-source.ts";
import {
  OFFICIAL_SOURCES,
  type OfficialSource,
  type OpenedRelease,
  type OpenOptions,
} from "./official-sources.ts";
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

/** What files hold. */
export interface Recognised {
  /** Releases of official sources. */
  readonly found: FoundRelease[];
  /** Facts of teams, a source each. */
  readonly own: CuratedFacts[];
  readonly leftOut: LeftOut[];
}

/**
 * Recognises files by their content and opens the releases that they hold, in the order in which
 * they are imported best.
 */
export async function recognise(
  files: readonly string[],
  options: OpenOptions,
  onFile: (done: number, total: number) => void = () => undefined,
): Promise<Recognised> {
  const found: FoundRelease[] = [];
  const leftOut: LeftOut[] = [];
  const groups = await groupPtpParts(files);
  const ownFiles = await groupOwnFiles(files);
  const inGroups = new Set([...groups.flatMap(({ paths }) => paths), ...ownFiles.flat()]);
  for (const { paths, effectiveFrom, setting } of groups)
    try {
      const source = OFFICIAL_SOURCES.find(({ inParts }) => inParts === true);
      const opened = await source?.open(paths, {
        ...options,
        ...(effectiveFrom === null ? {} : { effectiveFrom }),
        ...(setting === null ? {} : { setting }),
      });
      if (opened === undefined) continue;
      found.push({ slug: "ptp", paths, ...opened });
      for (const { name, reason } of opened.file.leftOut ?? [])
        leftOut.push({ path: name, reason, isDamaged: false });
    } catch (error) {
      leftOut.push(failureOf(paths, "ptp", error));
    }
  const own: CuratedFacts[] = [];
  for (const paths of ownFiles)
    try {
      own.push(await readOwnFacts(paths));
    } catch (error) {
      leftOut.push(failureOf(paths, "curated", error));
    }
  const rest = files.filter((file) => !inGroups.has(file));
  for (const [done, path] of rest.entries()) {
    onFile(done, rest.length);
    const inFile = await openOne(path, options);
    found.push(...inFile.found);
    leftOut.push(...inFile.leftOut);
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
    own,
    leftOut,
  };
}

/** Of the forms of one release the first is imported; text is the fastest to read. */
const formPlace = ({ file }: FoundRelease): number => ["CSV", "TXT"].indexOf(file.form) + 1 || 9;

/** What a file holds: one release; of an archive perhaps some of each of several sources. */
async function openOne(
  path: string,
  options: OpenOptions,
): Promise<{ found: FoundRelease[]; leftOut: LeftOut[] }> {
  const found: FoundRelease[] = [];
  const leftOut: LeftOut[] = [];
  const kind = await kindOf(path);
  if (kind instanceof SourceError) return { found, leftOut: [notATable(path, kind)] };
  for (const source of OFFICIAL_SOURCES) {
    if (source.inParts === true || (found.length > 0 && kind !== "ARCHIVE")) continue;
    try {
      for (const release of await openAll(source, path, kind, options))
        found.push({ slug: source.slug, paths: [path], ...release });
    } catch (error) {
      if (error instanceof SourceError && error.code === "NOT_THIS_SOURCE") continue;
      leftOut.push(failureOf([path], source.slug, error));
    }
  }
  if (kind === "ARCHIVE" && found.length > 0) return { found, leftOut };
  // Several sources may see something of theirs in one table; the first says what is wrong with it.
  const [first = { path, reason: unknownFile(path), isDamaged: false }] = leftOut;
  return { found, leftOut: found.length > 0 ? [] : [first] };
}

const unknownFile = (path: string): string =>
  /\.ya?ml$/i.test(path)
    ? "it has none of the lists of a team's own facts, which seed/README.md describes"
    : "no source knows it";

/** What a source has in a file: of an archive with several variants each. */
async function openAll(
  source: OfficialSource,
  path: string,
  kind: Content["kind"],
  options: OpenOptions,
): Promise<OpenedRelease[]> {
  try {
    return [await source.open([path], options)];
  } catch (error) {
    const isUnclear = error instanceof SourceError && error.code === "VARIANT_UNKNOWN";
    if (!isUnclear || source.variants === undefined || kind !== "ARCHIVE") throw error;
    const opened: OpenedRelease[] = [];
    for (const variant of source.variants)
      opened.push(await source.open([path], { ...options, variant }));
    return opened;
  }
}

/** What a file holds, or why it can hold no table. */
async function kindOf(path: string): Promise<Content["kind"] | SourceError> {
  try {
    return (await openContent(await openFile(path))).kind;
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
}

/** Pictures and documents lie beside official files; anything else that can't be read is damaged. */
const notATable = (path: string, error: SourceError): LeftOut => ({
  path,
  reason: inWords(error),
  isDamaged: error.code !== "NOT_THIS_SOURCE",
});

/** A hint that names an option speaks of the command for files of one source. */
const NAMES_OPTION = /--(?:effective|variant|member|setting|source)\b/;

function failureOf(paths: readonly string[], slug: string, error: unknown): LeftOut {
  if (!(error instanceof SourceError)) throw error;
  const command = `codeloom import ${slug} ${paths.map((path) => basename(path)).join(" ")}`;
  const where = NAMES_OPTION.test(error.hint ?? "") ? ` The command for that is ${command}.` : "";
  return {
    path: paths.join(", "),
    reason: inWords(error) + where,
    isDamaged: error.code !== "PARTIAL",
  };
}

/** What went wrong, and what can be done about it. */
export const inWords = ({ message, hint }: SourceError): string =>
  [message, hint].filter((part) => part !== null).join(" ");

/** The names of files as people know them. */
export const namesOf = (paths: readonly string[]): string =>
  paths.map((path) => basename(path)).join(", ");
