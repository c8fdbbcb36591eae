import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { node } from "../../src/graph/record.ts";
import { createLogger } from "../../src/server/logger.ts";
import { startServer, type RunningServer } from "../../src/server/start-server.ts";
import { findJava } from "../support/neo4j/find-java.ts";
import { installJars } from "../support/neo4j/jars.ts";
import { startJavaDatabase, type JavaDatabase } from "../support/neo4j/java-database.ts";
import type { Data } from "../api/api-client.ts";
import { CollectedLines } from "./collected-lines.ts";
import { post, quietSettings } from "./running-server.ts";
import { within } from "./within.ts";

const TEN_MINUTES = 600_000;
/** What has no limit of its own, but must come. */
const SOON = 120_000;

/** The database must be one of our own, since others could not be killed. */
const canStart =
  process.env.SKIP_NEO4J !== "1" && (await findJava()) !== null && (await installJars()) !== null;
const describeOutage = canStart ? describe : describe.skip;

describeOutage("a server on a replica whose database dies [replica] [faults]", () => {
  let database: JavaDatabase;
  let server: RunningServer | undefined;
  let url = "";
  const log = new CollectedLines();

  beforeAll(async () => {
    const started = await startJavaDatabase();
    if (started === null)
      throw new Error("Neo4j can't be started, though Java and its files are there.");
    database = started;
    await write("before");
  }, TEN_MINUTES);

  afterAll(async () => {
    await server?.stop();
    await database.stop();
  }, TEN_MINUTES);

  const write = async (summary: string): Promise<void> => {
    const graph = new Neo4jGraph(database);
    const code = node("Code", { code: "20560", system: "CPT", summary, synonyms: [] });
    await graph.write((writer) => writer.putNodes([code]));
    await graph.close();
  };
  const start = async (): Promise<void> => {
    const { uri, user, password, database: name } = database;
    const neo4j = { uri, user, password, database: name };
    const logger = await createLogger("info", log);
    server = await startServer({ ...quietSettings(), store: "replica", neo4j }, undefined, logger);
    url = server.url;
  };
  const ready = async () => {
    const response = await fetch(`${url}/readyz`);
    return {
      status: response.status,
      since: response.headers.get("x-codeloom-detached-since"),
      body: await response.json(),
    };
  };
  const ask = async () => {
    const response = await post(url, '{ code(code: "20560") { summary } }');
    expect(response.status).toBe(200);
    const { data }: Data = await response.json();
    const since = response.headers.get("x-codeloom-detached-since");
    return { summary: data.code.summary, epoch: response.headers.get("x-codeloom-epoch"), since };
  };

  test(
    "goes on answering and says since when it knows nothing newer, then catches up",
    async () => {
      await start();
      await within(SOON, ready, ({ status }) => status === 200);
      expect(await ask()).toEqual({ summary: "before", epoch: "1", since: null });

      const before = Date.now();
      await database.lose("SIGKILL");
      const away = await within(SOON, ready, ({ since }) => since !== null);
      const since = Date.parse(away.since ?? "");
      expect(away.status).toBe(200);
      expect(away.body).toEqual({
        status: "ready",
        store: "replica",
        epoch: 1,
        detached: { since: away.since, reason: expect.stringContaining("does not answer") },
      });
      // It last heard from the database before that died, and not long before.
      expect(since).toBeLessThanOrEqual(Date.now());
      expect(since).toBeGreaterThan(before - SOON);
      expect(await ask()).toEqual({ summary: "before", epoch: "1", since: away.since });

      await database.restart();
      await within(SOON, ready, (answer) => answer.since === null);
      expect(await ask()).toEqual({ summary: "before", epoch: "1", since: null });
      await write("after");
      await within(SOON, ask, ({ epoch }) => epoch === "2");
      expect(await ask()).toEqual({ summary: "after", epoch: "2", since: null });
      expect(log.text).toContain("Loading what differs of epoch 2 from Neo4j.");
    },
    TEN_MINUTES,
  );

  test(
    "starts while the database is away, says so once, and serves when it is there",
    async () => {
      await server?.stop();
      await database.lose("SIGKILL");
      log.text = "";
      await start();
      expect(await ready()).toMatchObject({
        status: 503,
        body: {
          status: "not ready",
          store: "replica",
          reason: expect.stringContaining("does not answer"),
        },
      });
      const refused = await post(url, "{ __typename }");
      expect(refused.status).toBe(503);
      await database.restart();
      await within(SOON, ready, ({ status }) => status === 200);
      expect(await ask()).toEqual({ summary: "after", epoch: "2", since: null });
      const away = log.lines.filter((line) => line.includes("Trying again every second"));
      expect(away).toHaveLength(1);
      expect(log.text).toContain("answers.");
    },
    TEN_MINUTES,
  );
});
