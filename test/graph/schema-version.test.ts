import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { GraphUnavailableError } from "../../src/graph/graph.ts";
import { migrate } from "../../src/graph/neo4j/migrate.ts";
import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { ReplicaGraph } from "../../src/graph/replica/replica-graph.ts";
import { SCHEMA_VERSION, schemaProblem, schemaVersionOf } from "../../src/graph/schema-version.ts";
import { openDriver } from "../support/neo4j/connection.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";
import { everything } from "./conformance.ts";
import { FIXTURE, fill } from "./fixture.ts";

test("a database without a recorded version is of version 1, and an empty one of ours", () => {
  expect(schemaVersionOf(7, null)).toBe(1);
  expect(schemaVersionOf(0, null)).toBe(SCHEMA_VERSION);
  expect(schemaVersionOf(7, 5)).toBe(5);
  expect(schemaProblem(SCHEMA_VERSION)).toBeNull();
  expect(schemaProblem(1)).toMatch(/version 1, .* run codeloom migrate\.$/);
  expect(schemaProblem(SCHEMA_VERSION + 1)).toMatch(/A newer Codeloom has written it/);
});

describeNeo4j("the version of the schema in a database", () => {
  let open: (Neo4jGraph | ReplicaGraph)[] = [];
  const opened = async (Store: typeof Neo4jGraph | typeof ReplicaGraph = Neo4jGraph) => {
    const graph = new Store(connection());
    open.push(graph);
    await graph.connect();
    await graph.refresh();
    return graph;
  };
  const ask = async (cypher: string): Promise<Record<string, unknown>[]> => {
    const driver = openDriver(connection());
    const { records } = await driver.executeQuery(cypher, {}, { database: connection().database });
    await driver.close();
    return records.map((record) => record.toObject());
  };
  const version = async () =>
    (await ask("MATCH (g:Graph) RETURN g.schemaVersion AS version"))[0]?.version;
  /** As one that was written before versions were recorded, and before an index was thought of. */
  const makeOld = async () => {
    await ask("MATCH (g:Graph) REMOVE g.schemaVersion");
    await ask("DROP CONSTRAINT Epoch_number");
  };

  beforeEach(async () => {
    await withCleanDatabase(() => Promise.resolve());
    expect(await fill(await opened(), FIXTURE)).toBe(1);
  });
  afterEach(async () => {
    for (const graph of open) await graph.close();
    open = [];
  });

  test("is recorded by the first change", async () => {
    expect(await version()).toBe(SCHEMA_VERSION);
  });

  test("an older one is neither served nor written to, and is when it was migrated", async () => {
    const before = await everything((await opened()).view());
    await makeOld();
    const graph = await opened();
    const refusal = /schema version 1, .* codeloom migrate/;
    expect(() => graph.view()).toThrow(refusal);
    await expect(fill(graph, FIXTURE)).rejects.toThrow(refusal);
    expect(() => graph.view()).toThrow(GraphUnavailableError);
    const replica = await opened(ReplicaGraph);
    expect(() => replica.view()).toThrow(refusal);

    expect(await migrate(connection())).toEqual({ from: 1, to: SCHEMA_VERSION });
    expect(await version()).toBe(SCHEMA_VERSION);
    const constrained = await ask("SHOW CONSTRAINTS YIELD name WHERE name = 'Epoch_number'");
    expect(constrained).toHaveLength(1);
    await Promise.all([graph.refresh(), replica.refresh()]);
    expect(await everything(graph.view())).toEqual(before);
    expect(await everything(replica.view())).toEqual(before);
    expect(await fill(graph, FIXTURE)).toBe(1);
    expect(await migrate(connection())).toEqual({ from: SCHEMA_VERSION, to: SCHEMA_VERSION });
  }, 240_000);

  test("a newer one is refused by servers, by imports and by migrations, and left as it is", async () => {
    await ask(`MATCH (g:Graph) SET g.schemaVersion = ${SCHEMA_VERSION + 1}`);
    const refusal = /A newer Codeloom has written it/;
    const graph = await opened();
    expect(() => graph.view()).toThrow(refusal);
    await expect(fill(graph, FIXTURE)).rejects.toThrow(refusal);
    await expect(migrate(connection())).rejects.toThrow(refusal);
    expect(await version()).toBe(SCHEMA_VERSION + 1);
  });

  test("a replica that has a copy serves it on, and says that it can't follow", async () => {
    const replica = await opened(ReplicaGraph);
    await ask(`MATCH (g:Graph) SET g.schemaVersion = ${SCHEMA_VERSION + 1}`);
    await replica.refresh();
    expect(replica.view().epoch).toBe(1);
    expect((replica as ReplicaGraph).detached()?.reason).toMatch(/newer Codeloom/);
  });

  test("a migration waits for no living writer, and undoes what a dead one left", async () => {
    await makeOld();
    await ask("MATCH (g:Graph) SET g.leaseHolder = 'dead', g.leaseUntil = 0, g.writing = 2");
    await ask("CREATE (:Code {id: 'Code:LEFT', sinceEpoch: 2, untilEpoch: 2147483647})");
    expect(await migrate(connection())).toMatchObject({ from: 1 });
    expect(await ask("MATCH (c:Code {id: 'Code:LEFT'}) RETURN c.id AS id")).toEqual([]);
    expect(await ask("MATCH (g:Graph) RETURN g.writing AS w, g.leaseHolder AS h")).toEqual([
      { w: null, h: null },
    ]);
  });
});
