import { freePort } from "../data/free-port.ts";
import { memoryOf, processorSeconds, untilIdle } from "../measure/process-figures.ts";
import type { CodeloomName } from "../rivals/rival.ts";
import { startServer } from "../rivals/server.ts";
import { codeloomServer } from "../rivals/start-rival.ts";
import type { Task } from "./workload.ts";

/** Until `/readyz` says so. Memory is that when the server has also gone through the whole graph. */
export const start: Task = {
  kind: "task",
  name: "start",
  about: "from the command until /readyz is 200, with everything loaded",
  rivals: ["embedded", "neo4j", "replica"],
  run: async (rival, world) => {
    const began = performance.now();
    const command = codeloomServer(rival as CodeloomName, world, await freePort());
    const server = await startServer(...command);
    const milliseconds = performance.now() - began;
    const used = processorSeconds(server.pid);
    await untilIdle(server.pid);
    const memory = memoryOf(server.pid, "VmRSS");
    await server.stop();
    return {
      requestsPerSecond: null,
      p50: milliseconds,
      p99: null,
      cpu: used === null ? null : (used * 1_000) / milliseconds,
      databaseCpu: null,
      memory,
      bytes: null,
    };
  },
};
