import { afterEach, expect, jest, test } from "@jest/globals";
import type { GraphWriter } from "../../src/graph/graph.ts";
import { Neo4jConnection } from "../../src/graph/neo4j/connection.ts";
import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { node, type RelationshipRecord } from "../../src/graph/record.ts";
import { ReplicaGraph } from "../../src/graph/replica/replica-graph.ts";
import { openDriver } from "../support/neo4j/connection.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";
import { everything } from "./conformance.ts";
import { CODES, FIXTURE, fill } from "./fixture.ts";

jest.setTimeout(300_000);

const DAYS_AGO = "MATCH (g:Graph) SET g.raisedAt = 0";

describeNeo4j("What a replica loads [replica]", () => {
  const opened: (ReplicaGraph | Neo4jGraph)[] = [];
  /** What the replica loaded, in its own words. */
  let loads: string[] = [];

  afterEach(async () => {
    jest.restoreAllMocks();
    for (const graph of opened.splice(0)) await graph.close();
  });

  /** The record, with the fixture as its first epoch. */
  const record = async (): Promise<Neo4jGraph> => {
    await withCleanDatabase(() => Promise.resolve());
    const graph = new Neo4jGraph(connection());
    opened.push(graph);
    await graph.connect();
    await fill(graph, FIXTURE);
    return graph;
  };

  /** A replica that looks for a new epoch when it is told to, and not by itself. */
  const replica = async (): Promise<ReplicaGraph> => {
    loads = [];
    const graph = new ReplicaGraph(connection(), {
      onSwap: ({ epoch, whole }) => loads.push(`${whole ? "whole" : "differences"} ${epoch}`),
      onFailure: (problem) => loads.push(problem),
    });
    opened.push(graph);
    await graph.refresh();
    return graph;
  };

  const run = async (cypher: string): Promise<void> => {
    const driver = openDriver(connection());
    await driver.executeQuery(cypher, {}, { database: connection().database });
    await driver.close();
  };

  const code = (number: string, summary: string) =>
    node("Code", { code: number, system: "CPT", summary, synonyms: [] });
  const rename = (summary: string) => (writer: GraphWriter) =>
    writer.putNodes([code(CODES[0] ?? "", summary)]);
  // Of three codes.
  const [first, , , second, , , third] = FIXTURE.relationships as RelationshipRecord[] &
    Record<0 | 3 | 6, RelationshipRecord>;

  /** The replica shows what the record does. */
  const expectSame = async (copy: ReplicaGraph, of: Neo4jGraph): Promise<void> => {
    await copy.refresh();
    await of.refresh();
    expect(copy.view().epoch).toBe(of.view().epoch);
    expect(await everything(copy.view())).toEqual(await everything(of.view()));
  };

  test("is whole epochs: neither a change that is under way nor one that is undone", async () => {
    const neo4j = await record();
    const copy = await replica();
    const before = await everything(copy.view());
    const failing = neo4j.write(async (writer) => {
      await rename("half")(writer);
      await writer.removeRelationships([first, second]);
      await copy.refresh();
      expect(await everything(copy.view())).toEqual(before);
      const late = await replica();
      expect(await everything(late.view())).toEqual(before);
      throw new Error("undone");
    });
    await expect(failing).rejects.toThrow("undone");
    await copy.refresh();
    expect(await everything(copy.view())).toEqual(before);
    expect(copy.view().epoch).toBe(1);
  });

  test("is what differs, of one epoch or of several at once", async () => {
    const neo4j = await record();
    const copy = await replica();
    await neo4j.write(rename("again"));
    await expectSame(copy, neo4j);
    // Taken out, and there again without its relationships.
    await neo4j.write((writer) => writer.removeNodes([first.from]));
    await neo4j.write(async (writer) => {
      const there = FIXTURE.nodes.find(({ id }) => id === first.from);
      await writer.putNodes(there === undefined ? [] : [there, code("99999", "new")]);
    });
    await neo4j.write((writer) => writer.removeRelationships([third]));
    await neo4j.write((writer) => writer.putRelationships([{ ...third, validTo: "2031-01-01" }]));
    await expectSame(copy, neo4j);
    // A new version of an end moves its relationships, which then are others to the database only.
    await neo4j.write(async (writer) => {
      const modifier = FIXTURE.nodes.find(({ id }) => id === second.to);
      await writer.putNodes([node("Modifier", { ...modifier?.properties, name: "Another" })]);
      await writer.removeRelationships([second]);
    });
    await expectSame(copy, neo4j);
    expect(loads).toEqual(["whole 1", "differences 2", "differences 6", "differences 7"]);
  });

  test("is the whole graph where what has ended since was swept", async () => {
    const neo4j = await record();
    const copy = await replica();
    await neo4j.write((writer) => writer.removeRelationships([first, second]));
    await run(DAYS_AGO);
    await neo4j.write(rename("later"));
    await expectSame(copy, neo4j);
    expect(loads).toEqual(["whole 1", "whole 3"]);
  });

  test("is the whole graph where the same epoch, or a later one, is of another history", async () => {
    await record();
    const copy = await replica();
    const other = await record();
    await other.write((writer) => writer.removeRelationships([first]));
    await expectSame(copy, other);
    expect(loads).toEqual(["whole 1", "whole 2"]);
    const same = await record();
    await same.write((writer) => writer.removeRelationships([second]));
    await expectSame(copy, same);
    expect(loads).toEqual(["whole 1", "whole 2", "whole 2"]);
  });

  /** The next load finds that all is gone which had ended before the epoch of now. */
  const sweepDuringLoad = (neo4j: Neo4jGraph): void => {
    const original = Reflect.get<Neo4jConnection, "stream">(Neo4jConnection.prototype, "stream");
    jest.spyOn(Neo4jConnection.prototype, "stream").mockImplementationOnce(async function* (
      this: Neo4jConnection,
      ...parameters
    ) {
      await neo4j.write((writer) => writer.removeRelationships([second]));
      await run(DAYS_AGO);
      await neo4j.write((writer) => writer.removeRelationships([third]));
      yield* original.apply(this, parameters);
    });
  };

  test("is read again if it was swept during the first load", async () => {
    const neo4j = await record();
    sweepDuringLoad(neo4j);
    await expectSame(await replica(), neo4j);
    expect(loads).toEqual(["whole 3"]);
  });

  test("is read again if it was swept during a load of what differs", async () => {
    const neo4j = await record();
    const copy = await replica();
    await neo4j.write((writer) => writer.removeRelationships([first]));
    sweepDuringLoad(neo4j);
    await expectSame(copy, neo4j);
    expect(loads).toEqual(["whole 1", "whole 4"]);
  });

  test("is refused, with words for an operator, until there is something", () => {
    const copy = new ReplicaGraph(connection());
    opened.push(copy);
    expect(() => copy.view()).toThrow("The database has not been asked yet.");
  });
});
