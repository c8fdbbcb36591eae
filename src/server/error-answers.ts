import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatError } from "../api/errors.ts";
import { ExportError } from "../exports/export-error.ts";
import { GraphUnavailableError, ReadLimitError } from "../graph/graph.ts";

type Failure = FastifyError | GraphUnavailableError | ExportError;

/** Makes all that goes wrong outside of GraphQL answer in GraphQL's form, and say no more than it. */
export function addErrorAnswers(app: FastifyInstance): void {
  app.setErrorHandler<Failure>(answerError);
  app.setNotFoundHandler((_request, reply) => {
    const message = "There is nothing at this address; the API is at /graphql.";
    return reply.code(404).send({ errors: [{ message, extensions: { code: "NOT_FOUND" } }] });
  });
}

/** Answers a request that failed, before or behind our routes. */
export function answerError(
  error: Failure,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status = statusOf(error);
  if (status < 500) {
    const { message } = error;
    const code = error instanceof ExportError ? error.code : "BAD_REQUEST";
    return reply.code(status).send({ errors: [{ message, extensions: { code } }] });
  }
  const shown = formatError({ message: error.message }, error, (err) => {
    request.log.error({ err }, "A request failed.");
  });
  return reply.code(status).send({ errors: [shown] });
}

function statusOf(error: Failure): number {
  if (error instanceof GraphUnavailableError || error instanceof ReadLimitError) return 503;
  if (error instanceof ExportError) return error.code === "NOT_FOUND" ? 404 : 400;
  return error.statusCode ?? 500;
}
