import type { GraphQLFormattedError } from "graphql";

/** What was too much for the parser, in words for clients. */
export interface ParseProblem {
  readonly message: string;
  readonly limit: number;
}

/**
 * What to tell a client whose document was too much for the parser, which says so in its message
 * alone; null for all other errors.
 */
export function parseProblem({ message, extensions }: GraphQLFormattedError): ParseProblem | null {
  if (extensions?.code !== "GRAPHQL_PARSE_FAILED") return null;
  const [, limit] = /more tha[tn] (\d+) tokens/.exec(message) ?? [];
  if (limit === undefined) return null;
  return {
    message: `A document is limited to ${limit} names, values and marks (tokens). Pass lists as variables.`,
    limit: Number(limit),
  };
}
