import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { Neo4jError } from "neo4j-driver";
import { GraphUnavailableError, ReadLimitError } from "../../src/graph/graph.ts";
import { Neo4jConnection, translate } from "../../src/graph/neo4j/connection.ts";
import { connection, describeNeo4j } from "../support/neo4j/use-neo4j.ts";

describeNeo4j("Reads of Neo4j [neo4j]", () => {
  let neo4j: Neo4jConnection;

  beforeAll(() => {
    neo4j = new Neo4jConnection(connection());
  });

  afterAll(async () => {
    await neo4j.close();
  });

  test("that take too long are ended by the database, which says so", async () => {
    const slow = neo4j.read(
      "UNWIND range(1, 100000) AS a UNWIND range(1, 100000) AS b RETURN sum(a * b) AS sum",
      {},
      200,
    );
    await expect(slow).rejects.toThrow(ReadLimitError);
    await expect(slow).rejects.toThrow(
      "The query took too long: reads are ended after 0.2 seconds. Ask for less at once.",
    );
    expect(await neo4j.read("RETURN 1 AS one", {})).toEqual([{ one: 1 }]);
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
  ["Neo.ClientError.Transaction.TransactionTimedOut", "took too long"],
  ["Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration", "took too long"],
  ["Neo.ClientError.General.TransactionOutOfMemoryError", "needs too much memory"],
])("%s comes again when the same is asked again", (code, said) => {
  expect(failure(code)).toBeInstanceOf(ReadLimitError);
  expect(String(failure(code))).toContain(said);
});
