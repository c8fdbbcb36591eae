import type { FastifyInstance } from "fastify";
import type { Graph } from "../graph/graph.ts";
import type { Settings } from "./settings.ts";
import { stateOf } from "./state.ts";

/** Adds what tells an orchestrator that the process is up, and whether it can answer. */
export function addHealth(app: FastifyInstance, graph: Graph, store: Settings["store"]): void {
  // Orchestrators ask often, and have no key.
  const config = { access: "open", rateLimit: false } as const;
  app.get("/healthz", { config }, (_request, reply) =>
    reply.header("cache-control", "no-store").send({ status: "ok" }),
  );
  app.get("/readyz", { config }, (_request, reply) => {
    const state = stateOf(graph, store);
    return reply
      .code(state.status === "ready" ? 200 : 503)
      .header("cache-control", "no-store")
      .send(state);
  });
}
