import { ExportError } from "../exports/export-error.ts";
import { GraphBusyError, GraphUnavailableError } from "../graph/graph.ts";
import { BackupError } from "../graph/memory/backup/backup-error.ts";
import { ListenError } from "../server/listen-error.ts";
import { SettingsError } from "../server/settings.ts";
import { SourceError } from "../sources/source-error.ts";

/** Says on stderr what went wrong and what can be done about it. */
export function printFailure(error: unknown, debug: boolean): void {
  const [message, ...hints] = explain(error);
  const lines = [`codeloom: ${message}`, ...hints.map((hint) => `  ${hint}`)];
  if (debug) lines.push(stackOf(error));
  process.stderr.write(`${lines.join("\n")}\n`);
}

function explain(error: unknown): [string, ...string[]] {
  if (error instanceof SettingsError) return ["These settings can't be used:", ...error.problems];
  if (error instanceof SourceError)
    return error.hint === null ? [error.message] : [error.message, error.hint];
  if (error instanceof GraphBusyError)
    return [error.message, "Try again when it has come to its end."];
  if (error instanceof GraphUnavailableError)
    return error.message.startsWith("Neo4j")
      ? [
          error.message,
          "Check that it runs, and NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD.",
          "A change shows whole or not at all, so nothing is broken: run it again when the database is back.",
        ]
      : [error.message];
  if (error instanceof BackupError || error instanceof ExportError || error instanceof ListenError)
    return [error.message];
  const message = error instanceof Error ? error.message : String(error);
  return [`Something unexpected went wrong: ${message}`, "Give --debug to see where."];
}

function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause === undefined ? "" : `\ncaused by ${stackOf(error.cause)}`;
  return `${error.stack ?? error.message}${cause}`;
}
