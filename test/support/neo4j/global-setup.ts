import { startNeo4j, type TestDatabase } from "./database.ts";
import { announce } from "./shared-database.ts";
import { openTurnstile } from "./turnstile.ts";
import { filesThatUseNeo4j, type TestSelection } from "./wanted.ts";

declare global {
  var stopTestDatabase: (() => Promise<void>) | undefined;
}

/** Starts one database for a whole jest run, if a test file that uses it is among those to run. */
export default async function setUp(selection: TestSelection): Promise<void> {
  if ((await filesThatUseNeo4j(selection)).length === 0) return;
  const database = process.env.SKIP_NEO4J === "1" ? null : await startNeo4j();
  if (database === null) {
    skip();
    return;
  }
  await share(database);
}

async function share({
  stop,
  uri,
  user,
  password,
  database,
  how,
  pid,
}: TestDatabase): Promise<void> {
  const turnstile = await openTurnstile();
  globalThis.stopTestDatabase = async () => {
    turnstile.close();
    await stop();
  };
  announce({ uri, user, password, database, how, pid, turnstile: turnstile.port });
}

function skip(): void {
  const why = "no NEO4J_URI, no Docker engine, no Java 17 with Maven (or SKIP_NEO4J=1)";
  if (process.env.CI !== undefined) throw new Error(`CI must test against Neo4j: ${why}.`);
  process.stderr.write(`\nNEO4J TESTS SKIPPED: ${why}\n\n`);
  announce(null);
}
