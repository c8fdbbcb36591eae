import type { Driver } from "neo4j-driver";
import { constraints } from "../../../src/graph/neo4j/constraints.ts";

/** Names of the constraints and indexes that a database has when Codeloom has prepared it. */
export const PREPARED: ReadonlySet<string> = new Set(
  constraints().map((statement) => /^CREATE \w+ (\w+) /.exec(statement)?.[1] ?? ""),
);

/**
 * Deletes all data, and all constraints and indexes but those whose names are to be kept. The two
 * token lookup indexes that every Neo4j database starts with stay.
 *
 * A change of constraints makes the database forget its plans, so that it plans every statement
 * anew. That is most of the work of a test that writes little, hence `kept`.
 */
export async function wipe(
  driver: Driver,
  database = "neo4j",
  kept: ReadonlySet<string> = new Set(),
): Promise<void> {
  const session = driver.session({ database });
  const names = async (statement: string) =>
    (await session.run<{ name: string }>(statement)).records
      .map((record) => record.get("name"))
      .filter((name) => !kept.has(name));
  try {
    // In batches that fit a small heap, and relationships first: detaching one supernode would be
    // one huge transaction.
    await session.run("MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS");
    await session.run("MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS");
    // The indexes of constraints are theirs, and gone with them.
    for (const [kind, statement] of [
      ["CONSTRAINT", "SHOW CONSTRAINTS YIELD name"],
      ["INDEX", "SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'"],
    ] as const) {
      const dropped = await names(statement);
      await session.executeWrite(async (transaction) => {
        for (const name of dropped) await transaction.run(`DROP ${kind} ${quote(name)} IF EXISTS`);
      });
    }
  } finally {
    await session.close();
  }
}

function quote(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}
