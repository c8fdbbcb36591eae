import { mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { EmbeddedGraph } from "../../src/graph/memory/embedded-graph.ts";
import { startDatabase } from "../data/neo4j.ts";
import { settingsOf } from "../../test/support/neo4j/connection.ts";
import { runCodeloom } from "../data/run-codeloom.ts";
import type { World } from "../data/world.ts";
import { processorSeconds } from "../measure/process-figures.ts";
import { watchProcess, type Used } from "../measure/watch-process.ts";
import { writeBare } from "../rivals/hand-written/write-bare.ts";
import type { Figures, Task } from "./workload.ts";

/** Which files are imported, and how many rows they have. */
interface Import {
  readonly source: "mpfs" | "ptp";
  readonly files: (world: World) => readonly string[];
}

/** What an import took. */
interface Took {
  readonly seconds: number;
  readonly rows: number;
  readonly used: Used | null;
  readonly databaseSeconds: number | null;
}

/** Imports into a store that holds the reference facts only. */
async function importWith(
  { source, files }: Import,
  environment: NodeJS.ProcessEnv,
  world: World,
): Promise<Omit<Took, "databaseSeconds">> {
  await runCodeloom(["import", "seed"], environment);
  let stop: () => Used = () => ({ processorSeconds: 0, memory: 0 });
  const parameters = ["import", source, ...files(world)];
  const { seconds, stdout } = await runCodeloom(parameters, environment, (pid) => {
    stop = watchProcess(pid);
  });
  return { seconds, rows: rowsIn(stdout), used: stop() };
}

/** The rows used, as the command tells them. */
function rowsIn(stdout: string): number {
  const used = [...stdout.matchAll(/^ {2}rows .* ([\d,]+) used/gm)];
  if (used.length === 0) throw new Error(`An import tells no rows:\n${stdout}`);
  return used.reduce((sum, [, rows = ""]) => sum + Number(rows.replaceAll(",", "")), 0);
}

async function intoEmbedded(wanted: Import, world: World): Promise<Took> {
  const folder = await mkdtemp(join(world.scratch, "import-"));
  try {
    const environment = { STORE: "embedded", DATA_DIR: folder };
    return { ...(await importWith(wanted, environment, world)), databaseSeconds: null };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function intoNeo4j(wanted: Import, world: World): Promise<Took> {
  const database = await startDatabase();
  try {
    const took = await importWith(wanted, settingsOf(database), world);
    return { ...took, databaseSeconds: processorSeconds(database.pid ?? 0) };
  } finally {
    await database.stop();
  }
}

/** The yardstick: a bare loop writes into Neo4j what the import writes into the embedded store. */
async function byHand(wanted: Import, world: World): Promise<Took> {
  const folder = await mkdtemp(join(world.scratch, "import-"));
  const database = await startDatabase();
  try {
    const environment = { STORE: "embedded", DATA_DIR: folder };
    const { rows } = await importWith(wanted, environment, world);
    const graph = await EmbeddedGraph.open(folder);
    const seconds = await writeBare(graph.view(), database);
    await graph.close();
    return { seconds, rows, used: null, databaseSeconds: processorSeconds(database.pid ?? 0) };
  } finally {
    await database.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

const BY_RIVAL = { "hand-written": byHand, embedded: intoEmbedded, neo4j: intoNeo4j };

function task(about: string, wanted: Import): Task {
  return {
    kind: "task",
    name: `import-${wanted.source}`,
    about,
    rivals: ["hand-written", "embedded", "neo4j"],
    run: async (rival, world): Promise<Figures> => {
      const took = await BY_RIVAL[rival as keyof typeof BY_RIVAL](wanted, world);
      const { seconds, rows, used, databaseSeconds } = took;
      return {
        requestsPerSecond: rows / seconds,
        p50: seconds * 1_000,
        p99: null,
        cpu: used === null ? null : used.processorSeconds / seconds,
        databaseCpu: databaseSeconds === null ? null : databaseSeconds / seconds,
        memory: used?.memory ?? null,
        bytes: null,
      };
    },
  };
}

export const importMpfs = task("a fee schedule into an empty store; rows a second", {
  source: "mpfs",
  files: ({ files }) => [files.feeSchedule],
});

export const importPtp = task("all procedure pairs into an empty store; rows a second", {
  source: "ptp",
  files: ({ files }) => files.pairs,
});
