import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "@jest/globals";
import { GraphUnavailableError } from "../../../src/graph/graph.ts";
import { ListenError } from "../../../src/server/listen-error.ts";
import { readSettings } from "../../../src/server/settings.ts";
import { startServer, type RunningServer } from "../../../src/server/start-server.ts";
import { buildExplorer } from "../../cli/build.ts";
import { post, quietSettings, seededGraph, useServer } from "../running-server.ts";
import { samplesAt, valueOf } from "./samples.ts";

const DURATION = "codeloom_http_request_duration_seconds_count";
const CODE = 'code(code: "20560") { code }';

describe("the metrics", () => {
  const { url } = useServer();
  const samples = () => samplesAt(`${url()}/metrics`);
  const requests = async (labels: Record<string, string>): Promise<number> =>
    valueOf(await samples(), DURATION, labels) ?? 0;
  const drained = async (response: Promise<Response>): Promise<number> => {
    const { status } = await response.then(async (one) => {
      await one.arrayBuffer();
      return one;
    });
    return status;
  };

  test("are in the text format of Prometheus, and not to be kept", async () => {
    const response = await fetch(`${url()}/metrics`);
    expect(response.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
    expect(response.headers.get("cache-control")).toBe("no-store");
    await response.text();
  });

  test("count requests and their time by route, published operation and class of status", async () => {
    await drained(post(url(), `query CodePage { ${CODE} }`));
    await drained(post(url(), `query CodePage { ${CODE} }`));
    await drained(post(url(), `query Mine { ${CODE} }`));
    await drained(post(url(), `{ ${CODE} }`));
    expect(await drained(post(url(), "{ nothing }"))).toBe(400);
    expect(await drained(fetch(`${url()}/no-such-address`))).toBe(404);
    await drained(fetch(`${url()}/healthz`));
    const route = "/graphql";
    expect(await requests({ route, operation: "CodePage", status: "2xx" })).toBe(2);
    expect(await requests({ route, operation: "other", status: "2xx" })).toBe(2);
    expect(await requests({ route, operation: "other", status: "4xx" })).toBe(1);
    expect(await requests({ route: "none", status: "4xx" })).toBe(1);
    expect(await requests({ route: "/healthz", operation: "", status: "2xx" })).toBe(1);
    const sum = valueOf(await samples(), "codeloom_http_request_duration_seconds_sum", {
      operation: "CodePage",
    });
    expect(sum).toBeGreaterThan(0);
    expect(sum).toBeLessThan(60);
  });

  test("tell apart the names of an operator's own published queries", async () => {
    // What the explorer asks is published as well: no other test may be building it meanwhile.
    await buildExplorer();
    const folder = await mkdtemp(join(tmpdir(), "codeloom-published-"));
    await writeFile(join(folder, "mine.graphql"), `query Mine { ${CODE} }`);
    const settings = quietSettings({ PERSISTED_ONLY: "true", PERSISTED_OPERATIONS: folder });
    const server = await startServer(settings, await seededGraph());
    try {
      expect(await drained(post(server.url, `query Mine { ${CODE} }`))).toBe(200);
      const labels = { operation: "Mine", status: "2xx" };
      expect(valueOf(await samplesAt(server.metricsUrl), DURATION, labels)).toBe(1);
    } finally {
      await server.stop();
      await rm(folder, { recursive: true });
    }
  }, 240_000);

  test("do not grow with the names that clients choose", async () => {
    await drained(post(url(), `query Chosen { ${CODE} }`));
    const before = (await samples()).length;
    for (let i = 0; i < 50; i++) {
      await drained(post(url(), `query Chosen${i} { ${CODE} }`));
      await drained(fetch(`${url()}/chosen/${i}`));
      await drained(fetch(`${url()}/code/${i}`));
    }
    const after = await samples();
    expect(after.some(({ labels }) => Object.values(labels).join().includes("Chosen"))).toBe(false);
    // Routes that were not asked for before.
    expect(after.length - before).toBeLessThan(2 * 17 + 1);
  });

  test("count requests that were refused as a whole, by the code of the error", async () => {
    const response = await fetch(`${url()}/export/nothing`);
    expect(response.status).toBe(404);
    await response.text();
    expect(valueOf(await samples(), "codeloom_graphql_errors_total", { code: "NOT_FOUND" })).toBe(
      1,
    );
  });

  test("say how often an answer was at hand, and what is kept", async () => {
    const outcome = async (name: string): Promise<number> =>
      valueOf(await samples(), "codeloom_answer_cache_requests_total", { outcome: name }) ?? NaN;
    const [hits, misses] = [await outcome("hit"), await outcome("miss")];
    const query = 'query Fresh { code(code: "20561") { code } }';
    for (let i = 0; i < 3; i++) await drained(post(url(), query));
    // Another spelling is the same question.
    await drained(post(url(), query, {}, { accept: "*/*" }));
    expect(await outcome("miss")).toBe(misses + 1);
    expect(await outcome("hit")).toBe(hits + 3);
    const now = await samples();
    expect(valueOf(now, "codeloom_answer_cache_entries")).toBeGreaterThan(0);
    expect(valueOf(now, "codeloom_answer_cache_bytes")).toBeGreaterThan(300);
  });

  test("tell the state of the graph, and how old its imports are", async () => {
    const now = await samples();
    expect(valueOf(now, "codeloom_ready", { store: "embedded" })).toBe(1);
    expect(valueOf(now, "codeloom_graph_epoch")).toBe(1);
    const age = valueOf(now, "codeloom_import_age_seconds", { source: "seed" });
    expect(age).toBeGreaterThan(0);
    expect(age).toBeLessThan(600);
    expect(valueOf(now, "codeloom_neo4j_up")).toBeUndefined();
  });

  test("count errors by their codes", async () => {
    await drained(post(url(), "{ nothing }"));
    await drained(post(url(), '{ code(code: "20560", asOf: "never") { code } }'));
    const now = await samples();
    expect(
      valueOf(now, "codeloom_graphql_errors_total", { code: "GRAPHQL_VALIDATION_FAILED" }),
    ).toBeGreaterThan(0);
    expect(valueOf(now, "codeloom_queries_in_flight")).toBe(0);
  });

  test("hold those of the process and of the event loop", async () => {
    const now = await samples();
    for (const name of [
      "process_resident_memory_bytes",
      "process_cpu_seconds_total",
      "nodejs_eventloop_lag_p99_seconds",
    ])
      expect(valueOf(now, name)).toBeGreaterThan(0);
  });
});

describe("a port for metrics alone", () => {
  let server: RunningServer | undefined;
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });
  const start = async (metricsPort: string): Promise<RunningServer> => {
    const settings = readSettings({}, { port: "0", logLevel: "silent", metricsPort });
    server = await startServer(settings, await seededGraph());
    return server;
  };

  test("has them, and the other has them not", async () => {
    const { url, metricsUrl } = await start("0");
    expect(metricsUrl).not.toContain(url);
    expect(valueOf(await samplesAt(metricsUrl), "codeloom_graph_epoch")).toBe(1);
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
    const other = await fetch(metricsUrl.replace("/metrics", "/graphql"));
    expect(other.status).toBe(404);
    await other.text();
  });

  test("that is taken is said to be, with the flag that names it", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const starting = start(String(port));
    await expect(starting).rejects.toThrow(ListenError);
    await expect(starting).rejects.toThrow(
      `Can't listen on port ${port} of 127.0.0.1: another process listens there; give another --metrics-port.`,
    );
    await new Promise((resolve) => other.close(resolve));
  });
});

describe("the metrics of a server whose store is away", () => {
  const { url } = useServer(async () => {
    const graph = await seededGraph();
    return {
      view: () => {
        throw new GraphUnavailableError("It is away.");
      },
      write: (change) => graph.write(change),
      close: () => graph.close(),
    };
  });

  test("count each query that can't be answered", async () => {
    for (let i = 0; i < 2; i++) {
      const response = await post(url(), `{ ${CODE} }`);
      expect(response.status).toBe(503);
      await response.text();
    }
    const now = await samplesAt(`${url()}/metrics`);
    expect(valueOf(now, "codeloom_graphql_errors_total", { code: "GRAPH_UNAVAILABLE" })).toBe(2);
  });
});
