import { freePort } from "../data/free-port.ts";
import { partOf, partOfGraph, PARTS } from "../data/part-of-graph.ts";
import { shuffled } from "../data/random.ts";
import { stream } from "../../test/support/stream.ts";
import { untilIdle } from "../measure/process-figures.ts";
import { runLoad } from "../measure/run-load.ts";
import { startServer } from "../rivals/server.ts";
import { codeloomServer } from "../rivals/start-rival.ts";
import { graphql, operation } from "./codeloom-dialect.ts";
import type { Task } from "./workload.ts";

/** One question at a time: what is looked at is how long an answer takes, not how many wait. */
const CONNECTIONS = 1;
const SECONDS = 5;
const WARM_SECONDS = 3;

/** The page of codes of the first part, which are in each graph. */
function growth(parts: number): Task {
  return {
    kind: "task",
    name: `growth-${parts}`,
    about: `the same code pages on ${parts} of ${PARTS} parts of the graph, one at a time`,
    rivals: ["embedded"],
    run: async (_rival, world) => {
      const dataDir = await partOfGraph(world.dataDir, parts);
      const { request } = graphql(operation("code-page"));
      const codes = world.codes.filter((code) => partOf(code) === 0);
      const requests = shuffled(codes, stream(6)).map((code) => request({ code }));
      const command = codeloomServer("embedded", { ...world, dataDir }, await freePort());
      const server = await startServer(...command);
      try {
        await untilIdle(server.pid);
        const times = { warmSeconds: WARM_SECONDS, seconds: SECONDS };
        const { url, pid } = server;
        const job = { url, pid, databasePid: null, connections: CONNECTIONS, requests, ...times };
        return await runLoad(job, world.scratch);
      } finally {
        await server.stop();
      }
    },
  };
}

export const growth1 = growth(1);
export const growth4 = growth(4);
export const growth16 = growth(PARTS);
