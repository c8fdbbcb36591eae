import { IncomingMessage, ServerResponse } from "node:http";
import { Socket } from "node:net";
import type { FastifyInstance } from "fastify";
import helmet from "helmet";

/** What a page may load and be put into, by the directives of Content-Security-Policy. */
export type Policy = Readonly<Record<string, readonly string[]>>;

/**
 * Headers that keep browsers from taking an answer for what it is not. They are the same for all
 * answers with a policy, so that helmet works them out once and not for each.
 */
export function securityHeaders(policy: Policy): Readonly<Record<string, string>> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  const add = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: policy },
    frameguard: { action: "deny" },
    // Whoever puts TLS in front of the server knows for which names it holds.
    strictTransportSecurity: false,
  });
  add(request, response, (error) => {
    if (error !== undefined) throw new Error("Helmet made no headers.", { cause: error });
  });
  return response.getHeaders() as Record<string, string>;
}

/** Of answers that are no pages: they load nothing, and stand in no frame. */
export const SECURITY_HEADERS = securityHeaders({
  defaultSrc: ["'none'"],
  frameAncestors: ["'none'"],
});

/** Adds them to every answer that has not been given its own. */
export function addSecurityHeaders(app: FastifyInstance): void {
  const headers = Object.entries(SECURITY_HEADERS);
  app.addHook("onSend", (_request, reply, payload, done) => {
    for (const [name, value] of headers) if (!reply.hasHeader(name)) void reply.header(name, value);
    done(null, payload);
  });
}
