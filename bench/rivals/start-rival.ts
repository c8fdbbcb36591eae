import { join } from "node:path";
import { freePort } from "../data/free-port.ts";
import type { World } from "../data/world.ts";
import type { CodeloomName, RivalName } from "./rival.ts";
import { untilIdle } from "../measure/process-figures.ts";
import { startServer, type Server } from "./server.ts";

const ROOT = join(import.meta.dirname, "../..");

/** Enough for the answers to all questions of a workload. */
const CACHE_MB = "1024";

/** Starts the server of a rival; `answers` is the file of the limit's answers. */
export async function startRival(rival: RivalName, world: World, answers: string): Promise<Server> {
  const PORT = await freePort();
  if (rival === "limit")
    return startServer(
      ["--import", "tsx", join(import.meta.dirname, "limit/server.ts")],
      { PORT, ANSWERS: answers },
      "/ready",
    );
  if (rival === "peer" || rival === "hand-written")
    return startServer(
      ["--import", "tsx", join(import.meta.dirname, rival, "server.ts")],
      { PORT, EPOCH: String(world.epoch), DAY: world.day, ...databaseSettings(world) },
      "/ready",
    );
  const server = await startServer(...codeloomServer(rival, world, PORT));
  await untilIdle(server.pid);
  return server;
}

/** How a user starts Codeloom's server. */
export function codeloomServer(
  rival: CodeloomName,
  world: World,
  PORT: string,
): [string[], NodeJS.ProcessEnv, string] {
  const [store = "", cached] = rival.split("-");
  return [
    [join(ROOT, "dist/cli/codeloom.js"), "serve"],
    {
      PORT,
      STORE: store,
      LOG_LEVEL: "warn",
      DATA_DIR: world.dataDir,
      ANSWER_CACHE_MB: cached === undefined ? "0" : CACHE_MB,
      ...(store === "embedded" ? {} : databaseSettings(world)),
    },
    "/readyz",
  ];
}

/** Where the graph in Neo4j is, for those who read it there. */
export function databaseSettings({ database }: World): NodeJS.ProcessEnv {
  if (database === null) throw new Error("This rival needs Neo4j, for which Java 17 is missing.");
  return {
    NEO4J_URI: database.uri,
    NEO4J_USER: database.user,
    NEO4J_PASSWORD: database.password,
    NEO4J_DATABASE: database.database,
  };
}
