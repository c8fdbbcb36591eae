import compress from "@fastify/compress";
import type { ApolloServer } from "@apollo/server";
import fastify, { type FastifyBaseLogger, type FastifyInstance } from "fastify";
import type { Graph } from "../graph/graph.ts";
import type { RequestContext } from "./apollo.ts";
import type { Sharing } from "./answers/answer.ts";
import { AnswerCache } from "./answers/answer-cache.ts";
import { askApollo } from "./ask-apollo.ts";
import { answerBrokenRequest } from "./broken-requests.ts";
import { addCors } from "./cors.ts";
import { addDetachedHeader } from "./detached-header.ts";
import { addErrorAnswers, answerError } from "./error-answers.ts";
import { addExports } from "./export-route.ts";
import { addExplorer } from "./explorer.ts";
import { addGraphql } from "./graphql-route.ts";
import { addHealth } from "./health.ts";
import { refuseOddHosts } from "./host-header.ts";
import { addIdentity } from "./identity/add-identity.ts";
import type { Gate } from "./identity/gate.ts";
import { InFlight } from "./in-flight.ts";
import type { Limits } from "./limit-settings.ts";
import type { Logger } from "./logger.ts";
import { addMetrics } from "./observation/metrics-route.ts";
import type { Observation } from "./observation/observation.ts";
import { addAnswerMetrics, addGraphMetrics, addQueryMetrics } from "./observation/state-metrics.ts";
import { addPageFiles, type Pages } from "./page.ts";
import type { PublishedQueries } from "./published-queries.ts";
import { addRateLimit } from "./rate-limit.ts";
import { addRequestIds, requestId } from "./request-id.ts";
import { RequestLog } from "./request-log.ts";
import { addSecurityHeaders } from "./security-headers.ts";
import type { Settings } from "./settings.ts";

declare module "fastify" {
  interface FastifyInstance {
    /** Whether it stops: no connection is to be kept open. */
    readonly isStopping: boolean;
  }
}

const MEGABYTE = 1024 * 1024;
const HALF_A_MINUTE = 30_000;
const FIVE_SECONDS = 5_000;

/** What the server is made of. */
export interface Parts {
  readonly graph: Graph;
  readonly store: Settings["store"];
  readonly answerCacheMb: Settings["answerCacheMb"];
  readonly apollo: ApolloServer<RequestContext>;
  readonly limits: Limits;
  /** Tells who asks, null where everybody may. */
  readonly gate: Gate | null;
  /** Web sites whose pages may ask. */
  readonly corsOrigins: readonly string[];
  /** The queries that alone are answered, null where any may be asked. */
  readonly published: PublishedQueries | null;
  readonly logger: Logger;
  readonly observation: Observation;
  /** Whether metrics are served here, and not on a port of their own. */
  readonly servesMetrics: boolean;
  readonly pages: Pages;
}

/** Puts the HTTP server together; it does not listen yet. */
export async function createApp(parts: Parts): Promise<FastifyInstance> {
  const { graph, store, apollo, limits, published, gate, corsOrigins } = parts;
  const loggerInstance: FastifyBaseLogger = parts.logger;
  const app = fastify({
    loggerInstance,
    logController: new RequestLog(),
    bodyLimit: limits.bodyBytes,
    trustProxy: limits.trustedProxies.length > 0 && [...limits.trustedProxies],
    requestTimeout: HALF_A_MINUTE,
    // How often Node looks for requests that take longer.
    http: { connectionsCheckingInterval: FIVE_SECONDS },
    clientErrorHandler: answerBrokenRequest,
    // While the server stops, what comes on connections that it has is still answered.
    return503OnClosing: false,
    genReqId: requestId,
    // Addresses that are none reach no route, and none of the hooks below.
    frameworkErrors: (error, request, reply) => {
      answerError(error, request, reply.header("x-request-id", request.id));
    },
  });
  // Browsers send text/plain to other sites without asking first.
  app.removeContentTypeParser("text/plain");
  addRequestIds(app);
  refuseOddHosts(app);
  addDetachedHeader(app, graph);
  app.decorateRequest("operation", null);
  app.decorateRequest("client", null);
  app.decorateRequest("refusedFor", null);
  parts.observation.watch(app);
  addErrorAnswers(app);
  letGoWhenStopping(app);
  addSecurityHeaders(app);
  await app.register(compress);
  // What browsers ask beforehand, they ask without a key.
  if (corsOrigins.length > 0) await addCors(app, corsOrigins);
  if (gate !== null) addIdentity(app, gate);
  if (limits.requestsPerMinute !== null) await addRateLimit(app, limits.requestsPerMinute);
  addHealth(app, graph, store);
  const { registry } = parts.observation.metrics;
  addGraphMetrics(registry, graph, store);
  if (parts.servesMetrics) addMetrics(app, registry);
  addExports(app, graph);
  const { graphiql, explorer } = parts.pages;
  for (const page of [graphiql, explorer]) if (page !== null) await addPageFiles(app, page);
  const answers = parts.answerCacheMb > 0 ? new AnswerCache(parts.answerCacheMb * MEGABYTE) : null;
  if (answers !== null) addAnswerMetrics(registry, answers);
  const sharing: Sharing | null = answers && {
    with: gate === null ? "public" : "private",
    byOrigin: corsOrigins.length > 0,
  };
  const { concurrent, variablesBytes, timeout } = limits;
  const { observation } = parts;
  const inFlight = new InFlight(concurrent);
  addQueryMetrics(registry, inFlight);
  const asked = { apollo, inFlight, variablesBytes, published, sharing, observation };
  const ask = askApollo(app, asked);
  await addGraphql(app, { graph, ask, page: graphiql, cache: answers, timeout });
  addExplorer(app, explorer);
  return app;
}

/** Keeps no connection open behind the last answer on it, or stopping would wait for its end. */
function letGoWhenStopping(app: FastifyInstance): void {
  let stopping = false;
  app.decorate("isStopping", { getter: () => stopping });
  app.addHook("preClose", (done) => {
    stopping = true;
    done();
  });
  app.addHook("onSend", (_request, reply, payload, done) => {
    if (stopping) void reply.header("connection", "close");
    done(null, payload);
  });
}
