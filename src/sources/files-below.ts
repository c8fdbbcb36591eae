import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { SourceError } from "./source-error.ts";

/**
 * Every file below the paths, hidden files and folders left out; links are followed, each folder is
 * entered once. A path that is a file stands for itself.
 *
 * @throws SourceError NOT_FOUND
 */
export async function filesBelow(paths: readonly string[]): Promise<string[]> {
  const files = new Set<string>();
  const entered = new Set<string>();
  const add = async (path: string): Promise<void> => {
    const status = await stat(path).catch((error: unknown) => {
      throw new SourceError("NOT_FOUND", `There is no file or folder ${path}.`, { cause: error });
    });
    if (!status.isDirectory()) {
      files.add(path);
      return;
    }
    const folder = await realpath(path);
    if (entered.has(folder)) return;
    entered.add(folder);
    for (const name of await readdir(path)) if (!name.startsWith(".")) await add(join(path, name));
  };
  for (const path of paths) await add(path);
  return [...files].sort();
}
