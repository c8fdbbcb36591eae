import { readdirSync, readFileSync } from "node:fs";
import { Kind, parse } from "graphql";

const FOLDER = new URL("../../../schema/operations/", import.meta.url);

/**
 * Names of the operations that are published with this version. Only these are told apart in metrics:
 * clients choose names, and each would be kept for as long as the server runs.
 */
export function publishedNames(): ReadonlySet<string> {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".graphql"));
  const documents = files.map((name) => parse(readFileSync(new URL(name, FOLDER), "utf8")));
  const names = documents.flatMap(({ definitions }) =>
    definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? (definition.name?.value ?? []) : [],
    ),
  );
  return new Set(names);
}
