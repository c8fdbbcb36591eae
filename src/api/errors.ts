import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { GraphUnavailableError, ReadLimitError, TimeLimitError } from "../graph/graph.ts";
import { parseProblem } from "./parse-limits.ts";

/**
 * Stable codes of errors, in `extensions.code`; docs/errors.md says of each what to do. Apollo adds its
 * own for documents that are wrong.
 */
export const ErrorCode = {
  BAD_USER_INPUT: "BAD_USER_INPUT",
  BAD_REQUEST: "BAD_REQUEST",
  LIMIT_EXCEEDED: "LIMIT_EXCEEDED",
  QUERY_TIMEOUT: "QUERY_TIMEOUT",
  OVERLOADED: "OVERLOADED",
  RATE_LIMITED: "RATE_LIMITED",
  OPERATION_NOT_PUBLISHED: "OPERATION_NOT_PUBLISHED",
  UNAUTHENTICATED: "UNAUTHENTICATED",
  FORBIDDEN: "FORBIDDEN",
  IDENTITY_UNAVAILABLE: "IDENTITY_UNAVAILABLE",
  NOT_FOUND: "NOT_FOUND",
  METHOD_NOT_ALLOWED: "METHOD_NOT_ALLOWED",
  GRAPH_UNAVAILABLE: "GRAPH_UNAVAILABLE",
  INTERNAL_SERVER_ERROR: "INTERNAL_SERVER_ERROR",
} as const;

/** A name in ErrorCode. */
export type ErrorCode = keyof typeof ErrorCode;

/** An argument has a value that it can't have. */
export class InvalidArgumentError extends GraphQLError {
  constructor(argument: string, problem: string) {
    super(`Argument "${argument}" ${problem}`, {
      extensions: { code: ErrorCode.BAD_USER_INPUT, argument },
    });
  }
}

/** An argument asks for more than is given at once. */
export class LimitExceededError extends GraphQLError {
  constructor(argument: string, limit: number, asked: number) {
    super(`Argument "${argument}" is limited to ${limit}; ${asked} were asked for.`, {
      extensions: { code: ErrorCode.LIMIT_EXCEEDED, argument, limit, asked },
    });
  }
}

/** Paths of a length can't be looked for, as there is too much between the two nodes. */
export class PathLimitError extends GraphQLError {
  constructor(limit: number, asked: number, length: number) {
    const possible = Math.max(1, length - 1);
    super(
      `To look for paths of ${length} relationships takes going through about ${asked} of them at once, and ${limit} is the limit. Ask for "maxHops" of ${possible}, or name the types of "relationships" that matter.`,
      {
        extensions: {
          ...{ code: ErrorCode.LIMIT_EXCEEDED, argument: "maxHops", limit, asked },
          // For programs that ask again.
          possible,
        },
      },
    );
  }
}

/** A document asks for more than is answered at once. */
export class DocumentLimitError extends GraphQLError {
  constructor(what: string, limit: number, asked: number) {
    super(`The ${what} of an operation is limited to ${limit}; this one has ${asked}.`, {
      extensions: { code: ErrorCode.LIMIT_EXCEEDED, limit, asked },
    });
  }
}

/** A list in a document or in its variables is too long. */
export class ListLimitError extends GraphQLError {
  constructor(what: string, limit: number, asked: number) {
    super(`${what} is limited to ${limit} items; this one has ${asked}.`, {
      extensions: { code: ErrorCode.LIMIT_EXCEEDED, limit, asked },
    });
  }
}

/** What became of an error that a client may not see: the id under which the log has it. */
export type Report = (error: unknown) => string;

/**
 * Makes of an error what a client may see: errors that were made for clients pass, a store that is
 * away or was asked for too much says so, anything else is masked. What is not shown goes into the log
 * by `report`, and the client gets the id that it has there.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  report: Report,
): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  if (original instanceof GraphUnavailableError) {
    const message = "The graph can't be read at the moment. Try again later.";
    const extensions = { code: ErrorCode.GRAPH_UNAVAILABLE, id: report(original) };
    return { ...formatted, message, extensions };
  }
  if (original instanceof TimeLimitError)
    return {
      ...formatted,
      message: original.message,
      extensions: { code: ErrorCode.QUERY_TIMEOUT },
    };
  if (original instanceof ReadLimitError) {
    const extensions = { code: ErrorCode.LIMIT_EXCEEDED, id: report(original) };
    return { ...formatted, message: original.message, extensions };
  }
  const problem = parseProblem(formatted);
  if (problem !== null) {
    const { message, limit } = problem;
    return { message, extensions: { code: ErrorCode.LIMIT_EXCEEDED, limit } };
  }
  // Apollo gives every error of validation its own code, those of our limits as well.
  if (typeof formatted.extensions?.limit === "number")
    return {
      ...formatted,
      extensions: { ...formatted.extensions, code: ErrorCode.LIMIT_EXCEEDED },
    };
  // Apollo says of a persisted query that does not fit only that it is the client's mistake.
  if (original instanceof GraphQLError && isRefusal(original))
    return { ...formatted, extensions: { code: ErrorCode.BAD_USER_INPUT } };
  const code = formatted.extensions?.code;
  if (original instanceof GraphQLError && code !== ErrorCode.INTERNAL_SERVER_ERROR)
    return formatted;
  return {
    ...formatted,
    message: "Internal server error",
    extensions: { code: ErrorCode.INTERNAL_SERVER_ERROR, id: report(original) },
  };
}

const isRefusal = ({ extensions: { code, http } }: GraphQLError): boolean =>
  code === undefined && (http as { status?: number } | undefined)?.status === 400;
