import { Counter, Histogram, Registry, collectDefaultMetrics } from "prom-client";
import type { SentStatement } from "../../graph/sent-statement.ts";

/** From answers that are at hand to reads that are ended, in seconds. */
const BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

const STATUS_CLASSES = ["1xx", "2xx", "3xx", "4xx", "5xx"] as const;

/** What Prometheus can ask of a server; names and labels are in docs/operations.md. */
export class Metrics {
  readonly registry = new Registry();
  readonly #published: ReadonlySet<string>;
  readonly #requests: Histogram<"route" | "operation" | "status">;
  readonly #errors: Counter<"code">;
  readonly #statements: Histogram<"statement" | "outcome">;

  /** Operations are told apart that are `published`, and no others. */
  constructor(published: ReadonlySet<string>) {
    const { registry } = this;
    const registers = [registry];
    this.#published = published;
    collectDefaultMetrics({ register: registry });
    this.#requests = new Histogram({
      name: "codeloom_http_request_duration_seconds",
      help: "How long requests took, by route, published operation and class of the status.",
      labelNames: ["route", "operation", "status"],
      buckets: BUCKETS,
      registers,
    });
    this.#errors = new Counter({
      name: "codeloom_graphql_errors_total",
      help: "Errors in answers to GraphQL operations, and refusals of whole requests, by extensions.code.",
      labelNames: ["code"],
      registers,
    });
    this.#statements = new Histogram({
      name: "codeloom_neo4j_statement_duration_seconds",
      help: "How long statements to Neo4j took, by what they are for and whether they failed.",
      labelNames: ["statement", "outcome"],
      buckets: BUCKETS,
      registers,
    });
  }

  /** Counts a request to a route, which is null for addresses that are none. */
  countRequest({ route, operation, status }: CountedRequest, seconds: number): void {
    this.#requests.observe(
      {
        route: route ?? "none",
        operation: route === "/graphql" ? this.#named(operation) : "",
        status: STATUS_CLASSES[Math.trunc(status / 100) - 1] ?? "5xx",
      },
      seconds,
    );
  }

  countErrors(codes: readonly string[]): void {
    for (const code of codes) this.#errors.inc({ code });
  }

  /** Counts a statement under the first word of its name, which the code gives it. */
  countStatement({ cypher, milliseconds, failed }: SentStatement): void {
    const statement = /^\/\/ (\w+)/.exec(cypher)?.[1] ?? "other";
    this.#statements.observe(
      { statement, outcome: failed ? "failed" : "ok" },
      milliseconds / 1_000,
    );
  }

  #named(operation: string | null): string {
    return operation !== null && this.#published.has(operation) ? operation : "other";
  }
}

/** What is counted of a request. */
export interface CountedRequest {
  readonly route: string | null;
  readonly operation: string | null;
  readonly status: number;
}
