import { Counter, Gauge, type Registry } from "prom-client";
import type { Graph } from "../../graph/graph.ts";
import type { AnswerCache } from "../answers/answer-cache.ts";
import type { InFlight } from "../in-flight.ts";
import type { Settings } from "../settings.ts";
import { stateOf } from "../state.ts";
import { ImportTimes } from "./import-times.ts";

/** Adds what is looked at when it is asked for: the graph, its imports, and its database. */
export function addGraphMetrics(registry: Registry, graph: Graph, store: Settings["store"]): void {
  const gauge = <Label extends string>(
    name: string,
    help: string,
    collect: (this: Gauge<Label>) => void | Promise<void>,
    labelNames: readonly Label[] = [],
  ) => new Gauge({ name, help, labelNames, registers: [registry], collect });
  const detached = () => graph.detached?.() ?? null;
  // A replica is unavailable as well while it loads from a database that is there.
  const isAway = () => (store === "replica" ? detached() !== null : isUnavailable(graph));

  gauge(
    "codeloom_ready",
    "Whether the graph can be read: 1 while /readyz answers 200.",
    function () {
      const { status } = stateOf(graph, store);
      this.set({ store }, status === "ready" ? 1 : 0);
    },
    ["store"],
  );
  gauge("codeloom_graph_epoch", "Epoch that is served; 0 while none is.", function () {
    const state = stateOf(graph, store);
    this.set(state.status === "ready" ? state.epoch : 0);
  });
  const times = new ImportTimes(graph);
  gauge(
    "codeloom_import_age_seconds",
    "How long ago each source was imported last; absent until one was.",
    async function () {
      this.reset();
      for (const [source, time] of await times.newest())
        this.set({ source }, Math.max(0, (Date.now() - time) / 1_000));
    },
    ["source"],
  );
  gauge(
    "codeloom_detached_seconds",
    "For how long the newest state of the store could not be shown, while an older one is; 0 else.",
    function () {
      const since = detached()?.since.getTime();
      this.set(since === undefined ? 0 : (Date.now() - since) / 1_000);
    },
  );
  if (store === "embedded") return;
  gauge("codeloom_neo4j_up", "Whether Neo4j answers, and its graph can be followed.", function () {
    this.set(isAway() ? 0 : 1);
  });
}

function isUnavailable(graph: Graph): boolean {
  try {
    graph.view();
    return false;
  } catch {
    return true;
  }
}

/** Adds how many queries are worked on. */
export function addQueryMetrics(registry: Registry, queries: InFlight): void {
  new Gauge({
    name: "codeloom_queries_in_flight",
    help: "GraphQL operations that are being worked out; kept answers are none.",
    registers: [registry],
    collect() {
      this.set(queries.count);
    },
  });
}

/** Adds what is known of kept answers. */
export function addAnswerMetrics(registry: Registry, cache: AnswerCache): void {
  const registers = [registry];
  new Counter({
    name: "codeloom_answer_cache_requests_total",
    help: "Requests whose answer may be kept, by whether it was at hand (hit) or had to be worked out (miss).",
    labelNames: ["outcome"] as const,
    registers,
    collect() {
      this.reset();
      this.inc({ outcome: "hit" }, cache.hits);
      this.inc({ outcome: "miss" }, cache.misses);
    },
  });
  new Gauge({
    name: "codeloom_answer_cache_bytes",
    help: "What kept answers are counted as against ANSWER_CACHE_MB.",
    registers,
    collect() {
      this.set(cache.size.bytes);
    },
  });
  new Gauge({
    name: "codeloom_answer_cache_entries",
    help: "Answers that are kept.",
    registers,
    collect() {
      this.set(cache.size.entries);
    },
  });
}
