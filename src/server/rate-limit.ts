import rateLimit from "@fastify/rate-limit";
import type { FastifyInstance } from "fastify";
import { ErrorCode } from "../api/errors.ts";
import { Refusal } from "./refusal.ts";

const MINUTE = 60_000;

/** Of how many clients is known how often they asked; of more, those who were away longest are forgotten. */
const MOST_CLIENTS = 50_000;

/**
 * Turns clients away that ask too often, each told by its key or token, else by its address. To be added before the routes that
 * it is for.
 */
export async function addRateLimit(app: FastifyInstance, perMinute: number): Promise<void> {
  await app.register(rateLimit, {
    max: perMinute,
    timeWindow: MINUTE,
    cache: MOST_CLIENTS,
    keyGenerator: ({ client, ip }) =>
      client === null || client instanceof Refusal ? ip : client.id,
    errorResponseBuilder: (_request, { ttl }) =>
      new Refusal(
        429,
        ErrorCode.RATE_LIMITED,
        `A client is limited to ${perMinute} requests a minute. Try again in ${Math.ceil(ttl / 1_000)} seconds.`,
      ),
  });
}
