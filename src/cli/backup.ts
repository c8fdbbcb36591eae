import type { Command } from "commander";
import { BackupError } from "../graph/memory/backup/backup-error.ts";
import { restoreBackup } from "../graph/memory/backup/restore-backup.ts";
import { writeBackup } from "../graph/memory/backup/write-backup.ts";
import type { Settings } from "../server/settings.ts";
import { run } from "./run.ts";
import { settingsOf, withSettings } from "./setting-options.ts";
import { count, print, stopwatch } from "./text.ts";

interface Flags {
  readonly replace?: true;
}

/** Adds `codeloom backup`. */
export function addBackup(program: Command): void {
  const command = program
    .command("backup")
    .description(
      "Write the graph of the embedded store into one archive with checksums, from one epoch, also while servers and imports use it.",
    )
    .argument("<file>", "the archive to write, which must not be there yet")
    .option("--replace", "take the place of an archive that is there")
    .option("--debug", "show where an error comes from")
    .action(run(backupCommand))
    .addHelpText(
      "after",
      "\nExamples:\n  codeloom backup graph.zip\n  codeloom backup /backups/$(date +%F).zip --data-dir /var/lib/codeloom\n",
    );
  withSettings(command);
}

/** Adds `codeloom restore`. */
export function addRestore(program: Command): void {
  const command = program
    .command("restore")
    .description(
      "Put the graph of a backup into the folder of the embedded store, after all of it was checked. Servers that have it open show it within two seconds.",
    )
    .argument("<file>", "an archive that codeloom backup has written")
    .option("--replace", "take the place of the graph that is there")
    .option("--debug", "show where an error comes from")
    .action(run(restoreCommand))
    .addHelpText(
      "after",
      "\nExamples:\n  codeloom restore graph.zip --data-dir elsewhere\n  codeloom restore graph.zip --replace\n",
    );
  withSettings(command);
}

async function backupCommand(command: Command, file: string): Promise<void> {
  const { dataDir } = embedded(settingsOf(command));
  const seconds = stopwatch();
  const options = { replace: command.opts<Flags>().replace === true };
  const { epoch, files, bytes } = await writeBackup(dataDir, file, options);
  print(
    `Backed up epoch ${epoch}: ${files} files of ${count(bytes)} bytes into ${file}, ${seconds()} s.`,
  );
}

async function restoreCommand(command: Command, file: string): Promise<void> {
  const { dataDir } = embedded(settingsOf(command));
  const seconds = stopwatch();
  const options = { replace: command.opts<Flags>().replace === true };
  const { epoch, writtenAt } = await restoreBackup(file, dataDir, options);
  print(`Restored epoch ${epoch}, written at ${writtenAt}, into ${dataDir}, ${seconds()} s.`);
}

function embedded(settings: Settings): Settings {
  if (settings.store === "embedded") return settings;
  throw new BackupError(
    `The ${settings.store} store has its graph in Neo4j: back that up with its own tools (docs/operations.md).`,
  );
}
