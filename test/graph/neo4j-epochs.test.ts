import { afterEach, expect, jest, test } from "@jest/globals";
import { Neo4jConnection } from "../../src/graph/neo4j/connection.ts";
import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";
import { FIXTURE, fill } from "./fixture.ts";

describeNeo4j("The epoch that Neo4jGraph serves [neo4j]", () => {
  let graph: Neo4jGraph | undefined;

  afterEach(async () => {
    jest.restoreAllMocks();
    await graph?.close();
  });

  test("is not that of an older poll which is answered late, but that of a database that was reset", async () => {
    await withCleanDatabase(() => Promise.resolve());
    graph = new Neo4jGraph(connection());
    await graph.connect();

    const original = Reflect.get<Neo4jConnection, "read">(Neo4jConnection.prototype, "read");
    let arrive = (): void => undefined;
    const arrival = new Promise<void>((resolve) => (arrive = resolve));
    jest.spyOn(Neo4jConnection.prototype, "read").mockImplementationOnce(async function (
      this: Neo4jConnection,
      ...parameters
    ) {
      const rows = await original.apply(this, parameters);
      await arrival;
      return rows;
    });
    const poll = graph.refresh();
    expect(await fill(graph, FIXTURE)).toBe(1);
    expect(graph.view().epoch).toBe(1);
    arrive();
    await poll;
    expect(graph.view().epoch).toBe(1);

    await withCleanDatabase(() => Promise.resolve());
    await graph.refresh();
    expect(graph.view().epoch).toBe(0);
  }, 120_000);
});
