import compress from "@fastify/compress";
import helmet from "@fastify/helmet";
import type { ApolloServer } from "@apollo/server";
import fastify, { type FastifyBaseLogger, type FastifyInstance } from "fastify";
import type { Graph } from "../graph/graph.ts";
import type { RequestContext } from "./apollo.ts";
import { AnswerCache } from "./answers/answer-cache.ts";
import { addDetachedHeader } from "./detached-header.ts";
import { addErrorAnswers, answerError } from "./error-answers.ts";
import { addExports } from "./export-route.ts";
import { addExplorer } from "./explorer.ts";
import { addGraphql } from "./graphql-route.ts";
import { addHealth } from "./health.ts";
import { refuseOddHosts } from "./host-header.ts";
import type { Logger } from "./logger.ts";
import { addMetrics } from "./observation/metrics-route.ts";
import type { Observation } from "./observation/observation.ts";
import { addAnswerMetrics, addGraphMetrics } from "./observation/state-metrics.ts";
import { addPageFiles, readPage } from "./page.ts";
import { addRequestIds, requestId } from "./request-id.ts";
import { RequestLog } from "./request-log.ts";
import type { Settings } from "./settings.ts";

const MEGABYTE = 1024 * 1024;
const HALF_A_MINUTE = 30_000;

/** What the server is made of. */
export interface Parts {
  readonly graph: Graph;
  readonly store: Settings["store"];
  readonly answerCacheMb: Settings["answerCacheMb"];
  readonly apollo: ApolloServer<RequestContext>;
  readonly logger: Logger;
  readonly observation: Observation;
  /** Whether metrics are served here, and not on a port of their own. */
  readonly servesMetrics: boolean;
  /** Where the pages have been built, a folder each, if not in their usual place. */
  readonly pagesFolder?: string;
}

/** Puts the HTTP server together; it does not listen yet. */
export async function createApp(parts: Parts): Promise<FastifyInstance> {
  const { graph, store, apollo } = parts;
  const loggerInstance: FastifyBaseLogger = parts.logger;
  const app = fastify({
    loggerInstance,
    logController: new RequestLog(),
    bodyLimit: MEGABYTE,
    requestTimeout: HALF_A_MINUTE,
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
  parts.observation.watch(app);
  addErrorAnswers(app);
  letGoWhenStopping(app);
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    frameguard: { action: "deny" },
    // Whoever puts TLS in front of the server knows for which names it holds.
    strictTransportSecurity: false,
  });
  await app.register(compress);
  addHealth(app, graph, store);
  const { registry } = parts.observation.metrics;
  addGraphMetrics(registry, graph, store);
  if (parts.servesMetrics) addMetrics(app, registry);
  addExports(app, graph);
  const graphiql = await readPage("graphiql", parts.pagesFolder);
  const explorer = await readPage("explorer", parts.pagesFolder);
  for (const page of [graphiql, explorer]) if (page !== null) await addPageFiles(app, page);
  const answers = parts.answerCacheMb > 0 ? new AnswerCache(parts.answerCacheMb * MEGABYTE) : null;
  if (answers !== null) addAnswerMetrics(registry, answers);
  await addGraphql(app, graph, apollo, graphiql, answers, parts.observation);
  addExplorer(app, explorer);
  return app;
}

/** Keeps no connection open behind the last answer on it, or stopping would wait for its end. */
function letGoWhenStopping(app: FastifyInstance): void {
  let stopping = false;
  app.addHook("preClose", (done) => {
    stopping = true;
    done();
  });
  app.addHook("onSend", (_request, reply, payload, done) => {
    if (stopping) void reply.header("connection", "close");
    done(null, payload);
  });
}
