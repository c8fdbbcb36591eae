import type { FastifyBaseLogger, FastifyRequest } from "fastify";
import type { GraphView } from "../../graph/graph.ts";
import { WatchedView, type WatchedRead } from "../../graph/watched-view.ts";

/** What is noted of a GraphQL operation while it runs. */
export class OperationWatch {
  /** The log in which each line carries the id of the request. */
  readonly log: FastifyBaseLogger;
  /** By the clock of `performance`, in milliseconds. */
  readonly startedAt = performance.now();
  /** Reads in the order in which they began. */
  readonly reads: WatchedRead[] = [];
  /** What it costs; null where that was not worked out. */
  cost: number | null = null;
  /** Codes of its errors. */
  errors: readonly string[] = [];
  readonly #request: FastifyRequest;

  constructor(request: FastifyRequest) {
    this.#request = request;
    this.log = request.log;
  }

  /** Its name, once it is known. */
  get operation(): string | null {
    return this.#request.operation;
  }

  /** The same view, of which reads are noted. */
  watched(view: GraphView): GraphView {
    return new WatchedView(view, this.reads);
  }
}
