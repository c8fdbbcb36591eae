import { LogController, type FastifyReply, type FastifyRequest } from "fastify";

declare module "fastify" {
  interface FastifyRequest {
    /** Name of the GraphQL operation, as soon as it is known. */
    operation: string | null;
  }
}

/** Longer names of operations are no names. */
export const LONGEST_NAME = 100;

/** Logs a line a request. What it asked for and who asked is left out: neither is ours to keep. */
export class RequestLog extends LogController {
  override incomingRequest(): void {
    // One line is enough: the one at the end.
  }

  override requestCompleted(
    error: Error | null | undefined,
    request: FastifyRequest,
    reply: FastifyReply,
  ): void {
    const [path = ""] = request.url.split("?", 1);
    const line = {
      method: request.method,
      path,
      ...(request.operation !== null && { operation: request.operation.slice(0, LONGEST_NAME) }),
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    if (error) request.log.warn({ ...line, err: error }, "request broken off");
    else request.log.info(line, "request");
  }
}
