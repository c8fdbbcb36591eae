#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { Command } from "commander";
import { addImportMpfs } from "./mpfs.ts";
import { addSchema } from "./schema.ts";
import { addImportSeed } from "./seed.ts";
import { addServe } from "./serve.ts";

process.setSourceMapsEnabled(true);

const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
const { version, description } = JSON.parse(manifest) as { version: string; description: string };

const program = new Command("codeloom")
  .description(description)
  .version(version)
  .showHelpAfterError("Add --help to see what can be given.");
addServe(program);
const importing = program
  .command("import")
  .description("Bring facts into the graph. Each import shows whole or not at all.");
addImportSeed(importing);
addImportMpfs(importing);
addSchema(program);

await program.parseAsync();
