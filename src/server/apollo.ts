import {
  ApolloServer,
  type ApolloServerOptions,
  type ApolloServerPlugin,
  type BaseContext,
  type GraphQLRequestListener,
} from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import { GraphQLError, type GraphQLSchema } from "graphql";
import { ErrorCode, formatError } from "../api/errors.ts";
import { checkCost } from "../api/cost.ts";
import { validationRules } from "../api/limits.ts";
import { MOST_TOKENS } from "../api/parse-limits.ts";
import { buildSchema } from "../api/schema.ts";
import type { ApiContext } from "../api/context.ts";
import { Executor } from "./executor/executor.ts";
import type { Logger } from "./logger.ts";
import type { OperationWatch } from "./observation/operation-watch.ts";

type GatewayInterface = NonNullable<ApolloServerOptions<BaseContext>["gateway"]>;

/** What a request's GraphQL is answered with: the API's context, and what the server notes. */
export interface RequestContext extends ApiContext {
  /** Takes note of the operation while it runs. */
  readonly watch: OperationWatch;
  /** Told the name of the operation, once it is known. */
  readonly onOperation: (name: string | null) => void;
  /** Told that there is a whole answer, without errors. */
  readonly onComplete: () => void;
}

/** The GraphQL server, ready to be put behind a route. */
export async function startApollo(logger: Logger): Promise<ApolloServer<RequestContext>> {
  const logs = new RequestLogs(logger);
  const apollo = new ApolloServer<RequestContext>({
    gateway: gatewayTo(buildSchema()),
    validationRules: [...validationRules],
    formatError: (formatted, error) =>
      formatError(formatted, error, (err) => {
        logs.of(error).error({ err }, "A query failed.");
      }),
    introspection: true,
    parseOptions: { maxLexicalTokens: MOST_TOKENS },
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
      logs,
      operationNames,
      costLimit,
      unavailableStatus,
      completeness,
      errorCodes,
    ],
  });
  await apollo.start();
  return apollo;
}

/** Knows for each error in whose request it came up: Apollo formats errors without saying so. */
class RequestLogs implements ApolloServerPlugin<RequestContext> {
  readonly #logs = new WeakMap<object, RequestContext["watch"]["log"]>();
  readonly #otherwise: Logger;

  constructor(otherwise: Logger) {
    this.#otherwise = otherwise;
  }

  of(error: unknown): Pick<Logger, "error"> {
    return this.#logs.get(error as object) ?? this.#otherwise;
  }

  requestDidStart(): Promise<GraphQLRequestListener<RequestContext>> {
    return Promise.resolve({
      didEncounterErrors: ({ errors, contextValue }) => {
        for (const error of errors) this.#logs.set(error, contextValue.watch.log);
        return Promise.resolve();
      },
    });
  }
}

/** Apollo takes an executor of its operations from a gateway only; this one leads nowhere else. */
function gatewayTo(schema: GraphQLSchema): GatewayInterface {
  const executor = new Executor(schema);
  return {
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema: schema, coreSupergraphSdl: "" });
      return () => undefined;
    },
    load: () =>
      Promise.resolve({
        executor: ({ document, request: { operationName, variables }, context }) =>
          executor.execute({ document, operationName, variables, context }),
      }),
    stop: () => Promise.resolve(),
  };
}

const operationNames: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation({ contextValue, operationName }) {
        contextValue.onOperation(operationName);
        return Promise.resolve();
      },
    }),
};

const costLimit: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      async didResolveOperation({ schema, document, request, operationName, contextValue }) {
        const variables = request.variables ?? {};
        const operation = { schema, query: document, variables };
        await Promise.resolve();
        try {
          const named = { ...operation, operationName: operationName ?? undefined };
          contextValue.watch.cost = checkCost(named);
        } catch (error) {
          throw asMistakeOfClient(error);
        }
      },
    }),
};

/** Before an operation runs, Apollo takes an error for the server's unless told otherwise. */
export function asMistakeOfClient(error: unknown): unknown {
  if (!(error instanceof GraphQLError)) return error;
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    originalError: error.originalError ?? null,
    extensions: { code: ErrorCode.BAD_USER_INPUT, ...error.extensions, http: { status: 400 } },
  });
}

const completeness: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ contextValue, response: { body } }) {
        if (body.kind !== "single") return Promise.resolve();
        const { data, errors } = body.singleResult;
        if (data && errors === undefined) contextValue.onComplete();
        return Promise.resolve();
      },
    }),
};

/** What clients were told went wrong, for those who watch over the server. */
const errorCodes: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ contextValue, response: { body } }) {
        const errors = body.kind === "single" ? (body.singleResult.errors ?? []) : [];
        contextValue.watch.errors = errors.map(({ extensions }) => String(extensions?.code));
        return Promise.resolve();
      },
    }),
};

/** A store that went away during a query is no fault of the client: 503, so that it tries again. */
const unavailableStatus: ApolloServerPlugin<RequestContext> = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse({ response: { body, http } }) {
        const errors = body.kind === "single" ? body.singleResult.errors : undefined;
        if (errors?.some(({ extensions }) => extensions?.code === ErrorCode.GRAPH_UNAVAILABLE))
          http.status = 503;
        return Promise.resolve();
      },
    }),
};
