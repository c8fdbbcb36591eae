import { Kind, parse } from "graphql";
import { OWN_OPERATIONS, textsOfFolder } from "../published-queries.ts";

/**
 * Names of the operations that are published with this version. Only these are told apart in metrics:
 * clients choose names, and each would be kept for as long as the server runs.
 */
export async function publishedNames(): Promise<ReadonlySet<string>> {
  const documents = (await textsOfFolder(OWN_OPERATIONS)).map((text) => parse(text));
  const names = documents.flatMap(({ definitions }) =>
    definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? (definition.name?.value ?? []) : [],
    ),
  );
  return new Set(names);
}
