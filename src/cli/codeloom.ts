#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { Command } from "commander";
import { addBackup, addRestore } from "./backup.ts";
import { addCheck } from "./check.ts";
import { addDoctor } from "./doctor/doctor.ts";
import { addExport } from "./export.ts";
import { addImportCurated } from "./curated.ts";
import { addImportsOfSources } from "./import-file.ts";
import { addImportOfAnything } from "./import-files.ts";
import { addKey } from "./key.ts";
import { addMigrate } from "./migrate.ts";
import { addRelease } from "./release.ts";
import { addSchema } from "./schema.ts";
import { addImportSeed } from "./seed.ts";
import { addServe } from "./serve.ts";

process.setSourceMapsEnabled(true);

const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
const { version, description } = JSON.parse(manifest) as { version: string; description: string };

const program = new Command("codeloom")
  .description(description)
  .version(version)
  // An option behind a command is that command's, though a command above has one of that name.
  .enablePositionalOptions()
  .showHelpAfterError("Add --help to see what can be given.");
addServe(program);
const importing = program
  .command("import")
  .description("Bring facts into the graph. Each import shows whole or not at all.")
  .enablePositionalOptions();
addImportSeed(importing);
addImportCurated(importing);
addImportsOfSources(importing);
addImportOfAnything(importing);
addRelease(program);
addCheck(program);
addExport(program);
addKey(program);
addDoctor(program);
addBackup(program);
addRestore(program);
addMigrate(program);
addSchema(program);

await program.parseAsync();
