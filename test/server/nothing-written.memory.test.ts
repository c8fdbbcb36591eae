import { afterAll, describe } from "@jest/globals";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmbeddedGraph } from "../../src/graph/memory/embedded-graph.ts";
import { importSeed } from "../../src/sources/curated/import-seed.ts";
import { readCurated, SEED_FOLDER } from "../../src/sources/curated/read-curated.ts";
import { defineNothingWritten } from "./nothing-written.conformance.ts";

const folder = await mkdtemp(join(tmpdir(), "codeloom-nothing-"));
let graph: EmbeddedGraph | undefined;

describe("nothing can be written over HTTP [embedded] [identity]", () => {
  defineNothingWritten({
    open: async () => {
      graph = await EmbeddedGraph.open(folder);
      await importSeed(graph, await readCurated(SEED_FOLDER), new Date());
      return graph;
    },
    state: async () => ({
      epoch: graph?.view().epoch,
      counts: await graph?.view().count(),
      files: await filesOf(folder),
    }),
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });
});

/** Every file with the hash of what it holds. */
async function filesOf(root: string): Promise<string[]> {
  const names = (await readdir(root, { recursive: true })).sort();
  const files = await Promise.all(
    names.map(async (name) => ({ name, isFile: (await stat(join(root, name))).isFile() })),
  );
  return Promise.all(
    files
      .filter(({ isFile }) => isFile)
      .map(async ({ name }) => {
        const content = await readFile(join(root, name));
        return `${name} ${createHash("sha256").update(content).digest("hex")}`;
      }),
  );
}
