import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { filesBelow } from "../../src/sources/files-below.ts";
import type { DataFiles } from "./files.ts";

const ROOT = join(import.meta.dirname, "../..");

/** What of the program decides on what an import writes, and in which form. */
const PROGRAM = [
  "src/sources",
  "src/rules",
  "src/graph/model",
  "src/graph/memory/snapshot",
  "src/graph/neo4j/neo4j-writer.ts",
  "src/graph/neo4j/relationship-rows.ts",
  "src/graph/neo4j/write-statements.ts",
  "seed",
].map((path) => join(ROOT, path));

/** What only reads the graph. */
const READERS = /src\/(?:rules\/(?:changes|claim)|sources\/check)\//;

/** Names the graph that the program makes of the files: another of either is another graph. */
export async function graphKey({ all }: DataFiles): Promise<string> {
  const hash = createHash("sha256");
  for (const path of (await filesBelow(PROGRAM)).sort())
    if (!READERS.test(path)) hash.update(relative(ROOT, path)).update(readFileSync(path));
  // The files are large, and nobody alters them in place.
  for (const path of (await filesBelow([...all])).sort())
    hash.update(`${relative(ROOT, path)} ${statSync(path).size}\n`);
  return hash.digest("hex").slice(0, 12);
}
