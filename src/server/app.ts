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
import { addGraphql } from "./graphql-route.ts";
import { addPageFiles, readPage } from "./graphiql.ts";
import { addHealth } from "./health.ts";
import type { Logger } from "./logger.ts";
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
  /** Where the page with GraphiQL has been built, if not in its usual place. */
  readonly pageFolder?: string;
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
  addDetachedHeader(app, graph);
  app.decorateRequest("operation", null);
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
  addExports(app, graph);
  const page = await readPage(parts.pageFolder);
  if (page !== null) await addPageFiles(app, page);
  const answers = parts.answerCacheMb > 0 ? new AnswerCache(parts.answerCacheMb * MEGABYTE) : null;
  await addGraphql(app, graph, apollo, page, answers);
  app.get("/", (_request, reply) => reply.redirect("/graphql"));
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
