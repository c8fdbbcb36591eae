import { fastify, type FastifyInstance } from "fastify";
import type { Registry } from "prom-client";

/** Adds `/metrics`, in the text format of Prometheus. */
export function addMetrics(app: FastifyInstance, registry: Registry): void {
  app.get("/metrics", async (_request, reply) =>
    reply
      .type(registry.contentType)
      .header("cache-control", "no-store")
      .send(await registry.metrics()),
  );
}

/** A server of the metrics alone; it does not listen yet. */
export function metricsApp(registry: Registry): FastifyInstance {
  const app = fastify({ logger: false });
  addMetrics(app, registry);
  return app;
}
