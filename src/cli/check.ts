import type { Command } from "commander";
import { dayOf, isDay } from "../graph/day.ts";
import { checkGraph, type CheckReport } from "../sources/check/check-graph.ts";
import { SourceError } from "../sources/source-error.ts";
import { withExistingStore } from "./open-store.ts";
import { createProgress } from "./progress.ts";
import { run } from "./run.ts";
import { settingsOf, withSettings } from "./setting-options.ts";
import { count, print } from "./text.ts";

interface Flags {
  readonly all?: true;
  readonly json?: true;
  readonly day?: string;
}

const SHOWN = 10;

/** Adds `codeloom check`. */
export function addCheck(program: Command): void {
  const command = program
    .command("check")
    .description(
      "Check the whole graph: dangling references, edits on ended codes, add-on codes without primaries, contradictions between files, stale releases, and codes known only by reference. Fails only on what no import leaves.",
    )
    .option("--all", `list all that is found, not the first ${SHOWN} of a kind`)
    .option("--json", "write the report as JSON")
    .option("--day <YYYY-MM-DD>", "check for this day; today if left out")
    .option("--debug", "show where an error comes from")
    .action(run(check))
    .addHelpText("after", "\nExamples:\n  codeloom check\n  codeloom check --all --json\n");
  withSettings(command);
}

async function check(command: Command): Promise<void> {
  const { all = false, json = false, day = dayOf(new Date()) } = command.opts<Flags>();
  if (!isDay(day))
    throw new SourceError("INVALID_OPTION", `--day is "${day}", which is not a day.`, {
      hint: "Write it YYYY-MM-DD.",
    });
  const progress = createProgress();
  try {
    await withExistingStore(settingsOf(command), async (graph) => {
      const report = await checkGraph(graph.view(), {
        day,
        most: all ? Infinity : SHOWN,
        onProgress: (done, total) => {
          progress.report("Checking", done, total);
        },
      });
      progress.end();
      if (json) print(JSON.stringify(report, null, 2));
      else tell(report);
      if (!report.sound) process.exitCode = 1;
    });
  } finally {
    progress.end();
  }
}

function tell({ epoch, day, nodes, relationships, findings }: CheckReport): void {
  print(
    `Checked ${count(nodes)} nodes and ${count(relationships)} relationships of epoch ${epoch} for ${day}.`,
  );
  for (const { what, count: found, examples } of findings) {
    print(`${what}: ${found === 0 ? "none" : count(found)}`);
    for (const example of examples) print(`  ${example}`);
    if (found > examples.length) print(`  ${count(found - examples.length)} more, see --all`);
  }
}
