import type { Driver } from "neo4j-driver";

/**
 * Deletes all data, constraints and indexes, in batches that fit a small heap. The two token lookup
 * indexes that every Neo4j database starts with stay.
 */
export async function wipe(driver: Driver, database = "neo4j"): Promise<void> {
  const session = driver.session({ database });
  const names = async (statement: string) =>
    (await session.run<{ name: string }>(statement)).records.map((record) => record.get("name"));
  try {
    // Relationships first: detaching one supernode would be one huge transaction.
    await session.run("MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 20000 ROWS");
    await session.run("MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 20000 ROWS");
    for (const name of await names("SHOW CONSTRAINTS YIELD name"))
      await session.run(`DROP CONSTRAINT ${quote(name)} IF EXISTS`);
    for (const name of await names("SHOW INDEXES YIELD name, type WHERE type <> 'LOOKUP'"))
      await session.run(`DROP INDEX ${quote(name)} IF EXISTS`);
  } finally {
    await session.close();
  }
}

function quote(name: string): string {
  return `\`${name.replaceAll("`", "``")}\``;
}
