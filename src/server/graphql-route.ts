import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ErrorCode } from "../api/errors.ts";
import { Deadline } from "../graph/deadline.ts";
import { dayOf, type Day } from "../graph/day.ts";
import type { Graph, GraphView } from "../graph/graph.ts";
import type { AnswerCache, Answers } from "./answers/answer-cache.ts";
import { fieldsOfSearch, rawRequest, requestKey, type RawRequest } from "./answers/request-key.ts";
import { sendAnswer } from "./answers/send-answer.ts";
import { isDryRun, type Ask, type Asked } from "./ask-apollo.ts";
import { sendPage, wantsPage, type Page } from "./page.ts";

/** What `/graphql` answers with. */
export interface GraphqlParts {
  readonly graph: Graph;
  readonly ask: Ask;
  readonly page: Page | null;
  readonly cache: AnswerCache | null;
  /** How many milliseconds an answer may take, null where it takes as long as it takes. */
  readonly timeout: number | null;
}

/** What a request is answered from. */
interface Asking {
  readonly view: GraphView;
  readonly today: Day;
  /** Answers that are kept; null where none is to be. */
  readonly answers: Answers | null;
  /** The request as it came, where its answer may be kept. */
  readonly raw: RawRequest | null;
}

/**
 * Adds `/graphql`: answers for programs, and the page for those who come with a browser. Answers are
 * looked up in the handler, behind all hooks: who may not ask gets none.
 */
export async function addGraphql(
  app: FastifyInstance,
  { graph, ask, page, cache, timeout }: GraphqlParts,
): Promise<void> {
  await app.register((scope, _options, done) => {
    const parseJson = addRawBodies(scope);
    const answer = async (
      request: FastifyRequest,
      reply: FastifyReply,
      { view, today, answers, raw }: Asking,
    ): Promise<unknown> => {
      if (Buffer.isBuffer(request.body)) request.body = await parseJson(request, request.body);
      const { method, headers, body, query } = request;
      const fields = method === "POST" ? body : fieldsOfSearch(query);
      const key = raw === null ? null : requestKey(headers.accept, fields);
      const deadline = timeout === null ? null : new Deadline(timeout);
      const askNow = () =>
        ask(request, reply, deadline === null ? view : view.until(deadline), today);
      try {
        if (!answers || raw === null || key === null) return (await askNow()).text;
        let own: Asked | undefined;
        const shared = await answers.get(key, raw, async () => {
          own = await askNow();
          return own.shared;
        });
        if (shared !== null) return await sendAnswer(request, reply, shared);
        return (own ?? (await askNow())).text;
      } finally {
        deadline?.clear();
      }
    };
    scope.route({
      method: ["GET", "POST"],
      url: "/graphql",
      // No promise where an answer is at hand: it would take as long as to find that.
      handler(request, reply) {
        if (wantsPage(request)) return sendGraphiql(reply.header("vary", "accept"), page);
        const view = graph.view();
        const today = dayOf(new Date());
        const answers = isDryRun(request) ? null : (cache?.at(view, today) ?? null);
        const raw = answers && rawRequest(request);
        const found = raw && answers.find(raw);
        if (found) return sendAnswer(request, reply, found);
        return answer(request, reply, { view, today, answers, raw });
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
      .send({ errors: [{ message, extensions: { code: ErrorCode.METHOD_NOT_ALLOWED } }] });
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
