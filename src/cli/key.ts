import { InvalidArgumentError, type Command } from "commander";
import { dayOf, isDay } from "../graph/day.ts";
import {
  hashOfKey,
  KEY_NAME,
  keyLine,
  newKey,
  SCOPES,
  type Scope,
} from "../server/identity/api-key.ts";
import { isScope } from "../server/identity/key-file.ts";
import { run } from "./run.ts";
import { print } from "./text.ts";

/** Adds `codeloom key create`. */
export function addKey(program: Command): void {
  program
    .command("key")
    .description("Make keys for those who may ask a server (API_KEYS_FILE).")
    .command("create")
    .description(
      "Make a key. It is shown once, on stdout; what a server needs of it is the line for its file of keys.",
    )
    .requiredOption("--name <name>", "whose key it is, as it stands in the file", asName)
    .option("--scope <scopes>", `what it lets do, behind commas: ${SCOPES.join(", ")}`, asScopes, [
      "read",
    ] satisfies Scope[])
    .option("--expires <day>", "the first day (UTC) on which it lets nobody in", asDay)
    .option("--debug", "show where an error comes from")
    .action(run(createKey))
    .addHelpText(
      "after",
      "\nExamples:\n  codeloom key create --name billing --scope read,export --expires 2027-01-01\n",
    );
}

function createKey(command: Command): Promise<void> {
  const {
    name,
    scope,
    expires = null,
  } = command.opts<{
    name: string;
    scope: Scope[];
    expires?: string;
  }>();
  const key = newKey();
  print(`Key, which is shown only now:\n  ${key}\nLine for the file of keys:`);
  print(`  ${keyLine({ name, scopes: scope, expires, hash: hashOfKey(key) })}`);
  return Promise.resolve();
}

function asName(text: string): string {
  if (KEY_NAME.test(text)) return text;
  throw new InvalidArgumentError("A name has up to 64 letters, digits and any of _.@-");
}

function asScopes(text: string): Scope[] {
  const scopes = text.split(",");
  if (scopes.every(isScope)) return scopes;
  throw new InvalidArgumentError(`There are ${SCOPES.join(" and ")}, behind commas.`);
}

function asDay(text: string): string {
  if (!isDay(text)) throw new InvalidArgumentError("A day is written as 2027-01-31.");
  if (text > dayOf(new Date())) return text;
  throw new InvalidArgumentError("The key would let nobody in: it must expire after today (UTC).");
}
