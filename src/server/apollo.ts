import { ApolloServer, type ApolloServerPlugin } from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { randomUUID } from "node:crypto";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { ApiContext } from "../api/context.ts";
import { checkCost } from "../api/cost.ts";
import { ErrorCode, formatError } from "../api/errors.ts";
import { checkLists, validationRules, type QueryLimits } from "../api/limits.ts";
import { buildSchema } from "../api/schema.ts";
import { execution } from "./execution.ts";
import type { Logger } from "./logger.ts";
import type { OperationWatch } from "./observation/operation-watch.ts";
import type { PublishedQueries } from "./published-queries.ts";

/** What a request's GraphQL is answered with: the API's context, and what the server notes. */
export interface RequestContext extends ApiContext {
  /** Takes note of the operation while it runs. */
  readonly watch: OperationWatch;
  /** The id of the request, which its lines in the log have as well. */
  readonly id: string;
  /** Whether only its cost is asked for. */
  readonly isDryRun: boolean;
  /** Told the name of the operation, once it is known. */
  readonly onOperation: (name: string | null) => void;
  readonly outcome: Outcome;
}

/** What became of a request. */
export interface Outcome {
  /** Whether there is a whole answer, without errors. */
  isComplete: boolean;
}

/**
 * The GraphQL server, ready to be put behind a route. Where queries are published, persisted ones are
 * taken from them, and none are added.
 */
export async function startApollo(
  logger: Logger,
  limits: QueryLimits,
  published: PublishedQueries | null,
): Promise<ApolloServer<RequestContext>> {
  /** Which request an error is of: what formats errors is not told. */
  const requests = new WeakMap<Error, string>();
  const format = (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError =>
    formatError(formatted, error, (err) => {
      const known = error instanceof Error ? requests.get(error) : undefined;
      const reqId = known ?? randomUUID();
      logger.error({ reqId, err }, "A query failed.");
      return reqId;
    });
  const schema = buildSchema();
  const apollo = new ApolloServer<RequestContext>({
    schema,
    validationRules: validationRules(limits),
    formatError: format,
    introspection: true,
    // No page of another site may ask without having been let in: see SECURITY.md.
    csrfPrevention: true,
    parseOptions: { maxLexicalTokens: limits.tokens },
    ...(published && { persistedQueries: { cache: published } }),
    includeStacktraceInErrorResponses: false,
    // The server stops Apollo when it has let the requests in flight finish.
    stopOnTerminationSignals: false,
    logger,
    plugins: [
      // GraphiQL is our own: Apollo's page comes from a CDN.
      ApolloServerPluginLandingPageDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      // It would wrap the resolver of every field, for hints that we have none of.
      ApolloServerPluginCacheControlDisabled(),
      notes(requests),
      costLimit(limits),
      execution(schema, requests, format),
    ],
  });
  await apollo.start();
  return apollo;
}

const costLimit = (limits: QueryLimits): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      async didResolveOperation({ schema, document, request, operationName, contextValue }) {
        const variables = request.variables ?? {};
        const operation = { schema, query: document, variables };
        await Promise.resolve();
        try {
          checkLists(variables, limits);
          const named = { ...operation, operationName: operationName ?? undefined };
          contextValue.watch.cost = checkCost(named, limits.cost);
        } catch (error) {
          throw asMistakeOfClient(error);
        }
      },
    }),
});

/** Before an operation runs, Apollo takes an error for the server's unless told otherwise. */
export function asMistakeOfClient(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    originalError: error.originalError ?? null,
    extensions: { code: ErrorCode.BAD_USER_INPUT, ...error.extensions, http: { status: 400 } },
  });
}

/** The status of answers with errors that are no fault of the client. */
const STATUS_OF_ERRORS: readonly (readonly [code: unknown, status: number])[] = [
  // So that clients try again.
  [ErrorCode.GRAPH_UNAVAILABLE, 503],
  [ErrorCode.QUERY_TIMEOUT, 504],
];

/** Notes what becomes of a request, and tells the client. One plugin: each more takes time of its own. */
const notes = (requests: WeakMap<Error, string>): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didEncounterErrors({ contextValue, errors }) {
        for (const error of errors) requests.set(error, contextValue.id);
        return Promise.resolve();
      },
      didResolveOperation({ contextValue, operationName }) {
        contextValue.onOperation(operationName);
        return Promise.resolve();
      },
      willSendResponse({ contextValue: { outcome, watch }, response: { body, http } }) {
        if (body.kind !== "single") return Promise.resolve();
        const { singleResult } = body;
        const { data, errors } = singleResult;
        outcome.isComplete = Boolean(data) && errors === undefined;
        if (watch.cost !== null) singleResult.extensions = { cost: watch.cost };
        watch.errors = (errors ?? []).map(({ extensions }) => String(extensions?.code));
        if (errors !== undefined)
          for (const [code, status] of STATUS_OF_ERRORS)
            if (errors.some(({ extensions }) => extensions?.code === code)) http.status = status;
        return Promise.resolve();
      },
    }),
});
