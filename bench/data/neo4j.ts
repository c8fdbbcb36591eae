import {
  startJavaDatabase,
  type JavaDatabase,
  type JavaDatabaseOptions,
} from "../../test/support/neo4j/java-database.ts";

/** The whole graph takes 1.8 GB on disk and so lies in memory; said in docs/performance.md. */
const MEMORY = { heap: "2g", pageCache: "3g" } as const;

/** Neo4j as it is measured. */
export async function startDatabase(
  copyOf?: NonNullable<JavaDatabaseOptions["copyOf"]>,
): Promise<JavaDatabase> {
  const database = await startJavaDatabase({ ...MEMORY, ...(copyOf && { copyOf }) });
  if (database === null) throw new Error("Neo4j needs Java 17, and Maven to fetch its files.");
  return database;
}
