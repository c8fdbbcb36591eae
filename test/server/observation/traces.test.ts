import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import type { Graph } from "../../../src/graph/graph.ts";
import { Neo4jGraph } from "../../../src/graph/neo4j/neo4j-graph.ts";
import { createLogger } from "../../../src/server/logger.ts";
import { readSettings } from "../../../src/server/settings.ts";
import { startServer } from "../../../src/server/start-server.ts";
import { importSeed } from "../../../src/sources/curated/import-seed.ts";
import { SEED_FOLDER, readCurated } from "../../../src/sources/curated/read-curated.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../../support/neo4j/use-neo4j.ts";
import { CollectedLines } from "../collected-lines.ts";
import { post, seededGraph } from "../running-server.ts";
import { startReceiver, type OtlpReceiver, type ReceivedSpan } from "./otlp-receiver.ts";
import { samplesAt, valueOf } from "./samples.ts";

const QUERY =
  "query CodePage($c: ID!) { code(code: $c) { code modifiers(first: 3) { nodes { code } } } }";
const [TRACE, PARENT] = ["0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"];

let receiver: OtlpReceiver;
beforeEach(async () => {
  receiver = await startReceiver();
  process.env.OTEL_EXPORTER_OTLP_ENDPOINT = receiver.endpoint;
  process.env.OTEL_EXPORTER_OTLP_HEADERS = "x-tenant=coding";
  process.env.OTEL_RESOURCE_ATTRIBUTES = "deployment.environment.name=test";
});
afterEach(async () => {
  for (const name of ["ENDPOINT", "HEADERS"])
    Reflect.deleteProperty(process.env, `OTEL_EXPORTER_OTLP_${name}`);
  Reflect.deleteProperty(process.env, "OTEL_RESOURCE_ATTRIBUTES");
  await receiver.close();
});

/** What a server sends that is asked once, and what it logs; stopping sends what is left. */
async function traced(
  graph: Graph,
  ask: (url: string) => Promise<unknown>,
  flags: Record<string, string> = {},
): Promise<{ spans: ReceivedSpan[]; lines: string[] }> {
  const log = new CollectedLines();
  const settings = readSettings(process.env, { port: "0", logLevel: "info", ...flags });
  const server = await startServer(settings, graph, await createLogger("info", log));
  await ask(server.url);
  await server.stop();
  return { spans: receiver.spans, lines: log.lines };
}

const askOnce = async (url: string): Promise<void> => {
  const traceparent = `00-${TRACE}-${PARENT}-01`;
  const response = await post(url, QUERY, { c: "20560" }, { traceparent, "x-request-id": "t-1" });
  expect(((await response.json()) as { errors?: unknown }).errors).toBeUndefined();
};

/** The one span of this name. */
function named(spans: readonly ReceivedSpan[], name: string): ReceivedSpan {
  const [found, ...others] = spans.filter((span) => span.name === name);
  if (found === undefined || others.length > 0)
    throw new Error(`${name} is not one of ${spans.map((span) => span.name).join("; ")}`);
  return found;
}

function expectWithin(inner: ReceivedSpan, outer: ReceivedSpan): void {
  expect(inner).toMatchObject({ traceId: outer.traceId, parentSpanId: outer.spanId });
  // Clocks of Node give microseconds.
  expect(inner.start).toBeGreaterThanOrEqual(outer.start - 2_000_000n);
  expect(inner.end).toBeLessThanOrEqual(outer.end + 2_000_000n);
  expect(inner.end).toBeGreaterThanOrEqual(inner.start);
}

describe("traces", () => {
  test("lead from HTTP over the operation to its reads, and go on with that of the client", async () => {
    const { spans } = await traced(await seededGraph(), askOnce);
    const http = named(spans, "POST /graphql");
    expect(http).toMatchObject({ traceId: TRACE, parentSpanId: PARENT, kind: 2, failed: false });
    expect(http.attributes).toEqual({
      "http.request.method": "POST",
      "http.route": "/graphql",
      "url.path": "/graphql",
      "http.response.status_code": 200,
      "graphql.operation.name": "CodePage",
      "codeloom.request_id": "t-1",
    });
    const operation = named(spans, "query CodePage");
    expectWithin(operation, http);
    const read = named(spans, "read Code");
    expectWithin(read, operation);
    expect(read.attributes["codeloom.shape"]).toBe("Code{TAKES_MODIFIER->Modifier}");
    expect(JSON.stringify(spans.map(({ attributes }) => attributes))).not.toContain("20560");
    expect(receiver.resource()).toMatchObject({
      "service.name": "codeloom",
      "deployment.environment.name": "test",
    });
    expect(receiver.headers()["x-tenant"]).toBe("coding");
  });

  test("have no operation for an answer that was at hand", async () => {
    const { spans } = await traced(await seededGraph(), async (url) => {
      await askOnce(url);
      await askOnce(url);
    });
    expect(spans.filter(({ name }) => name === "POST /graphql")).toHaveLength(2);
    named(spans, "query CodePage");
  });

  test("say what failed", async () => {
    const { spans } = await traced(await seededGraph(), async (url) => {
      await (await post(url, "query Wrong { nothing }")).text();
    });
    expect(named(spans, "query").failed).toBe(true);
    expect(named(spans, "POST /graphql").attributes["http.response.status_code"]).toBe(400);
  });

  test("are not sent where they are switched off, nor where nothing says where to", async () => {
    expect((await traced(await seededGraph(), askOnce, { traces: "false" })).spans).toEqual([]);
    expect(readSettings({}).observation.traces).toBe(false);
    expect(readSettings({ TRACES: "true" }).observation.traces).toBe(true);
  });

  test("that can't be sent are told of in the log, and harm no answer", async () => {
    process.env.OTEL_EXPORTER_OTLP_ENDPOINT = "http://127.0.0.1:1";
    const { lines } = await traced(await seededGraph(), askOnce);
    expect(lines.filter((line) => line.includes("Traces: ")).length).toBeGreaterThan(0);
  });
});

describeNeo4j("a server on Neo4j, watched", () => {
  const graphs: Neo4jGraph[] = [];
  const opened = async (): Promise<Neo4jGraph> => {
    const graph = new Neo4jGraph(connection());
    graphs.push(graph);
    await graph.connect();
    return graph;
  };
  afterEach(async () => {
    for (const graph of graphs.splice(0)) await graph.close();
  });

  test("traces statements with their texts and rows, logs those of slow queries, and counts all", async () => {
    await withCleanDatabase(() => Promise.resolve());
    const graph = await opened();
    await importSeed(graph, await readCurated(SEED_FOLDER), new Date());
    let samples: Awaited<ReturnType<typeof samplesAt>> = [];
    const { spans, lines } = await traced(
      graph,
      async (url) => {
        await askOnce(url);
        samples = await samplesAt(`${url}/metrics`);
      },
      { store: "neo4j", neo4jPassword: connection().password, slowQueryMs: "1" },
    );
    const read = named(spans, "read Code");
    const statement = named(spans, "Cypher read Code");
    expectWithin(statement, read);
    expect(statement.kind).toBe(3);
    expect(statement.attributes).toMatchObject({
      "db.system.name": "neo4j",
      "db.query.text": expect.stringMatching(/MATCH[^]*TAKES_MODIFIER/),
      "db.response.returned_rows": 1,
    });
    expect(JSON.stringify(spans.map(({ attributes }) => attributes))).not.toContain("20560");

    const [slow] = lines.filter((line) => line.includes("slow query"));
    expect(JSON.parse(slow ?? "")).toMatchObject({
      reqId: "t-1",
      operation: "CodePage",
      reads: [
        {
          shape: "Code{TAKES_MODIFIER->Modifier}",
          statements: [{ cypher: statement.attributes["db.query.text"], rows: 1 }],
        },
      ],
    });
    expect(slow).not.toContain("20560");

    const statements = "codeloom_neo4j_statement_duration_seconds_count";
    expect(valueOf(samples, statements, { statement: "read", outcome: "ok" })).toBeGreaterThan(0);
    expect(valueOf(samples, "codeloom_neo4j_up")).toBe(1);
    expect(valueOf(samples, "codeloom_import_age_seconds", { source: "seed" })).toBeLessThan(600);
  }, 240_000);

  test("says in its metrics that the database is away", async () => {
    const graph = new Neo4jGraph({ ...connection(), uri: "bolt://127.0.0.1:1" });
    graphs.push(graph);
    await graph.connect();
    const settings = readSettings(
      {},
      { port: "0", logLevel: "silent", store: "neo4j", neo4jPassword: "x" },
    );
    const server = await startServer(settings, graph);
    const samples = await samplesAt(server.metricsUrl);
    await server.stop();
    expect(valueOf(samples, "codeloom_neo4j_up")).toBe(0);
    expect(valueOf(samples, "codeloom_ready", { store: "neo4j" })).toBe(0);
  });
});
