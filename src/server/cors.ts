import cors from "@fastify/cors";
import type { FastifyInstance } from "fastify";

/** Lets pages of other web sites ask, from browsers that go by what we say. */
export async function addCors(app: FastifyInstance, origins: readonly string[]): Promise<void> {
  await app.register(cors, {
    origin: [...origins],
    methods: ["GET", "HEAD", "POST"],
    allowedHeaders: [
      "authorization",
      "content-type",
      "apollo-require-preflight",
      "x-apollo-operation-name",
      "x-codeloom-dry-run",
      "x-request-id",
    ],
    exposedHeaders: [
      "etag",
      "retry-after",
      "x-codeloom-detached-since",
      "x-codeloom-epoch",
      "x-request-id",
    ],
    maxAge: 600,
    // Who asks what is possible here, without meaning to ask it, is answered as ever.
    strictPreflight: false,
  });
}
