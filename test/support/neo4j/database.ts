import type { Connection } from "./connection.ts";
import { startDockerDatabase } from "./docker-database.ts";
import { connectGivenDatabase } from "./given-database.ts";
import { startJavaDatabase } from "./java-database.ts";

/** A real Neo4j that tests may fill and wipe. */
export interface TestDatabase extends Connection {
  /** Which of the three ways led to it. */
  how: "NEO4J_URI" | "docker" | "java";
  /** The process id of the database, for tests that stop or kill it; null where it isn't a child of ours. */
  pid: number | null;
  /** Ends what was started for it and removes what it stored; a given database is left empty. */
  stop: () => Promise<void>;
}

/**
 * Finds or starts a Neo4j: the one that `NEO4J_URI` names, else one in Docker, else one run by Java
 * from Maven's files. Null when the machine has none of these; an error when one of them is there
 * but doesn't come up.
 */
export async function startNeo4j(): Promise<TestDatabase | null> {
  return (
    (await connectGivenDatabase()) ?? (await startDockerDatabase()) ?? (await startJavaDatabase())
  );
}
