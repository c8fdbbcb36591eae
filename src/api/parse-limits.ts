import type { GraphQLFormattedError } from "graphql";

/** How many names, values and marks a document may have; beyond that it is not parsed. */
export const MOST_TOKENS = 10_000;

/**
 * What to tell a client whose document was too much for the parser, which says so in its message
 * alone; null for all other errors.
 */
export function parseProblem({ message, extensions }: GraphQLFormattedError): string | null {
  if (extensions?.code !== "GRAPHQL_PARSE_FAILED") return null;
  return /more tha[tn] \d+ tokens/.test(message)
    ? `A document is limited to ${MOST_TOKENS} names, values and marks. Pass lists as variables.`
    : null;
}
