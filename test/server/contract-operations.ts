import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FOLDER = join(import.meta.dirname, "../../schema/operations");

/** The operations that we publish, each with the variables that its first line gives. */
export function contractOperations(): [
  name: string,
  query: string,
  variables: Record<string, unknown>,
][] {
  return readdirSync(FOLDER).map((name) => {
    const query = readFileSync(join(FOLDER, name), "utf8");
    const [, variables = "{}"] = /^# (\{.*\}) --/.exec(query) ?? [];
    return [name, query, JSON.parse(variables) as Record<string, unknown>];
  });
}
