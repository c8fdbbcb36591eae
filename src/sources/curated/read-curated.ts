import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { SourceError } from "../source-error.ts";
import { CuratedFile } from "./format.ts";

/** The facts that come with the project. */
export const SEED_FOLDER = fileURLToPath(new URL("../../../seed/", import.meta.url));

/**
 * Reads every YAML file below a folder as one body of curated facts.
 *
 * @throws SourceError that names the file and the place in it that does not fit the format.
 */
export async function readCurated(folder: string): Promise<CuratedFile> {
  const names = (await readdir(folder, { recursive: true }))
    .filter((name) => name.endsWith(".yaml"))
    .sort();
  if (names.length === 0)
    throw new SourceError("NOT_THIS_SOURCE", `${folder} holds no YAML files.`);
  const files = await Promise.all(names.map((name) => readOne(folder, name)));
  const sections = Object.keys(CuratedFile.shape) as (keyof CuratedFile)[];
  return Object.fromEntries(
    sections.map((section) => [section, files.flatMap((file): unknown[] => file[section])]),
  ) as unknown as CuratedFile;
}

async function readOne(folder: string, name: string): Promise<CuratedFile> {
  try {
    const result = CuratedFile.safeParse(parse(await readFile(join(folder, name), "utf8")));
    if (result.success) return result.data;
    const [issue] = result.error.issues;
    throw new Error(`at ${issue?.path.join(".") ?? "?"}: ${issue?.message ?? "?"}`);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SourceError("NOT_THIS_SOURCE", `${name}: ${reason}`, { cause: error });
  }
}
