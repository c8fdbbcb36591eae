#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { Command } from "commander";

process.setSourceMapsEnabled(true);

const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
const { version, description } = JSON.parse(manifest) as { version: string; description: string };

const program = new Command("codeloom")
  .description(description)
  .version(version)
  // An option behind a command is that command's, though a command above has one of that name.
  .enablePositionalOptions()
  .showHelpAfterError("Add --help to see what can be given.");

/** Adds a command to the program. */
type Add = (to: Command) => void;

/**
 * What adds each command. Only that is loaded which is asked for: all of them together take a quarter
 * of a second.
 */
const COMMANDS: Readonly<Record<string, () => Promise<Add>>> = {
  serve: async () => (await import("./serve.ts")).addServe,
  import: async () => {
    const { addImportSeed } = await import("./seed.ts");
    const { addImportCurated } = await import("./curated.ts");
    const { addImportsOfSources } = await import("./import-file.ts");
    const { addImportOfAnything } = await import("./import-files.ts");
    return (to) => {
      const importing = to
        .command("import")
        .description("Bring facts into the graph. Each import shows whole or not at all.")
        .enablePositionalOptions();
      addImportSeed(importing);
      addImportCurated(importing);
      addImportsOfSources(importing);
      addImportOfAnything(importing);
    };
  },
  release: async () => (await import("./release.ts")).addRelease,
  check: async () => (await import("./check.ts")).addCheck,
  export: async () => (await import("./export.ts")).addExport,
  key: async () => (await import("./key.ts")).addKey,
  doctor: async () => (await import("./doctor/doctor.ts")).addDoctor,
  backup: async () => (await import("./backup.ts")).addBackup,
  restore: async () => (await import("./backup.ts")).addRestore,
  migrate: async () => (await import("./migrate.ts")).addMigrate,
  schema: async () => (await import("./schema.ts")).addSchema,
};

const [, , name = ""] = process.argv;
const isOneAsked = Object.hasOwn(COMMANDS, name);
for (const [command, load] of Object.entries(COMMANDS))
  if (!isOneAsked || command === name) (await load())(program);

await program.parseAsync();
