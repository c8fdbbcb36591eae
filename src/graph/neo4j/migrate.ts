import neo4j from "neo4j-driver";
import { GraphUnavailableError } from "../graph.ts";
import { SCHEMA_VERSION, schemaProblem } from "../schema-version.ts";
import { undoAbove } from "./clean-up.ts";
import { Neo4jConnection, type Neo4jSettings } from "./connection.ts";
import { constraints } from "./constraints.ts";
import { Lease } from "./lease.ts";
import { readSchemaState } from "./schema-state.ts";

/** What leads from a version to the next: each may be run again after it was broken off. */
const STEPS: Readonly<Record<number, (connection: Neo4jConnection) => Promise<void>>> = {
  // Databases of version 1 may be from before the notes of epochs and some of the indexes by which
  // shapes are read, which only the next import would have made.
  1: async (connection) => {
    await connection.writeTogether(constraints());
    await connection.write("CALL db.awaitIndexes(300)");
  },
};

/** From which version to which a database was brought; the same where there was nothing to do. */
export interface Migration {
  readonly from: number;
  readonly to: number;
}

/**
 * Brings the graph in a database to the schema that this version of Codeloom works with. It keeps
 * writers out meanwhile; servers of that schema see the graph when it is done.
 *
 * @throws GraphUnavailableError where a newer version has written it; GraphBusyError
 */
export async function migrate(
  settings: Neo4jSettings,
  onWait: (seconds: number) => void = () => undefined,
): Promise<Migration> {
  const connection = new Neo4jConnection(settings);
  try {
    const { schemaVersion: from } = await readSchemaState(connection);
    if (from > SCHEMA_VERSION) throw new GraphUnavailableError(schemaProblem(from) ?? "");
    if (from < SCHEMA_VERSION) await migrateFrom(from, connection, onWait);
    return { from, to: SCHEMA_VERSION };
  } finally {
    await connection.close();
  }
}

async function migrateFrom(
  from: number,
  connection: Neo4jConnection,
  onWait: (seconds: number) => void,
): Promise<void> {
  const lease = new Lease(connection);
  const { epoch, unfinished } = await lease.take(onWait);
  try {
    if (unfinished) await undoAbove(connection, epoch);
    for (let version = from; version < SCHEMA_VERSION; version++) {
      await STEPS[version]?.(connection);
      lease.check();
      await connection.write(
        "// schema version\nMATCH (g:Graph {key: 'graph'}) SET g.schemaVersion = $version",
        { version: neo4j.int(version + 1) },
      );
    }
    await lease.release();
  } catch (error) {
    await lease.abandon().catch(() => undefined);
    throw error;
  }
}
