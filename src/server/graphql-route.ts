import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { createContext } from "../api/context.ts";
import { checkNesting, checkVariables } from "../api/nesting.ts";
import { ruleTexts } from "../api/rule-texts.ts";
import { ShapeCache } from "../api/shape/shapes.ts";
import { dayOf, type Day } from "../graph/day.ts";
import type { Graph, GraphView } from "../graph/graph.ts";
import { Answer } from "./answers/answer.ts";
import type { AnswerCache } from "./answers/answer-cache.ts";
import { fieldsOfSearch, rawKey, requestKey } from "./answers/request-key.ts";
import { sendAnswer } from "./answers/send-answer.ts";
import { asMistakeOfClient, type RequestContext } from "./apollo.ts";
import type { Observation } from "./observation/observation.ts";
import type { OperationWatch } from "./observation/operation-watch.ts";
import { sendPage, wantsPage, type Page } from "./page.ts";

/**
 * Adds `/graphql`: answers for programs, and the page for those who come with a browser. Answers are
 * looked up in the handler, behind all hooks: who may not ask gets none.
 */
export async function addGraphql(
  app: FastifyInstance,
  graph: Graph,
  apollo: ApolloServer<RequestContext>,
  page: Page | null,
  cache: AnswerCache | null,
  observation: Observation,
): Promise<void> {
  const shapes = new ShapeCache();
  const contexts = new WeakMap<FastifyRequest, RequestContext>();
  const answer = fastifyApolloHandler(apollo, {
    context: (request) => {
      const context = contexts.get(request);
      if (context === undefined) throw new Error("A request reached Apollo without its context.");
      refuseNesting(request);
      return Promise.resolve(context);
    },
  });

  /** Asks Apollo, which answers on `reply`; gives what may be answered to all who ask the same. */
  const ask = (
    request: FastifyRequest,
    reply: FastifyReply,
    view: GraphView,
    today: Day,
  ): Promise<Asked> =>
    observation.operation(request, (watch) => askWatched(request, reply, view, today, watch));

  const askWatched = async (
    request: FastifyRequest,
    reply: FastifyReply,
    view: GraphView,
    today: Day,
    watch: OperationWatch,
  ): Promise<Asked> => {
    const rules = await ruleTexts(view);
    const outcome = { isComplete: false };
    contexts.set(request, {
      ...createContext(watch.watched(view), rules, shapes, today),
      watch,
      onOperation: (name) => {
        request.operation = name;
      },
      onComplete: () => {
        outcome.isComplete = true;
      },
    });
    void reply.header("vary", "accept").header("x-codeloom-epoch", view.epoch);
    void reply.header("cache-control", "no-store");
    reply.helmet();
    const text = (await answer.call(app, request, reply)) as string;
    const isShared = cache !== null && outcome.isComplete && reply.statusCode === 200;
    if (!isShared) return { text, shared: null };
    const type = String(reply.getHeader("content-type"));
    const common = reply.raw.getHeaders() as Record<string, string>;
    return { text, shared: new Answer(text, type, view.epoch, request.operation, common) };
  };

  await app.register((scope, _options, done) => {
    const parseJson = addRawBodies(scope);
    scope.addHook("onError", (_request, reply, _error, sent) => {
      reply.helmet();
      sent();
    });
    scope.route({
      method: ["GET", "POST"],
      url: "/graphql",
      // Its headers are kept with answers: to make them anew takes longer than to send one.
      helmet: false,
      async handler(request, reply) {
        if (wantsPage(request)) return sendGraphiql(reply.header("vary", "accept"), page);
        const view = graph.view();
        const today = dayOf(new Date());
        const answers = cache?.at(view, today);
        const raw = answers ? rawKey(request) : null;
        const found = raw === null ? null : answers?.find(raw);
        if (found) return sendAnswer(request, reply, found);
        if (Buffer.isBuffer(request.body)) request.body = await parseJson(request, request.body);
        const { method, headers, body, query } = request;
        const fields = method === "POST" ? body : fieldsOfSearch(query);
        const key = raw === null ? null : requestKey(headers.accept, fields);
        if (!answers || raw === null || key === null)
          return (await ask(request, reply, view, today)).text;
        let own: Asked | undefined;
        const shared = await answers.get(key, raw, async () => {
          own = await ask(request, reply, view, today);
          return own.shared;
        });
        if (shared !== null) return sendAnswer(request, reply, shared);
        return (own ?? (await ask(request, reply, view, today))).text;
      },
    });
    done();
  });
  refuseOtherMethods(app);
}

function sendGraphiql(reply: FastifyReply, page: Page | null): FastifyReply {
  if (page !== null) return sendPage(reply, page);
  return reply.code(404).type("text/plain").send("GraphiQL has not been built: npm run build\n");
}

/** What Apollo answered, and the answer to others who ask the same, if it is one. */
interface Asked {
  readonly text: string;
  readonly shared: Answer | null;
}

/** Leaves bodies as they came until it is clear that they must be parsed, by what this returns. */
function addRawBodies(
  scope: FastifyInstance,
): (request: FastifyRequest, body: Buffer) => Promise<unknown> {
  const parse = scope.getDefaultJsonParser("error", "error");
  scope.addContentTypeParser("application/json", { parseAs: "buffer" }, (_request, body, done) => {
    done(null, body);
  });
  return (request, body) =>
    new Promise((resolve, reject) => {
      void parse(request, body.toString(), (error, parsed) => {
        if (error) reject(error);
        else resolve(parsed);
      });
    });
}

const ALLOWED = "GET, HEAD, POST, OPTIONS";

/** Answers other methods before their bodies are read, and asks of other sites by granting nothing. */
function refuseOtherMethods(app: FastifyInstance): void {
  const answer = (request: FastifyRequest, reply: FastifyReply): FastifyReply => {
    void reply.header("allow", ALLOWED);
    if (request.method === "OPTIONS") return reply.code(204).send();
    const message = `${request.method} is not possible here: take GET or POST.`;
    return reply
      .code(405)
      .send({ errors: [{ message, extensions: { code: "METHOD_NOT_ALLOWED" } }] });
  };
  app.route({
    method: ["PUT", "PATCH", "DELETE", "OPTIONS"],
    url: "/graphql",
    onRequest: (request, reply) => {
      answer(request, reply);
    },
    handler: answer,
  });
}

/** Apollo has no hook before it parses but this: errors of a context are answered as they are. */
function refuseNesting({ method, body, query }: FastifyRequest): void {
  const asked = ((method === "POST" ? body : query) ?? {}) as Record<string, unknown>;
  try {
    if (typeof asked.query === "string") checkNesting(asked.query);
    checkVariables(asked.variables);
  } catch (error) {
    throw asMistakeOfClient(error);
  }
}
