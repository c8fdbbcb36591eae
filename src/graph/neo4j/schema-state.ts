import { GraphUnavailableError } from "../graph.ts";
import { schemaProblem, schemaVersionOf } from "../schema-version.ts";
import type { Neo4jConnection } from "./connection.ts";

/** What all who read a graph ask first: its newest complete state, and whether they can read it. */
export interface SchemaState {
  readonly epoch: number;
  readonly raisedBy: string | null;
  readonly schemaVersion: number;
}

const EPOCH = `// epoch
OPTIONAL MATCH (g:Graph {key: 'graph'})
RETURN coalesce(g.epoch, 0) AS epoch, g.raisedBy AS raisedBy, g.schemaVersion AS recorded`;

/** The newest complete state of a database, whatever version its schema has. */
export async function readSchemaState(connection: Neo4jConnection): Promise<SchemaState> {
  const [row] = await connection.read(EPOCH, {});
  const { epoch, raisedBy, recorded } = row as unknown as Omit<SchemaState, "schemaVersion"> & {
    readonly recorded: number | null;
  };
  return { epoch, raisedBy, schemaVersion: schemaVersionOf(epoch, recorded) };
}

/**
 * The same of a database that this version of Codeloom can read and write.
 *
 * @throws GraphUnavailableError that says what is to be done about another.
 */
export async function readUsableState(connection: Neo4jConnection): Promise<SchemaState> {
  const state = await readSchemaState(connection);
  const problem = schemaProblem(state.schemaVersion);
  if (problem !== null) throw new GraphUnavailableError(problem);
  return state;
}
