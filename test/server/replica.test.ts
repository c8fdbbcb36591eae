import { afterEach, expect, jest, test } from "@jest/globals";
import type { Graph } from "../../src/graph/graph.ts";
import { Neo4jConnection } from "../../src/graph/neo4j/connection.ts";
import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { node } from "../../src/graph/record.ts";
import { ReplicaGraph } from "../../src/graph/replica/replica-graph.ts";
import { createLogger } from "../../src/server/logger.ts";
import { startServer, type RunningServer } from "../../src/server/start-server.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";
import type { Data } from "../api/api-client.ts";
import { CollectedLines } from "./collected-lines.ts";
import { post, quietSettings } from "./running-server.ts";
import { within } from "./within.ts";

/** What has no limit of its own, but must come. */
const SOON = 120_000;

const CODES = Array.from({ length: 300 }, (_, i) => String(10_001 + i));

/** Every code says the number of the change, which is that of the epoch. */
const writeAll = (graph: Graph, number: number): Promise<number> =>
  graph.write((writer) =>
    writer.putNodes(
      CODES.map((code) =>
        node("Code", { code, system: "CPT", summary: `change ${number}`, synonyms: [] }),
      ),
    ),
  );

const QUERY = `{ first: code(code: "10001") { summary } last: code(code: "10300") { summary }
  codes(first: 100) { nodes { summary } } }`;

describeNeo4j("a server on a replica [replica]", () => {
  let server: RunningServer | undefined;
  let writer: Neo4jGraph | undefined;
  const log = new CollectedLines();

  const start = async (): Promise<string> => {
    log.text = "";
    const logger = await createLogger("info", log);
    const settings = { ...quietSettings(), store: "replica" as const, neo4j: connection() };
    server = await startServer(settings, undefined, logger);
    return server.url;
  };
  const openWriter = async (): Promise<Neo4jGraph> => {
    writer = new Neo4jGraph(connection());
    await writer.connect();
    return writer;
  };

  afterEach(async () => {
    jest.restoreAllMocks();
    await server?.stop();
    await writer?.close();
    server = undefined;
    writer = undefined;
  });

  test("is not ready with an empty database, and soon when it is filled", async () => {
    await withCleanDatabase(() => Promise.resolve());
    const url = await start();
    const ready = async () => {
      const response = await fetch(`${url}/readyz`);
      const body: Data = await response.json();
      return { status: response.status, body };
    };
    expect(await within(SOON, ready, ({ body }) => body.reason?.includes("empty"))).toMatchObject({
      status: 503,
      body: { store: "replica", reason: expect.stringContaining("The graph is empty") },
    });
    await writeAll(await openWriter(), 1);
    expect(await within(SOON, ready, ({ status }) => status === 200)).toEqual({
      status: 200,
      body: { status: "ready", store: "replica", epoch: 1 },
    });
    expect(log.text).toContain("Loading the whole graph of epoch 1 from Neo4j.");
    expect(log.text).toContain("The graph is at epoch 1.");
  }, 600_000);

  test("answers each query from one epoch while others import, and loads a new one at the next look", async () => {
    await withCleanDatabase(() => Promise.resolve());
    const graph = await openWriter();
    await writeAll(graph, 1);
    // By number and not by the clock: it looks once a second, and how fast this machine is varies.
    // The writer looks as well; the replica, which is made below, is the first.
    const looksOf = new Map<Neo4jConnection, number>();
    const looks = (): number => [...looksOf.values()][0] ?? 0;
    const looksBefore = new Map<number, number>();
    const original = Reflect.get<Neo4jConnection, "read">(Neo4jConnection.prototype, "read");
    jest.spyOn(Neo4jConnection.prototype, "read").mockImplementation(function (
      this: Neo4jConnection,
      ...parameters
    ) {
      if (parameters[0].startsWith("// epoch\n")) looksOf.set(this, (looksOf.get(this) ?? 0) + 1);
      return original.apply(this, parameters);
    });
    const replica = new ReplicaGraph(connection(), {
      onLoad: ({ epoch }) => looksBefore.set(epoch, looks()),
    });
    await replica.connect();
    await replica.refresh();
    server = await startServer({ ...quietSettings(), store: "replica" }, replica);
    const { url } = server;
    const ask = async (): Promise<number> => {
      const response = await post(url, QUERY);
      expect(response.status).toBe(200);
      const epoch = Number(response.headers.get("x-codeloom-epoch"));
      const { data }: Data = await response.json();
      const said = [data.first, data.last, ...data.codes.nodes].map((code: Data) => code.summary);
      expect(new Set(said)).toEqual(new Set([`change ${epoch}`]));
      return epoch;
    };
    const seen = new Set<number>();
    let importing = true;
    const reading = Promise.all(
      [1, 2, 3, 4].map(async () => {
        while (importing) seen.add(await ask());
      }),
    );
    try {
      for (let number = 2; number <= 5; number++) {
        const epoch = await writeAll(graph, number);
        const flip = looks();
        expect(await within(SOON, ask, (answered) => answered === epoch)).toBe(epoch);
        expect(looksBefore.get(epoch)).toBeLessThanOrEqual(flip + 1);
      }
    } finally {
      importing = false;
      await reading;
      await replica.close();
    }
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5]);
  }, 600_000);
});
