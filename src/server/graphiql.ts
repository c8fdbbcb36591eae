import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import serveFiles from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";

/** Where `npm run build` puts the page. */
const BUILT = fileURLToPath(new URL("../../dist/graphiql/", import.meta.url));

/** The page with GraphiQL, as it was built. */
export interface GraphiqlPage {
  readonly folder: string;
  readonly html: string;
}

/** Reads the page; null where it has not been built. */
export async function readPage(folder = BUILT): Promise<GraphiqlPage | null> {
  try {
    return { folder, html: await readFile(join(folder, "index.html"), "utf8") };
  } catch {
    return null;
  }
}

/**
 * What the page may load: its own files only. Monaco, the editor, writes style elements and
 * attributes at run time, and draws its squiggles from data: addresses.
 */
const PAGE_POLICY = {
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    baseUri: ["'none'"],
    connectSrc: ["'self'"],
    fontSrc: ["'self'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
    imgSrc: ["'self'", "data:"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    workerSrc: ["'self'"],
  },
};

/** Adds the files that the page loads. Their names change with their content. */
export async function addPageFiles(app: FastifyInstance, { folder }: GraphiqlPage): Promise<void> {
  await app.register(async (files) => {
    // A worker goes by the policy that its own script came with.
    files.addHook("onRequest", (_request, reply, done) => {
      reply.helmet({ contentSecurityPolicy: PAGE_POLICY });
      done();
    });
    await files.register(serveFiles, {
      root: join(folder, "assets"),
      prefix: "/graphiql/assets/",
      index: false,
      immutable: true,
      maxAge: "1y",
    });
  });
}

/** Whether a request is a browser's that opens a page, rather than a client's that asks the API. */
export function wantsPage({ method, headers: { accept = "" } }: FastifyRequest): boolean {
  return (
    (method === "GET" || method === "HEAD") &&
    accept.includes("text/html") &&
    !accept.includes("json")
  );
}

/** Answers with the page. */
export function sendPage(reply: FastifyReply, page: GraphiqlPage | null): FastifyReply {
  if (page === null)
    return reply.code(404).type("text/plain").send("GraphiQL has not been built: npm run build\n");
  reply.helmet({ contentSecurityPolicy: PAGE_POLICY });
  return reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(page.html);
}
