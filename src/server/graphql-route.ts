import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { createContext } from "../api/context.ts";
import { checkNesting } from "../api/nesting.ts";
import { ruleTexts } from "../api/rule-texts.ts";
import { ShapeCache } from "../api/shape/shapes.ts";
import { dayOf } from "../graph/day.ts";
import type { Graph } from "../graph/graph.ts";
import { asMistakeOfClient, type RequestContext } from "./apollo.ts";
import { sendPage, wantsPage, type GraphiqlPage } from "./graphiql.ts";

/** Adds `/graphql`: answers for programs, and the page for those who come with a browser. */
export function addGraphql(
  app: FastifyInstance,
  graph: Graph,
  apollo: ApolloServer<RequestContext>,
  page: GraphiqlPage | null,
): void {
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

  refuseOtherMethods(app);
  app.route({
    method: ["GET", "POST"],
    url: "/graphql",
    async handler(request, reply) {
      void reply.header("vary", "accept");
      if (wantsPage(request)) return sendPage(reply, page);
      const view = graph.view();
      void reply.header("x-codeloom-epoch", view.epoch);
      const rules = await ruleTexts(view);
      contexts.set(request, {
        ...createContext(view, rules, shapes, dayOf(new Date())),
        onOperation: (name) => {
          request.operation = name;
        },
      });
      return answer.call(app, request, reply);
    },
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
  const { query: source } = ((method === "POST" ? body : query) ?? {}) as { query?: unknown };
  if (typeof source !== "string") return;
  try {
    checkNesting(source);
  } catch (error) {
    throw asMistakeOfClient(error);
  }
}
