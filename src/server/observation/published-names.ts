import { Kind, parse } from "graphql";
import { OWN_OPERATIONS, textsOfFolder, type PublishedQueries } from "../published-queries.ts";

/**
 * Names of the operations that are published: those that alone are answered, else those that come with
 * this version. Only these are told apart in metrics: clients choose names, and each would be kept for
 * as long as the server runs.
 */
export async function publishedNames(
  published: PublishedQueries | null,
): Promise<ReadonlySet<string>> {
  const texts = published === null ? await textsOfFolder(OWN_OPERATIONS) : [...published.texts];
  const names = texts
    .flatMap((text) => parse(text).definitions)
    .flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION ? (definition.name?.value ?? []) : [],
    );
  return new Set(names);
}
