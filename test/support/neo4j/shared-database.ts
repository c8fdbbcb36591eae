import type { Connection } from "./connection.ts";
import type { TestDatabase } from "./database.ts";

/** What test files know of the one database of a run. */
export interface SharedDatabase extends Connection, Pick<TestDatabase, "how" | "pid"> {
  /** Where the turnstile listens that lets test files in one after the other. */
  turnstile: number;
}

/** Jest's workers inherit the environment of the process that runs the global set-up. */
const VARIABLE = "CODELOOM_TEST_NEO4J";

/** Tells test files of the database of this run, or that there is none and they have to skip. */
export function announce(database: SharedDatabase | null): void {
  process.env[VARIABLE] = JSON.stringify(database);
}

/** The database of this run, null if tests have to skip. */
export function announced(): SharedDatabase | null {
  const text = process.env[VARIABLE];
  if (text === undefined)
    throw new Error(
      "No database was started for this run. It is started when a test file that imports " +
        "use-neo4j.ts itself is among those to run.",
    );
  return JSON.parse(text) as SharedDatabase | null;
}
