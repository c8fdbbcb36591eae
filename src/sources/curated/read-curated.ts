import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { SourceError } from "../source-error.ts";
import { CuratedFile } from "./format.ts";
import { readOne } from "./read-one.ts";

/** The facts that come with the project. */
export const SEED_FOLDER = fileURLToPath(new URL("../../../seed/", import.meta.url));

/**
 * Reads every YAML file below a folder as one body of curated facts.
 *
 * @throws SourceError that names each place that does not fit the format, with its file and line.
 */
export async function readCurated(folder: string): Promise<CuratedFile> {
  const names = await yamlBelow(folder);
  if (names.length === 0)
    throw new SourceError("NOT_THIS_SOURCE", `${folder} holds no YAML files.`);
  return readTogether(names.map((name) => [name, join(folder, name)]));
}

/** The same of files and folders together, with the names of all files. */
export async function readCuratedPaths(
  paths: readonly string[],
): Promise<{ facts: CuratedFile; files: readonly string[] }> {
  const files: string[] = [];
  for (const path of paths) {
    const own = await stat(path).catch((cause: unknown) => {
      throw new SourceError("NOT_FOUND", `There is no ${path}.`, { cause });
    });
    const names = own.isDirectory() ? await yamlBelow(path) : null;
    if (names?.length === 0)
      throw new SourceError("NOT_THIS_SOURCE", `${path} holds no YAML files.`);
    files.push(...(names === null ? [path] : names.map((name) => join(path, name))));
  }
  return { facts: await readTogether(files.map((path) => [path, path])), files };
}

async function yamlBelow(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true });
  return names.filter((name) => /\.ya?ml$/i.test(name)).sort();
}

/** Reads files as one body of facts; each has a name for its mistakes, which are told together. */
async function readTogether(
  paths: readonly (readonly [name: string, path: string])[],
): Promise<CuratedFile> {
  const read = await Promise.all(paths.map(([name, path]) => readOne(name, path)));
  const mistakes = read.flatMap((one) => ("mistakes" in one ? one.mistakes : []));
  if (mistakes.length > 0)
    throw new SourceError("NOT_THIS_SOURCE", mistakes.join("\n"), {
      hint: "The format is described in schema/curated.schema.json; none of these files is imported.",
    });
  const files = read.flatMap((one) => ("facts" in one ? [one.facts] : []));
  const lists = Object.keys(CuratedFile.shape) as (keyof CuratedFile)[];
  return Object.fromEntries(
    lists.map((list) => [list, files.flatMap((file): unknown[] => file[list])]),
  ) as unknown as CuratedFile;
}
