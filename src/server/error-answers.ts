import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { formatError } from "../api/errors.ts";
import { GraphUnavailableError } from "../graph/graph.ts";

/** Makes all that goes wrong outside of GraphQL answer in GraphQL's form, and say no more than it. */
export function addErrorAnswers(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | GraphUnavailableError>(answerError);
  app.setNotFoundHandler((_request, reply) => {
    const message = "There is nothing at this address; the API is at /graphql.";
    return reply.code(404).send({ errors: [{ message, extensions: { code: "NOT_FOUND" } }] });
  });
}

/** Answers a request that failed, before or behind our routes. */
export function answerError(
  error: FastifyError | GraphUnavailableError,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const status = statusOf(error);
  if (status < 500) {
    const { message } = error;
    return reply.code(status).send({ errors: [{ message, extensions: { code: "BAD_REQUEST" } }] });
  }
  const shown = formatError({ message: error.message }, error, (err) => {
    request.log.error({ err }, "A request failed.");
  });
  return reply.code(status).send({ errors: [shown] });
}

function statusOf(error: FastifyError | GraphUnavailableError): number {
  if (error instanceof GraphUnavailableError) return 503;
  return error.statusCode ?? 500;
}
