import { afterAll, beforeAll } from "@jest/globals";
import type { Graph } from "../../src/graph/graph.ts";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import type { Logger } from "../../src/server/logger.ts";
import { readSettings, type Settings } from "../../src/server/settings.ts";
import { startServer, type RunningServer } from "../../src/server/start-server.ts";
import { importSeed } from "../../src/sources/curated/import-seed.ts";
import { readCurated, SEED_FOLDER } from "../../src/sources/curated/read-curated.ts";

/** Settings of a server that is like any other but for its port, its silence and what a test sets. */
export const quietSettings = (environment: NodeJS.ProcessEnv = {}): Settings =>
  readSettings(environment, { port: "0", logLevel: "silent" });

/** A graph in memory with the facts that come with the project. */
export async function seededGraph(): Promise<MemoryGraph> {
  const graph = new MemoryGraph();
  await importSeed(graph, await readCurated(SEED_FOLDER), new Date());
  return graph;
}

/** A server for all tests of a file, over the graph that is made for it. */
export function useServer(
  makeGraph: () => Promise<Graph> | Graph = seededGraph,
  makeLogger?: () => Promise<Logger>,
  environment?: NodeJS.ProcessEnv,
): { url: () => string } {
  let server: RunningServer;
  beforeAll(async () => {
    server = await startServer(quietSettings(environment), await makeGraph(), await makeLogger?.());
  });
  afterAll(async () => {
    await server.stop();
  });
  return { url: () => server.url };
}

/** Asks a server as any client does. */
export function post(
  url: string,
  query: string,
  variables: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query, variables }),
  });
}
