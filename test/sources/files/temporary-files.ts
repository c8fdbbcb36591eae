import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "@jest/globals";

/** Writes files into a folder of the suite's own, which goes with it. */
export function useTemporaryFiles(): (name: string, content: string | Buffer) => Promise<string> {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "codeloom-"));
  });
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });
  return async (name, content) => {
    const path = join(await mkdtemp(join(folder, "file-")), name);
    await writeFile(path, content);
    return path;
  };
}
