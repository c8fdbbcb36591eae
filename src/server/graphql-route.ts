import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { createContext } from "../api/context.ts";
import { ruleTexts } from "../api/rule-texts.ts";
import { ShapeCache } from "../api/shape/shapes.ts";
import { dayOf } from "../graph/day.ts";
import type { Graph } from "../graph/graph.ts";
import type { RequestContext } from "./apollo.ts";
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
      return Promise.resolve(context);
    },
  });

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
