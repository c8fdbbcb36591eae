import neo4j from "neo4j-driver";
import { NODE_TYPES, RELATIONSHIP_TYPES } from "../model/model.ts";
import type { Neo4jConnection } from "./connection.ts";
import { LAST_EPOCH } from "./values.ts";

const IN_BATCHES = "IN TRANSACTIONS OF 10000 ROWS";

/** Takes back what a writer that died had written above the epoch. */
export async function undoAbove(connection: Neo4jConnection, epoch: number): Promise<void> {
  const parameters = { epoch: neo4j.int(epoch), last: neo4j.int(LAST_EPOCH) };
  for (const type of RELATIONSHIP_TYPES) {
    const match = `MATCH ()-[x:${type}]->()`;
    await connection.write(
      `// undo ${type}\n${match} WHERE x.sinceEpoch > $epoch CALL (x) { DELETE x } ${IN_BATCHES}`,
      parameters,
    );
    await connection.write(
      `// restore ${type}\n${match} WHERE x.untilEpoch > $epoch AND x.untilEpoch < $last CALL (x) { SET x.untilEpoch = $last } ${IN_BATCHES}`,
      parameters,
    );
  }
  for (const type of NODE_TYPES) {
    const match = `MATCH (x:${type})`;
    await connection.write(
      `// undo ${type}\n${match} WHERE x.sinceEpoch > $epoch CALL (x) { DETACH DELETE x } ${IN_BATCHES}`,
      parameters,
    );
    await connection.write(
      `// restore ${type}\n${match} WHERE x.untilEpoch > $epoch AND x.untilEpoch < $last CALL (x) { SET x.untilEpoch = $last } ${IN_BATCHES}`,
      parameters,
    );
  }
}

/**
 * Deletes versions that no epoch from this one on can see. Notes of earlier epochs go first: as long
 * as that of an epoch is there, so is all that it sees and all that has ended since.
 */
export async function sweep(connection: Neo4jConnection, epoch: number): Promise<void> {
  const parameters = { epoch: neo4j.int(epoch) };
  await connection.write("// forget\nMATCH (e:Epoch) WHERE e.number < $epoch DELETE e", parameters);
  for (const type of RELATIONSHIP_TYPES)
    await connection.write(
      `// sweep ${type}\nMATCH ()-[x:${type}]->() WHERE x.untilEpoch <= $epoch CALL (x) { DELETE x } ${IN_BATCHES}`,
      parameters,
    );
  for (const type of NODE_TYPES)
    await connection.write(
      `// sweep ${type}\nMATCH (x:${type}) WHERE x.untilEpoch <= $epoch CALL (x) { DETACH DELETE x } ${IN_BATCHES}`,
      parameters,
    );
  await connection.write("// swept\nMATCH (g:Graph {key: 'graph'}) REMOVE g.superseded");
}
