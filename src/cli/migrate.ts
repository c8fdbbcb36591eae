import type { Command } from "commander";
import { withExistingStore } from "./open-store.ts";
import { run } from "./run.ts";
import { settingsOf, withSettings } from "./setting-options.ts";
import { print } from "./text.ts";

/** Adds `codeloom migrate`. */
export function addMigrate(program: Command): void {
  const command = program
    .command("migrate")
    .description(
      "Bring the graph in a database to the schema of this version, after an upgrade. Back the database up before. Files of the embedded store of another version are not migrated: import again.",
    )
    .option("--debug", "show where an error comes from")
    .action(run(migrateCommand))
    .addHelpText(
      "after",
      "\nExamples:\n  STORE=neo4j NEO4J_PASSWORD=… codeloom migrate\n  codeloom migrate --data-dir /var/lib/codeloom\n",
    );
  withSettings(command);
}

async function migrateCommand(command: Command): Promise<void> {
  const settings = settingsOf(command);
  if (settings.store === "embedded") {
    await withExistingStore(settings, (graph) => {
      const { epoch } = graph.view();
      print(`The graph in ${settings.dataDir} is at epoch ${epoch}, and needs no migration.`);
      return Promise.resolve();
    });
    return;
  }
  // The driver takes half a second to load, for which the other commands should not wait.
  const { migrate } = await import("../graph/neo4j/migrate.ts");
  const { from, to } = await migrate(settings.neo4j, (seconds) => {
    process.stderr.write(`An import may be under way; waiting up to ${seconds} s for it.\n`);
  });
  print(
    from === to
      ? `The graph in Neo4j has schema version ${to}, with which this version works: nothing to do.`
      : `Brought the graph in Neo4j from schema version ${from} to ${to}.`,
  );
}
