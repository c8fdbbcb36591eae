import { Neo4jError } from "neo4j-driver";
import { openDriver, runOnce, untilItSucceeds, type Connection } from "./connection.ts";
import type { TestDatabase } from "./database.ts";
import { wipe } from "./wipe.ts";

/**
 * The database that `NEO4J_URI` names, with `NEO4J_USER`, `NEO4J_PASSWORD` and `NEO4J_DATABASE`.
 * Tests delete everything in it, so one that holds anything is refused unless `NEO4J_WIPE=1`.
 */
export async function connectGivenDatabase(env = process.env): Promise<TestDatabase | null> {
  if (env.NEO4J_URI === undefined || env.NEO4J_URI === "") return null;
  const connection: Connection = {
    uri: env.NEO4J_URI,
    user: env.NEO4J_USER ?? "neo4j",
    password: env.NEO4J_PASSWORD ?? "",
    database: env.NEO4J_DATABASE ?? "neo4j",
  };
  await untilItSucceeds(() => runOnce(connection, "RETURN 1"), 30, refusal);
  if (env.NEO4J_WIPE !== "1") await refuseUnlessEmpty(connection);
  const empty = async () => {
    const driver = openDriver(connection);
    try {
      await wipe(driver, connection.database);
    } finally {
      await driver.close();
    }
  };
  await empty();
  return { ...connection, how: "NEO4J_URI", pid: null, stop: empty };
}

/** A wrong password stays wrong, and Neo4j locks out those who go on trying. */
function refusal(error: unknown): string | null {
  if (!(error instanceof Neo4jError) || !error.code.startsWith("Neo.ClientError")) return null;
  return `The database that NEO4J_URI names refuses: ${error.message}`;
}

async function refuseUnlessEmpty(connection: Connection): Promise<void> {
  const driver = openDriver(connection);
  try {
    const { records } = await driver.executeQuery("MATCH (n) RETURN 1 LIMIT 1", undefined, {
      database: connection.database,
    });
    if (records.length > 0)
      throw new Error(
        `The database ${connection.database} at ${connection.uri} isn't empty, and the tests would ` +
          "delete what it holds. Name another one, or set NEO4J_WIPE=1 if that is what you want.",
      );
  } finally {
    await driver.close();
  }
}
