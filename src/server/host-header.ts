import type { FastifyInstance } from "fastify";
import { ErrorCode } from "../api/errors.ts";
import { Refusal } from "./refusal.ts";

/** Refuses a `Host` that is none: addresses are put together with it on the way to Apollo. */
export function refuseOddHosts(app: FastifyInstance): void {
  app.addHook("onRequest", ({ headers }, _reply, done) => {
    if (URL.canParse(`http://${headers.host ?? ""}`)) done();
    else
      done(new Refusal(400, ErrorCode.BAD_REQUEST, "The header Host is not the name of a host."));
  });
}
