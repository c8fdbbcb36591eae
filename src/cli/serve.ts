import type { Command } from "commander";
import { allocateYoung } from "../server/allocate-young.ts";
import { createLogger } from "../server/logger.ts";
import { stopOnSignals } from "../server/stop-on-signals.ts";
import { run } from "./run.ts";
import { settingsOf, withSettings } from "./setting-options.ts";

/** Adds `codeloom serve`. */
export function addServe(program: Command): void {
  const command = program
    .command("serve")
    .description("Serve the graph over HTTP: GraphQL, and for people the explorer and GraphiQL.")
    .option("--debug", "show where an error comes from")
    .action(run(serveCommand))
    .addHelpText(
      "after",
      "\nExamples:\n  codeloom serve\n  codeloom serve --port 8080 --data-dir /var/lib/codeloom\n  STORE=neo4j NEO4J_PASSWORD=… codeloom serve\n",
    );
  withSettings(command);
}

async function serveCommand(command: Command): Promise<void> {
  const settings = settingsOf(command);
  allocateYoung();
  // Takes a second to load, for which the other commands should not wait.
  const { startServer } = await import("../server/start-server.ts");
  const logger = await createLogger(settings.logLevel);
  stopOnSignals(await startServer(settings, undefined, logger), logger);
}
