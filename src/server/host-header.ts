import type { FastifyInstance } from "fastify";
import { LRUCache } from "lru-cache";
import { ErrorCode } from "../api/errors.ts";
import { Refusal } from "./refusal.ts";

/**
 * Refuses a `Host` that is none: addresses are put together with it on the way to Apollo, or with what
 * a proxy that is trusted says instead, which it may have from the client.
 */
export function refuseOddHosts(app: FastifyInstance): void {
  app.addHook("onRequest", (request, _reply, done) => {
    const host = request.headers.host ?? "";
    const address = `${request.protocol}://${request.hostname}/`;
    if (!isAddress(`http://${host}`)) done(refusal("The header Host is not the name of a host."));
    else if (!isAddress(address))
      done(refusal("The headers X-Forwarded-Host and X-Forwarded-Proto name no address."));
    else done();
  });
}

/** Addresses that are ones: a server is asked by few, all the time. */
const known = new LRUCache<string, true>({ max: 100 });

function isAddress(address: string): boolean {
  if (known.has(address)) return true;
  if (!URL.canParse(address)) return false;
  known.set(address, true);
  return true;
}

const refusal = (message: string): Refusal => new Refusal(400, ErrorCode.BAD_REQUEST, message);
