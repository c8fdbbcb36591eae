import type { Command } from "commander";
import { SettingsError, type Settings } from "../../server/settings.ts";
import { run } from "../run.ts";
import { settingsOf, withSettings } from "../setting-options.ts";
import { print } from "../text.ts";
import { checkDatabase } from "./database.ts";
import { fail, type Finding } from "./finding.ts";
import { checkFolder } from "./folder.ts";
import { checkMetricsPort, checkNode, checkPages, checkPort } from "./system.ts";
import { checkVariables } from "./variables.ts";

/** Adds `codeloom doctor`. */
export function addDoctor(program: Command): void {
  const command = program
    .command("doctor")
    .description(
      "Check what a server runs on: settings, Node, the folder or the database of the graph, memory, who may ask, ports and pages. Changes nothing. Exits with 1 where something fails.",
    )
    .option("--json", "write the findings as JSON")
    .option("--debug", "show where an error comes from")
    .action(run(doctor))
    .addHelpText(
      "after",
      "\nExamples:\n  codeloom doctor\n  STORE=neo4j NEO4J_PASSWORD=… codeloom doctor --json\n",
    );
  withSettings(command);
}

async function doctor(command: Command): Promise<void> {
  const findings = await examine(command);
  const { json = false } = command.opts<{ json?: true }>();
  if (json) print(JSON.stringify({ findings }, null, 2));
  else findings.forEach(tell);
  if (findings.some(({ status }) => status === "FAIL")) process.exitCode = 1;
}

async function examine(command: Command): Promise<Finding[]> {
  const about = [checkNode(process.version), ...(await checkPages())];
  let settings: Settings;
  try {
    settings = settingsOf(command);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    const remedy = "See codeloom serve --help. What depends on settings was not checked.";
    return [...about, ...error.problems.map((problem) => fail("settings", problem, remedy))];
  }
  return [
    ...about,
    ...checkVariables(process.env),
    ...(settings.store === "embedded"
      ? await checkFolder(settings)
      : await checkDatabase(settings)),
    ...(await accessOf(settings)),
    await checkPort(settings),
    ...(await checkMetricsPort(settings)),
  ];
}

async function accessOf(settings: Settings): Promise<Finding[]> {
  // What reads tokens and queries takes a while to load, for which the other commands should not wait.
  const { checkAccess } = await import("./access.ts");
  return checkAccess(settings);
}

function tell({ status, check, finding, remedy }: Finding): void {
  print(`${status.padEnd(5)} ${check.padEnd(9)} ${finding}`);
  if (remedy !== null) print(`${" ".repeat(16)}${remedy}`);
}
