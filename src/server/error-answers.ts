import type { GraphQLFormattedError } from "graphql";
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { ErrorCode, formatError } from "../api/errors.ts";
import { ExportError } from "../exports/export-error.ts";
import { GraphUnavailableError, ReadLimitError, TimeLimitError } from "../graph/graph.ts";
import { Refusal } from "./refusal.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** The code of the error for which it was refused as a whole, null where it was not. */
    refusedFor: string | null;
  }
}

type Failure = FastifyError | GraphUnavailableError | ExportError | Refusal;

/** Makes all that goes wrong outside of GraphQL answer in GraphQL's form, and say no more than it. */
export function addErrorAnswers(app: FastifyInstance): void {
  app.setErrorHandler<Failure>(answerError);
  app.setNotFoundHandler((_request, reply) => {
    const message = "There is nothing at this address; the API is at /graphql.";
    return reply
      .code(404)
      .send({ errors: [{ message, extensions: { code: ErrorCode.NOT_FOUND } }] });
  });
}

/** Answers a request that failed, before or behind our routes. */
export function answerError(
  error: Failure,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof Refusal) void reply.headers(error.headers);
  const status = statusOf(error);
  const shown = shownError(error, status, request);
  request.refusedFor = String(shown.extensions?.code);
  return reply.code(status).send({ errors: [shown] });
}

function shownError(
  error: Failure,
  status: number,
  { id, log, routeOptions }: FastifyRequest,
): GraphQLFormattedError {
  const { message } = error;
  if (error instanceof Refusal) return { message, extensions: { code: error.code } };
  if ("code" in error && error.code === "FST_ERR_CTP_BODY_TOO_LARGE") {
    const limit = routeOptions.bodyLimit;
    return {
      message: `The body of a request is limited to ${limit} bytes; this one has more.`,
      extensions: { code: ErrorCode.LIMIT_EXCEEDED, limit },
    };
  }
  if (status < 500) {
    const code = error instanceof ExportError ? error.code : ErrorCode.BAD_REQUEST;
    return { message, extensions: { code } };
  }
  return formatError({ message }, error, (err) => {
    log.error({ err }, "A request failed.");
    return id;
  });
}

function statusOf(error: Failure): number {
  if (error instanceof GraphUnavailableError || error instanceof ReadLimitError) return 503;
  if (error instanceof TimeLimitError) return 504;
  if (error instanceof ExportError) return error.code === "NOT_FOUND" ? 404 : 400;
  return error.statusCode ?? 500;
}
