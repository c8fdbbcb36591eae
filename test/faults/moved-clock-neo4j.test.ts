import { afterEach, expect, jest, test } from "@jest/globals";
import { GraphBusyError } from "../../src/graph/graph.ts";
import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { node } from "../../src/graph/record.ts";
import { ReplicaGraph } from "../../src/graph/replica/replica-graph.ts";
import { TableLoader } from "../../src/graph/replica/load-tables.ts";
import { within } from "../server/within.ts";
import { runOnce } from "../support/neo4j/connection.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";

const HOUR = 3_600_000;
/** For how long a right to write is given. */
const LEASE = 30_000;

const code = (number: string) => node("Code", { code: number, system: "CPT", synonyms: [] });

describeNeo4j("A clock that moves [neo4j] [faults]", () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const withGraph = async (work: (graph: Neo4jGraph) => Promise<void>): Promise<void> => {
    await withCleanDatabase(() => Promise.resolve());
    const graph = new Neo4jGraph(connection());
    try {
      await work(graph);
    } finally {
      await graph.close();
    }
  };
  const moveClock = (milliseconds: number): void => {
    const now = Date.now.bind(Date);
    jest.spyOn(Date, "now").mockImplementation(() => now() + milliseconds);
  };

  test("of the database, back, after a writer died keeps nobody from writing", async () => {
    await withGraph(async (graph) => {
      await graph.write((writer) => writer.putNodes([code("10001")]));
      // What that writer left, to a clock that is a day behind by now.
      await runOnce(
        connection(),
        "MATCH (g:Graph) SET g.leaseHolder = 'dead', g.leaseUntil = timestamp() + 86400000, g.writing = 2",
      );
      expect(await graph.write((writer) => writer.putNodes([code("10002")]))).toBe(2);
    });
  }, 120_000);

  test("of a writer, back, does not make it think that it may still write", async () => {
    await withGraph(async (graph) => {
      const late = graph.write(async (writer) => {
        moveClock(-HOUR);
        const steady = performance.now.bind(performance);
        jest.spyOn(performance, "now").mockImplementation(() => steady() + LEASE);
        await writer.putNodes([code("10001")]);
      });
      await expect(late).rejects.toThrow(GraphBusyError);
      await expect(late).rejects.toThrow(/The right to write ran out/);
      jest.restoreAllMocks();
      expect(await graph.write((writer) => writer.putNodes([code("10001")]))).toBe(1);
    });
  });

  test("of a replica, back, keeps it neither from noticing silence nor from loading", async () => {
    await withGraph(async (graph) => {
      await graph.write((writer) => writer.putNodes([code("10001")]));
      const failures: string[] = [];
      const replica = new ReplicaGraph(connection(), {
        onFailure: (problem) => failures.push(problem),
      });
      try {
        await replica.connect();
        await replica.refresh();
        jest.spyOn(TableLoader.prototype, "tables").mockRejectedValueOnce(new Error("broken off"));
        await graph.write((writer) => writer.putNodes([code("10002")]));
        await within(
          60_000,
          () => Promise.resolve(failures),
          ({ length }) => length > 0,
        );
        expect(failures).toEqual(["broken off"]);
        moveClock(-HOUR);
        await within(
          60_000,
          () => Promise.resolve(replica.view().epoch),
          (epoch) => epoch === 2,
        );
        expect(replica.view().epoch).toBe(2);
      } finally {
        await replica.close();
      }
    });
  }, 180_000);
});
