import { existsSync, readFileSync } from "node:fs";
import { cp, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { JavaDatabase } from "../../test/support/neo4j/java-database.ts";
import { KEPT, type DataFiles } from "./files.ts";
import { graphKey } from "./graph-key.ts";
import { startDatabase } from "./neo4j.ts";
import { settingsOf } from "../../test/support/neo4j/connection.ts";
import { runCodeloom } from "./run-codeloom.ts";

type Say = (line: string) => void;

/** Where the graph of some files is kept between runs. */
export async function keptGraph(files: DataFiles): Promise<string> {
  const folder = join(KEPT, await graphKey(files));
  await mkdir(folder, { recursive: true });
  return folder;
}

/** The folder of the embedded store with the whole graph, made the first time. */
export async function embeddedStore(kept: string, files: DataFiles, say: Say): Promise<string> {
  const folder = join(kept, "embedded");
  if (existsSync(folder)) return folder;
  say("Importing all files into the embedded store; this is kept for later runs (2 minutes).");
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await runCodeloom(["import", ...files.all], { STORE: "embedded", DATA_DIR: part });
  await rename(part, folder);
  return folder;
}

/** A database with the whole graph, a copy of one that is made the first time. */
export async function neo4jStore(kept: string, files: DataFiles, say: Say): Promise<JavaDatabase> {
  const folder = join(kept, "neo4j");
  const passwordFile = join(folder, "password");
  if (!existsSync(folder)) {
    say("Importing all files into Neo4j; this is kept for later runs (4 to 8 minutes).");
    const database = await startDatabase();
    try {
      await runCodeloom(["import", ...files.all], settingsOf(database));
      await keep(database, folder);
    } finally {
      await database.stop();
    }
  }
  const password = readFileSync(passwordFile, "utf8");
  return startDatabase({ data: join(folder, "data"), password });
}

/** Copies what a database stores, which must not run meanwhile. */
async function keep(database: JavaDatabase, folder: string): Promise<void> {
  const part = `${folder}.part`;
  await rm(part, { recursive: true, force: true });
  await database.lose("SIGTERM");
  await cp(database.data, join(part, "data"), { recursive: true });
  await writeFile(join(part, "password"), database.password);
  await rename(part, folder);
}
