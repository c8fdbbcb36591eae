import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { Command } from "commander";
import { constraints } from "../graph/neo4j/constraints.ts";
import { curatedSchemaText } from "../sources/curated/json-schema.ts";
import { run } from "./run.ts";
import { print } from "./text.ts";

const FOLDER = new URL("../../schema/", import.meta.url);

/** Adds `codeloom schema`. */
export function addSchema(program: Command): void {
  program
    .command("schema")
    .description(
      "Write what the code declares into schema/: the GraphQL schema, the constraints of Neo4j, and the JSON Schema of curated files.",
    )
    .option("--check", "write nothing, and fail where a file is stale")
    .option("--debug", "show where an error comes from")
    .action(run(schemaCommand));
}

async function schemaCommand(command: Command): Promise<void> {
  const { check = false } = command.opts<{ check?: true }>();
  const stale: string[] = [];
  for (const [name, content] of Object.entries(await emitted())) {
    const file = new URL(name, FOLDER);
    if ((await readFile(file, "utf8").catch(() => null)) === content) continue;
    stale.push(name);
    if (!check) await writeFile(file, content);
  }
  if (!check) {
    print(`${fileURLToPath(FOLDER)}: ${stale.length === 0 ? "up to date" : stale.join(", ")}`);
    return;
  }
  for (const name of stale) process.stderr.write(`schema/${name} is stale: run codeloom schema\n`);
  if (stale.length > 0) process.exitCode = 1;
}

async function emitted(): Promise<Record<string, string>> {
  // Takes a while to load, for which the other commands should not wait.
  const { schemaText } = await import("../api/schema.ts");
  const statements = constraints().map((statement) => `${statement};\n`);
  return {
    "schema.graphql": schemaText(),
    "constraints.cypher": statements.join(""),
    "curated.schema.json": curatedSchemaText(),
  };
}
