import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { Neo4jConnection } from "../../src/graph/neo4j/connection.ts";
import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { node } from "../../src/graph/record.ts";
import { createLogger } from "../../src/server/logger.ts";
import { startServer, type RunningServer } from "../../src/server/start-server.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";
import { alteredGraph } from "./altered-graph.ts";
import { CollectedLines } from "./collected-lines.ts";
import { post, quietSettings } from "./running-server.ts";
import { within } from "./within.ts";

describeNeo4j("a server on Neo4j", () => {
  let server: RunningServer | undefined;
  const log = new CollectedLines();
  const start = async (uri: string): Promise<string> => {
    const { user, password, database } = connection();
    const neo4j = { uri, user, password, database };
    const logger = await createLogger("info", log);
    server = await startServer({ ...quietSettings(), store: "neo4j", neo4j }, undefined, logger);
    return server.url;
  };
  const writeCode = async (): Promise<void> => {
    const writer = new Neo4jGraph(connection());
    await writer.connect();
    const code = node("Code", { code: "20560", system: "CPT", synonyms: [] });
    await writer.write((change) => change.putNodes([code]));
    await writer.close();
  };
  beforeEach(() => {
    log.text = "";
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  test("is not ready with an empty database, which it does not fill, and soon when it is filled", async () => {
    await withCleanDatabase(() => Promise.resolve());
    const url = await start(connection().uri);
    const ready = async () => {
      const response = await fetch(`${url}/readyz`);
      return { status: response.status, body: await response.json() };
    };
    expect(await ready()).toEqual({
      status: 503,
      body: {
        status: "not ready",
        store: "neo4j",
        reason: "The graph is empty. Fill it with: codeloom import seed",
      },
    });

    await writeCode();

    expect(await within(2_000, ready, ({ status }) => status === 200)).toEqual({
      status: 200,
      body: { status: "ready", store: "neo4j", epoch: 1 },
    });
    const response = await post(url, '{ code(code: "20560") { code } }');
    expect(response.headers.get("x-codeloom-epoch")).toBe("1");
    expect(await response.json()).toMatchObject({ data: { code: { code: "20560" } } });
  }, 180_000);

  test("ends a query in the database when its time is over [limits]", async () => {
    await withCleanDatabase(writeCode);
    const slow =
      "// slow on purpose\nUNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS sum";
    const database = new Neo4jConnection(connection());
    const graph = new Neo4jGraph(connection());
    await graph.connect();
    const altered = alteredGraph(graph, async (deadline) => {
      await database.read(slow, {}, deadline);
    });
    const running = () =>
      database.read(
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH '// slow on purpose' RETURN currentQuery",
        {},
      );
    server = await startServer(quietSettings({ QUERY_TIMEOUT: "5" }), altered);
    try {
      const asked = post(server.url, '{ code(code: "20560") { code } }').then(async (response) => ({
        status: response.status,
        body: await response.json(),
      }));
      const begun = await within(4_500, running, (found) => found.length === 1);
      expect(await asked).toMatchObject({
        status: 504,
        body: { errors: [{ extensions: { code: "QUERY_TIMEOUT" } }] },
      });
      expect(begun).toHaveLength(1);
      expect(await within(5_000, running, (found) => found.length === 0)).toEqual([]);
    } finally {
      await graph.close();
      await database.close();
    }
  });

  test("tells clients nothing of what goes wrong in the database, and its log all of it", async () => {
    await withCleanDatabase(writeCode);
    const database = new Neo4jConnection(connection());
    const graph = new Neo4jGraph(connection());
    await graph.connect();
    let fail = () => database.read("// secret\nMATCH (n:Code) RETURN n.secret + nothing", {});
    const altered = alteredGraph(graph, async () => {
      await fail();
    });
    server = await startServer(quietSettings(), altered, await createLogger("info", log));
    const ask = async (code: string) => {
      const response = await post(server?.url ?? "", `{ code(code: "${code}") { code } }`);
      const text = await response.text();
      const id = response.headers.get("x-request-id") ?? "";
      expect(text).not.toMatch(/secret|Neo|bolt|MATCH|Variable|session|pool|driver/i);
      expect(JSON.parse(text).errors[0].extensions.id).toBe(id);
      const line = log.lines.find((one) => one.includes(id) && one.includes("A query failed."));
      return { status: response.status, code: JSON.parse(text).errors[0].extensions.code, line };
    };
    try {
      const wrong = await ask("20560");
      expect(wrong).toMatchObject({ status: 200, code: "INTERNAL_SERVER_ERROR" });
      expect(wrong.line).toContain("Neo.ClientError.Statement.SyntaxError");
      const away = new Neo4jConnection({ ...connection(), uri: "bolt://127.0.0.1:1" });
      fail = () => away.read("RETURN 1", {});
      const unreachable = await ask("20561");
      expect(unreachable).toMatchObject({ status: 503, code: "GRAPH_UNAVAILABLE" });
      expect(unreachable.line).toContain("127.0.0.1:1");
      await away.close();
    } finally {
      await database.close();
      await server.stop();
      server = undefined;
      await graph.close();
    }
  }, 120_000);

  test("starts without the database, says so once, and keeps trying", async () => {
    const url = await start("bolt://127.0.0.1:1");
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      reason: expect.stringContaining("Neo4j at bolt://127.0.0.1:1 does not answer"),
    });
    expect((await post(url, "{ __typename }")).status).toBe(503);
    const away = log.lines.filter((line) => line.includes("Trying again every second"));
    expect(away).toHaveLength(1);
    expect(log.text).not.toContain(connection().password);
  });
});
