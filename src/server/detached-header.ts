import type { FastifyInstance } from "fastify";
import type { Graph } from "../graph/graph.ts";

/**
 * Makes every answer of a server that can't follow its store say since when: what it says was the
 * newest state then, and may not be any more.
 */
export function addDetachedHeader(app: FastifyInstance, graph: Graph): void {
  if (graph.detached === undefined) return;
  app.addHook("onRequest", (_request, reply, done) => {
    const detached = graph.detached?.() ?? null;
    if (detached !== null)
      void reply.header("x-codeloom-detached-since", detached.since.toISOString());
    done();
  });
}
