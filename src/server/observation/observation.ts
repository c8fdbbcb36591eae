import type { FastifyInstance, FastifyRequest } from "fastify";
import { logSlowQuery } from "./slow-queries.ts";
import type { Metrics } from "./metrics.ts";
import { OperationWatch } from "./operation-watch.ts";

/** Makes traces of requests; the module that does is loaded only where traces are wanted. */
export interface Tracing {
  requestBegins(request: FastifyRequest): void;
  /** The operation of a request has ended. */
  operationEnds(request: FastifyRequest, watch: OperationWatch): void;
  requestEnds(request: FastifyRequest, status: number): void;
  /** Sends what was not sent yet. */
  close(): Promise<void>;
}

/** Watches requests and their operations: for metrics, for the log of slow queries and for traces. */
export class Observation {
  readonly metrics: Metrics;
  readonly #slowQuery: number | null;
  readonly #tracing: Tracing | null;

  /** Logs queries that take `slowQuery` milliseconds; null for none. */
  constructor(metrics: Metrics, slowQuery: number | null, tracing: Tracing | null) {
    this.metrics = metrics;
    this.#slowQuery = slowQuery;
    this.#tracing = tracing;
  }

  /** Watches all requests. To be called before routes are added and hooks that refuse requests. */
  watch(app: FastifyInstance): void {
    const { metrics } = this;
    const tracing = this.#tracing;
    if (tracing !== null)
      app.addHook("onRequest", (request, _reply, done) => {
        tracing.requestBegins(request);
        done();
      });
    app.addHook("onResponse", (request, reply, done) => {
      const { operation, routeOptions, refusedFor } = request;
      const { statusCode: status, elapsedTime } = reply;
      const route = routeOptions.url ?? null;
      if (refusedFor !== null) metrics.countErrors([refusedFor]);
      metrics.countRequest({ route, operation, status }, elapsedTime / 1_000);
      tracing?.requestEnds(request, status);
      done();
    });
  }

  /** Watches the operation of a request while it is answered. */
  async operation<Answer>(
    request: FastifyRequest,
    answer: (watch: OperationWatch) => Promise<Answer>,
  ): Promise<Answer> {
    const watch = new OperationWatch(request);
    try {
      return await answer(watch);
    } finally {
      this.metrics.countErrors(watch.errors);
      this.#tracing?.operationEnds(request, watch);
      const milliseconds = performance.now() - watch.startedAt;
      if (this.#slowQuery !== null && milliseconds >= this.#slowQuery)
        logSlowQuery(watch, milliseconds);
    }
  }

  /** Sends what was not sent yet. */
  async close(): Promise<void> {
    await this.#tracing?.close();
  }
}
