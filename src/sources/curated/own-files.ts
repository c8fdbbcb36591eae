import { readFile } from "node:fs/promises";
import { dirname } from "node:path";
import { isMap, isScalar, isSeq, parseDocument } from "yaml";
import { CuratedFile } from "./format.ts";

/** Stands for the sources of a file that is not read with any other. */
const ALONE = ["", " "];

/** Files with a team's own facts, as far as they tell whose they are. */
interface OwnFile {
  readonly path: string;
  /** The sources that it names. */
  readonly sources: readonly string[];
}

/**
 * Which of the files state a team's own facts, those of one source together. A file that names no
 * source is of the one named beside it, else in the nearest folder above, else by all files.
 */
export async function groupOwnFiles(paths: readonly string[]): Promise<string[][]> {
  const files: OwnFile[] = [];
  for (const path of paths.filter((one) => /\.ya?ml$/i.test(one))) {
    const sources = await sourcesNamed(path);
    if (sources !== null) files.push({ path, sources });
  }
  const groups = new Map<string, string[]>();
  for (const file of files) {
    // Where it is not clear whose facts they are, a file stands alone, and its reader says so.
    const owner = ownerOf(file, files) ?? `file ${file.path}`;
    groups.set(owner, [...(groups.get(owner) ?? []), file.path]);
  }
  return [...groups.values()];
}

function ownerOf({ path, sources }: OwnFile, files: readonly OwnFile[]): string | null {
  if (sources.length > 0) return onlyOne(sources);
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const beside = files.filter((other) => dirname(other.path) === folder);
    const named = beside.flatMap(sourcesOf);
    if (named.length > 0) return onlyOne(named);
    if (folder === dirname(folder)) break;
  }
  return onlyOne(files.flatMap(sourcesOf));
}

const sourcesOf = ({ sources }: OwnFile): readonly string[] => (sources === ALONE ? [] : sources);

function onlyOne(names: readonly string[]): string | null {
  const [first, another] = new Set(names);
  return another === undefined ? (first ?? null) : null;
}

/**
 * The sources that a file names; null where it can't be read or has none of the lists of the format.
 * A file that has others as well may be of another program, and is nobody's beside.
 */
async function sourcesNamed(path: string): Promise<readonly string[] | null> {
  const text = await readFile(path, "utf8").catch(() => null);
  const contents = text === null ? null : parseDocument(text).contents;
  if (!isMap(contents)) return null;
  const lists = contents.items.map(({ key }) => String(isScalar(key) ? key.value : key));
  if (!lists.some((list) => list in CuratedFile.shape)) return null;
  if (!lists.every((list) => list in CuratedFile.shape)) return ALONE;
  const sources = contents.get("sources");
  if (!isSeq(sources)) return [];
  return sources.items.flatMap((source) => {
    const id = isMap(source) ? source.get("id", true) : null;
    return isScalar(id) ? [String(id.value)] : [];
  });
}
