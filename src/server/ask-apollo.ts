import type { ApolloServer } from "@apollo/server";
import { fastifyApolloHandler } from "@as-integrations/fastify";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { createContext } from "../api/context.ts";
import { ErrorCode } from "../api/errors.ts";
import { ruleTexts } from "../api/rule-texts.ts";
import { ShapeCache } from "../api/shape/shapes.ts";
import type { Day } from "../graph/day.ts";
import type { GraphView } from "../graph/graph.ts";
import { Answer, type Sharing } from "./answers/answer.ts";
import type { Outcome, RequestContext } from "./apollo.ts";
import type { InFlight } from "./in-flight.ts";
import type { Observation } from "./observation/observation.ts";
import type { OperationWatch } from "./observation/operation-watch.ts";
import { Refusal } from "./refusal.ts";
import { checkRequest, type RequestChecks } from "./request-checks.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** What its GraphQL is answered with, as soon as it is asked. */
    queryContext: RequestContext | null;
  }
}

/** What Apollo answered, and the answer to others who ask the same, if it is one. */
export interface Asked {
  readonly text: string;
  readonly shared: Answer | null;
}

/** Asks Apollo, which answers on `reply`; gives what may be answered to all who ask the same. */
export type Ask = (
  request: FastifyRequest,
  reply: FastifyReply,
  view: GraphView,
  today: Day,
) => Promise<Asked>;

export interface AskOptions extends RequestChecks {
  readonly apollo: ApolloServer<RequestContext>;
  /** Queries that are worked on. */
  readonly inFlight: InFlight;
  readonly observation: Observation;
  /** With whom others may share answers; null where none are kept. */
  readonly sharing: Sharing | null;
}

/** Makes what asks Apollo: as much at once as there may be, and nothing that may not be asked. */
export function askApollo(app: FastifyInstance, options: AskOptions): Ask {
  const { apollo, inFlight, sharing, observation } = options;
  const shapes = new ShapeCache();
  app.decorateRequest("queryContext", null);
  const answer = fastifyApolloHandler(apollo, {
    context: (request) => {
      const context = request.queryContext;
      if (context === null) throw new Error("A request reached Apollo without its context.");
      checkRequest(request, options);
      return Promise.resolve(context);
    },
  });
  const ask = async (
    [request, reply, view, today]: Parameters<Ask>,
    watch: OperationWatch,
  ): Promise<Asked> => {
    const rules = await ruleTexts(view);
    const outcome: Outcome = { isComplete: false };
    request.queryContext = {
      ...createContext(watch.watched(view), rules, shapes, today),
      watch,
      id: request.id,
      isDryRun: isDryRun(request),
      onOperation: (name) => {
        request.operation = name;
      },
      outcome,
    };
    void reply.header("vary", "accept").header("x-codeloom-epoch", view.epoch);
    void reply.header("cache-control", "no-store");
    const text = (await answer.call(app, request, reply)) as string;
    const isShared = sharing !== null && outcome.isComplete && reply.statusCode === 200;
    if (!isShared) return { text, shared: null };
    const type = String(reply.getHeader("content-type"));
    const kind = { type, operation: request.operation, sharing };
    return { text, shared: new Answer(text, kind, view.epoch) };
  };
  return (...asked) =>
    inFlight.run(() => observation.operation(asked[0], (watch) => ask(asked, watch)));
}

/**
 * Whether a request asks only what its query would cost.
 *
 * @throws Refusal where the header says neither yes nor no: who sends it does not want a query to run
 */
export function isDryRun({ headers }: FastifyRequest): boolean {
  const asked = headers["x-codeloom-dry-run"] ?? "false";
  if (asked === "true" || asked === "false") return asked === "true";
  const message = "The header X-Codeloom-Dry-Run must be true or false.";
  throw new Refusal(400, ErrorCode.BAD_REQUEST, message);
}
