import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Neo4jError } from "neo4j-driver";
import { Deadline } from "../../src/graph/deadline.ts";
import { GraphUnavailableError, ReadLimitError, TimeLimitError } from "../../src/graph/graph.ts";
import { Neo4jConnection, translate } from "../../src/graph/neo4j/connection.ts";
import { connection, describeNeo4j } from "../support/neo4j/use-neo4j.ts";
import { within } from "../server/within.ts";

const SLOW =
  "// on purpose slow\nUNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS sum";

describeNeo4j("Reads of Neo4j [neo4j]", () => {
  let neo4j: Neo4jConnection;

  beforeAll(() => {
    neo4j = new Neo4jConnection(connection());
  });

  afterAll(async () => {
    await neo4j.close();
  });

  const running = async (): Promise<number> =>
    (
      await neo4j.read(
        "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH '// on purpose slow' RETURN 1",
        {},
      )
    ).length;

  test("end with their deadline, in the database as well [limits]", async () => {
    const deadline = new Deadline(500);
    const slow = neo4j.read(SLOW, {}, deadline);
    slow.catch(() => undefined);
    await within(10_000, running, (count) => count === 1);
    await expect(slow).rejects.toThrow(TimeLimitError);
    await expect(slow).rejects.toThrow(
      "The query took too long: it is ended after 0.5 seconds. Ask for less at once.",
    );
    // The database looks at time limits of its own every two seconds only.
    await within(1_500, running, (count) => count === 0);
    await expect(neo4j.read("RETURN 1 AS one", {}, deadline)).rejects.toThrow(TimeLimitError);
    expect(await neo4j.read("RETURN 1 AS one", {})).toEqual([{ one: 1 }]);
  });

  test("can't write, whatever they say [identity]", async () => {
    const writes = [
      "CREATE (:Stray)",
      "MATCH (n) DETACH DELETE n",
      "CREATE INDEX FOR (n:A) ON n.b",
    ];
    for (const cypher of writes) {
      await expect(neo4j.read(cypher, {})).rejects.toMatchObject({
        code: "Neo.ClientError.Statement.AccessMode",
      });
      const streamed = async () => {
        for await (const row of neo4j.stream(cypher, {})) expect(row).toBeUndefined();
      };
      await expect(streamed()).rejects.toMatchObject({
        code: "Neo.ClientError.Statement.AccessMode",
      });
    }
    expect(await neo4j.read("MATCH (n:Stray) RETURN n", {})).toEqual([]);
  });

  test("tell where a statement that failed was sent from", async () => {
    const error: unknown = await neo4j.read("RETURN 1 / 0 AS x", {}).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(Neo4jError);
    expect((error as Error).stack).toMatch(/^Neo4jError: \/ by zero\n +at .*connection\.[jt]s/);
    expect(Error.stackTraceLimit).toBeGreaterThan(0);
  });

  test("whose statement is wrong are no fault of the database", async () => {
    const wrong = neo4j.read("RETURN nothing", {});
    await expect(wrong).rejects.toMatchObject({ code: "Neo.ClientError.Statement.SyntaxError" });
  });
});

/** A failure as the database reports it, for those that it would have to suffer for. */
const failure = (code: string): unknown => {
  const error = new Neo4jError("as the database says", code, "50N42", "as the standard says");
  return translate(error, { uri: "bolt://db:7687", timeout: 30_000 });
};

test.each([
  "Neo.TransientError.General.OutOfMemoryError",
  "Neo.TransientError.General.MemoryPoolOutOfMemoryError",
  "Neo.TransientError.General.TransactionMemoryLimit",
  "Neo.TransientError.General.DatabaseUnavailable",
  "Neo.TransientError.Transaction.MaximumTransactionLimitReached",
])("%s passes, so that clients may try again", (code) => {
  expect(failure(code)).toBeInstanceOf(GraphUnavailableError);
});

test.each([
  ["Neo.ClientError.Transaction.TransactionTimedOut", TimeLimitError, "took too long"],
  [
    "Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration",
    TimeLimitError,
    "took too long",
  ],
  ["Neo.ClientError.General.TransactionOutOfMemoryError", ReadLimitError, "needs too much memory"],
])("%s comes again when the same is asked again", (code, type, said) => {
  expect(failure(code)).toBeInstanceOf(type);
  expect(String(failure(code))).toContain(said);
});
