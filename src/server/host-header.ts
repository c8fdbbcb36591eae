import type { FastifyInstance } from "fastify";
import { ErrorCode } from "../api/errors.ts";
import { Refusal } from "./refusal.ts";

/**
 * Refuses a `Host` that is none: addresses are put together with it on the way to Apollo, or with what
 * a proxy that is trusted says instead, which it may have from the client.
 */
export function refuseOddHosts(app: FastifyInstance): void {
  app.addHook("onRequest", (request, _reply, done) => {
    if (!URL.canParse(`http://${request.headers.host ?? ""}`))
      done(refusal("The header Host is not the name of a host."));
    else if (!URL.canParse("/", `${request.protocol}://${request.hostname}/`))
      done(refusal("The headers X-Forwarded-Host and X-Forwarded-Proto name no address."));
    else done();
  });
}

const refusal = (message: string): Refusal => new Refusal(400, ErrorCode.BAD_REQUEST, message);
