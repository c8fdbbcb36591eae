import { afterAll, beforeAll, describe } from "@jest/globals";
import type { Driver } from "neo4j-driver";
import { openDriver } from "./connection.ts";
import { announced, type SharedDatabase } from "./shared-database.ts";
import { takeTurn } from "./turnstile.ts";
import { PREPARED, wipe } from "./wipe.ts";

const TEN_MINUTES = 600_000;

const shared = announced();

/** How deep in `describeNeo4j` blocks we are: the outermost one takes the turn. */
let depth = 0;

/** Whether tests of this turn have emptied the database, so that what it is prepared with is theirs. */
let isOurs = false;

/**
 * A `describe` whose tests have the database to themselves: other test files wait. Skipped where
 * there is none. Its title gets the tag `[neo4j]` by which tests are counted, unless it has a tag.
 */
export function describeNeo4j(name: string, define: () => void): void {
  const title = /\[\w+\]/.test(name) ? name : `${name} [neo4j]`;
  if (shared === null) {
    describe.skip(title, define);
    return;
  }
  const { turnstile } = shared;
  describe(title, () => {
    let endTurn: (() => void) | undefined;
    if (depth === 0)
      beforeAll(async () => {
        endTurn = await takeTurn(turnstile);
        isOurs = false;
      }, TEN_MINUTES);
    depth += 1;
    define();
    depth -= 1;
    // Hooks of one block run in the order of their definition, so the turn ends after all of them.
    afterAll(() => {
      endTurn?.();
    });
  });
}

/** The database of this run. To be asked in hooks and tests only: skipped blocks have none. */
export function connection(): SharedDatabase {
  if (shared === null) throw new Error("There is no Neo4j; ask for it inside of describeNeo4j.");
  return shared;
}

/**
 * Empties the database, then runs work with a driver that is closed afterwards. The first time in a
 * turn nothing stays; then Codeloom's own constraints and indexes do, once they are made.
 */
export async function withCleanDatabase<Result>(
  work: (driver: Driver, database: string) => Promise<Result>,
): Promise<Result> {
  const driver = openDriver(connection());
  try {
    await wipe(driver, connection().database, isOurs ? PREPARED : undefined);
    isOurs = true;
    return await work(driver, connection().database);
  } finally {
    await driver.close();
  }
}
