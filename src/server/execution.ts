import { HeaderMap, type ApolloServerPlugin, type GraphQLResponse } from "@apollo/server";
import {
  GraphQLError,
  locatedError,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from "graphql";
import { ErrorCode } from "../api/errors.ts";
import { TimeLimitError } from "../graph/graph.ts";
import type { RequestContext } from "./apollo.ts";
import { Executor } from "./executor/executor.ts";

/** Makes of an error what a client may see. */
type Format = (formatted: GraphQLFormattedError, error: GraphQLError) => GraphQLFormattedError;

/**
 * Executes operations in Apollo's place, by its hook for those who know the answer beforehand. The
 * other way to an executor is that of gateways: it makes an object with getters for each request, for
 * which V8 makes a hidden class of its own, which holds the request and its answer until the next full
 * collection of garbage (decision 25). Of errors it notes the request, as is done where Apollo meets
 * them.
 */
export function execution(
  schema: GraphQLSchema,
  requests: WeakMap<Error, string>,
  format: Format,
): ApolloServerPlugin<RequestContext> {
  const executor = new Executor(schema);
  return {
    requestDidStart: () =>
      Promise.resolve({
        async responseForOperation({ document, operation, request, contextValue: context }) {
          // Apollo's types say that it is there; of a name that is no operation's it is not.
          if ((operation as OperationDefinitionNode | undefined) === undefined) return null;
          const { operationName, variables } = request;
          const result = await inTime(context, () =>
            executor.execute({ document, operationName, variables, context }),
          );
          if (result === null) return null;
          for (const error of result.errors ?? []) requests.set(error, context.id);
          return answerOf(result, format);
        },
      }),
  };
}

/**
 * Runs an operation for as long as whoever asks waits; not at all where only its cost is asked for.
 * Null where its variables are wrong, of which Apollo tells.
 */
async function inTime(
  { deadline, isDryRun }: RequestContext,
  execute: () => Promise<ExecutionResult>,
): Promise<ExecutionResult | null> {
  if (isDryRun) return { data: null };
  try {
    const result = await (deadline?.bound(execute()) ?? execute());
    return result.data === undefined ? null : result;
  } catch (error) {
    return { errors: [toGraphQLError(error)] };
  }
}

function toGraphQLError(error: unknown): GraphQLError {
  if (!(error instanceof TimeLimitError)) return locatedError(error, undefined);
  return new GraphQLError(error.message, { extensions: { code: ErrorCode.QUERY_TIMEOUT } });
}

/** An answer in Apollo's form, which takes its errors as they are to be sent. */
function answerOf({ data, errors }: ExecutionResult, format: Format): GraphQLResponse {
  const formatted = errors?.map((error) => {
    const { code = ErrorCode.INTERNAL_SERVER_ERROR } = error.extensions;
    return format({ ...error.toJSON(), extensions: { ...error.extensions, code } }, error);
  });
  const singleResult = {
    ...(formatted && { errors: formatted }),
    ...(data !== undefined && { data }),
  };
  const http = { headers: new HeaderMap(), ...(data === undefined && { status: 500 }) };
  return { http, body: { kind: "single", singleResult } };
}
