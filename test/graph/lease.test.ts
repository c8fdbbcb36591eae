import { afterEach, expect, test } from "@jest/globals";
import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { openDriver } from "../support/neo4j/connection.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";
import { everything } from "./conformance.ts";
import { FIXTURE, fill } from "./fixture.ts";

describeNeo4j("Two writers [neo4j]", () => {
  let open: Neo4jGraph[] = [];

  afterEach(async () => {
    for (const graph of open) await graph.close();
    open = [];
  });

  const newGraph = async (): Promise<Neo4jGraph> => {
    const graph = new Neo4jGraph(connection());
    open.push(graph);
    await graph.connect();
    return graph;
  };

  const run = async (cypher: string): Promise<void> => {
    const driver = openDriver(connection());
    await driver.executeQuery(cypher, {}, { database: connection().database });
    await driver.close();
  };

  /** As when the process that holds the lease was suspended until it ran out. */
  const expireLease = (): Promise<void> => run("MATCH (g:Graph) SET g.leaseUntil = 0");

  test("the second is refused while the first is at work", async () => {
    await withCleanDatabase(() => Promise.resolve());
    const [a, b] = [await newGraph(), await newGraph()];
    await a.write(async (writer) => {
      await writer.putNodes(FIXTURE.nodes);
      await expect(fill(b, FIXTURE)).rejects.toThrow(/Another process is importing/);
    });
    expect(await fill(b, FIXTURE)).toBe(2);
  });

  test("one that lost its lease takes nothing back of what the other committed", async () => {
    await withCleanDatabase(() => Promise.resolve());
    const [a, b] = [await newGraph(), await newGraph()];
    const late = a.write(async (writer) => {
      await writer.putNodes(FIXTURE.nodes.slice(0, 3));
      await expireLease();
      await fill(b, FIXTURE);
      throw new Error("late");
    });
    await expect(late).rejects.toThrow("late");
    await b.refresh();
    const seen = await everything(b.view());
    expect(seen.nodes).toHaveLength(FIXTURE.nodes.length);
    expect(seen.relationships).toHaveLength(FIXTURE.relationships.length);
  });

  test("what a writer that died left above the epoch is undone by the next", async () => {
    await withCleanDatabase(() => Promise.resolve());
    const [a, b] = [await newGraph(), await newGraph()];
    await fill(a, { nodes: FIXTURE.nodes.slice(0, 5), relationships: [] });
    const before = await everything(a.view());
    const dying = a.write(async (writer) => {
      await writer.putNodes(FIXTURE.nodes);
      await writer.putRelationships(FIXTURE.relationships);
      await writer.removeNodes([FIXTURE.nodes[0]?.id ?? ""]);
      await expireLease();
      await b.refresh();
      expect(await everything(b.view())).toEqual(before);
      await b.write((next) => next.putNodes(FIXTURE.nodes.slice(0, 6)));
      throw new Error("gone");
    });
    await expect(dying).rejects.toThrow("gone");
    await b.refresh();
    const after = await everything(b.view());
    expect(after.nodes).toHaveLength(6);
    expect(after.relationships).toEqual([]);
  });
});
