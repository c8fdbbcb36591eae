import type { FastifyInstance } from "fastify";

/** Refuses a `Host` that is none: addresses are put together with it on the way to Apollo. */
export function refuseOddHosts(app: FastifyInstance): void {
  app.addHook("onRequest", (request, reply, done) => {
    if (URL.canParse(`http://${request.headers.host ?? ""}`)) {
      done();
      return;
    }
    const message = "The header Host is not the name of a host.";
    void reply.code(400).send({ errors: [{ message, extensions: { code: "BAD_REQUEST" } }] });
  });
}
