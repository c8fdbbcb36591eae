import type { GraphQLFormattedError } from "graphql";

/**
 * What to tell a client whose document was too much for the parser, which says so in its message
 * alone; null for all other errors.
 */
export function parseProblem({ message, extensions }: GraphQLFormattedError): string | null {
  if (extensions?.code !== "GRAPHQL_PARSE_FAILED") return null;
  const [, limit] = /more tha[tn] (\d+) tokens/.exec(message) ?? [];
  return limit === undefined
    ? null
    : `A document is limited to ${limit} names, values and marks (tokens). Pass lists as variables.`;
}
