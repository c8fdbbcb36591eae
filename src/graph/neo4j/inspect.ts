import { Neo4jError } from "neo4j-driver";
import { Neo4jConnection, type Neo4jSettings } from "./connection.ts";
import { constraints } from "./constraints.ts";
import { readSchemaState, type SchemaState } from "./schema-state.ts";

/** What a database is and holds, for an operator. */
export interface DatabaseReport {
  readonly version: string;
  readonly edition: string;
  readonly state: SchemaState;
  /** Names of constraints and indexes that are not there. */
  readonly missing: readonly string[];
  /** Names of those that are there but can't be used, with their state. */
  readonly unusable: readonly string[];
  /** A change that was begun: for how many milliseconds its writer still has the right to write. */
  readonly writing: { readonly left: number } | null;
  readonly relationships: number;
}

/** Looks at a database without changing anything. */
export async function inspectDatabase(settings: Neo4jSettings): Promise<DatabaseReport> {
  const connection = new Neo4jConnection(settings);
  try {
    const [components] = await connection.read(
      "// components\nCALL dbms.components() YIELD name, versions, edition WHERE name = 'Neo4j Kernel' RETURN versions[0] AS version, edition",
      {},
    );
    const state = await readSchemaState(connection);
    const indexes = await connection.read(
      "// indexes\nSHOW INDEXES YIELD name, state RETURN name, state",
      {},
    );
    const states = new Map(indexes.map((row) => [row.name as string, row.state as string]));
    const [lease] = await connection.read(
      "// lease\nMATCH (g:Graph {key: 'graph'}) WHERE g.writing IS NOT NULL RETURN coalesce(g.leaseUntil - timestamp(), 0) AS left",
      {},
    );
    const [counts] = await connection.read(
      "// size\nMATCH ()-[r]->() RETURN count(r) AS relationships",
      {},
    );
    const names = preparedNames();
    return {
      version: components?.version as string,
      edition: components?.edition as string,
      state,
      missing: names.filter((name) => !states.has(name)),
      unusable: names
        .filter((name) => states.has(name) && states.get(name) !== "ONLINE")
        .map((name) => `${name} (${states.get(name) ?? ""})`),
      writing: lease === undefined ? null : { left: lease.left as number },
      relationships: counts?.relationships as number,
    };
  } finally {
    await connection.close();
  }
}

/** A constraint keeps its own by an index of the same name. */
const preparedNames = (): string[] =>
  constraints().flatMap((statement) => /^CREATE \w+ (\w+)/.exec(statement)?.[1] ?? []);

/** Which setting is wrong, where a database can't be asked. */
export function wrongSetting(error: unknown): "address" | "credentials" | "database" | null {
  const cause = error instanceof Error ? error.cause : null;
  if (!(cause instanceof Neo4jError)) return null;
  if (cause.code.startsWith("Neo.ClientError.Security.")) return "credentials";
  if (cause.code === "Neo.ClientError.Database.DatabaseNotFound") return "database";
  return "address";
}
