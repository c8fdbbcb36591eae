import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import serveFiles from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { securityHeaders, type Policy } from "./security-headers.ts";

/** Where `npm run build` puts the pages, a folder each. */
const BUILT = fileURLToPath(new URL("../../dist/", import.meta.url));

/** The pages that the server has for people. */
export type PageName = "explorer" | "graphiql";

/** A page as it was built. */
export interface Page {
  readonly name: PageName;
  readonly folder: string;
  readonly html: string;
}

/** The pages by their names; null where one has not been built. */
export type Pages = Readonly<Record<PageName, Page | null>>;

/** Reads the pages, a folder each, from where they have been built. */
export async function readPages(built = BUILT): Promise<Pages> {
  return {
    explorer: await readPage("explorer", built),
    graphiql: await readPage("graphiql", built),
  };
}

async function readPage(name: PageName, built: string): Promise<Page | null> {
  const folder = join(built, name);
  try {
    return { name, folder, html: await readFile(join(folder, "index.html"), "utf8") };
  } catch {
    return null;
  }
}

/** What the pages may load: their own files only. */
const OWN_FILES = {
  defaultSrc: ["'none'"],
  baseUri: ["'none'"],
  connectSrc: ["'self'"],
  fontSrc: ["'self'"],
  formAction: ["'none'"],
  frameAncestors: ["'none'"],
  imgSrc: ["'self'"],
  scriptSrc: ["'self'"],
  styleSrc: ["'self'"],
};

const POLICIES = {
  explorer: OWN_FILES,
  // Monaco, the editor, writes style elements and attributes at run time, draws its squiggles from
  // data: addresses and works in workers.
  graphiql: {
    ...OWN_FILES,
    imgSrc: ["'self'", "data:"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    workerSrc: ["'self'"],
  },
} satisfies Record<PageName, Policy>;

const HEADERS = {
  explorer: securityHeaders(POLICIES.explorer),
  graphiql: securityHeaders(POLICIES.graphiql),
} satisfies Record<PageName, unknown>;

/** Adds the files that a page loads. Their names change with their content. */
export async function addPageFiles(app: FastifyInstance, { name, folder }: Page): Promise<void> {
  await app.register(async (files) => {
    files.addHook("onRoute", (route) => {
      // A page holds nothing of the graph: what it asks needs a key.
      route.config = { ...route.config, access: "open" };
    });
    // A worker goes by the policy that its own script came with.
    files.addHook("onRequest", (_request, reply, done) => {
      void reply.headers(HEADERS[name]);
      done();
    });
    await files.register(serveFiles, {
      root: join(folder, "assets"),
      prefix: `/${name}/assets/`,
      decorateReply: false,
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

/** Answers with a page. */
export function sendPage(reply: FastifyReply, { name, html }: Page): FastifyReply {
  void reply.headers(HEADERS[name]);
  return reply.type("text/html; charset=utf-8").header("cache-control", "no-cache").send(html);
}
