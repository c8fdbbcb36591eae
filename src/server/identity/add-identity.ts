import type { FastifyInstance } from "fastify";
import { ErrorCode } from "../../api/errors.ts";
import { Refusal } from "../refusal.ts";
import type { Scope } from "./api-key.ts";
import type { Client, Gate } from "./gate.ts";

declare module "fastify" {
  interface FastifyRequest {
    /** Who asks, or why that can't be told; null where everybody may ask. */
    client: Client | Refusal | null;
  }
  interface FastifyContextConfig {
    /** What one must be let to do here; read where nothing is said, and nothing where it is open. */
    access?: Scope | "open";
  }
}

/**
 * Lets in only those who may ask, before anything of a request is read or looked up. Who asks is told
 * first, since requests are counted by that; then whether they may.
 */
export function addIdentity(app: FastifyInstance, gate: Gate): void {
  app.addHook("onRequest", async (request) => {
    if (accessOf(request.routeOptions.config) !== "open")
      request.client = await gate.identify(request);
  });
  app.addHook("preParsing", (request, _reply, _payload, done) => {
    const access = request.is404 ? "open" : accessOf(request.routeOptions.config);
    done(access === "open" ? null : refusalOf(request.client, access));
  });
}

const accessOf = ({ access }: { access?: Scope | "open" }): Scope | "open" => access ?? "read";

function refusalOf(client: Client | Refusal | null, scope: Scope): Refusal | null {
  if (client === null || client instanceof Refusal) return client;
  if (client.scopes.includes(scope)) return null;
  const message = `This needs the scope "${scope}", which your key or token does not have.`;
  return new Refusal(403, ErrorCode.FORBIDDEN, message, { "cache-control": "no-store" });
}
