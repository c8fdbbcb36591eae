import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import { GraphUnavailableError, ReadLimitError } from "../graph/graph.ts";
import { parseProblem } from "./parse-limits.ts";

/** Stable codes of errors, in `extensions.code`. Apollo adds its own for documents that are wrong. */
export const ErrorCode = {
  BAD_USER_INPUT: "BAD_USER_INPUT",
  LIMIT_EXCEEDED: "LIMIT_EXCEEDED",
  GRAPH_UNAVAILABLE: "GRAPH_UNAVAILABLE",
  INTERNAL_SERVER_ERROR: "INTERNAL_SERVER_ERROR",
} as const;

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

/**
 * Makes of an error what a client may see: errors that were made for clients pass, a store that is
 * away or was asked for too much says so, anything else is masked. `report` gets what was masked, for the log.
 */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
  report: (error: unknown) => void = () => undefined,
): GraphQLFormattedError {
  const original = unwrapResolverError(error);
  if (original instanceof GraphUnavailableError) {
    report(original);
    return {
      ...formatted,
      message: "The graph can't be read at the moment. Try again later.",
      extensions: { code: ErrorCode.GRAPH_UNAVAILABLE },
    };
  }
  if (original instanceof ReadLimitError) {
    report(original);
    return {
      ...formatted,
      message: original.message,
      extensions: { code: ErrorCode.LIMIT_EXCEEDED },
    };
  }
  const problem = parseProblem(formatted);
  if (problem !== null) return { message: problem, extensions: { code: ErrorCode.LIMIT_EXCEEDED } };
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
  report(original);
  return {
    ...formatted,
    message: "Internal server error",
    extensions: { code: ErrorCode.INTERNAL_SERVER_ERROR },
  };
}

const isRefusal = ({ extensions: { code, http } }: GraphQLError): boolean =>
  code === undefined && (http as { status?: number } | undefined)?.status === 400;
