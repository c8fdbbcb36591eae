import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startApollo } from "../../src/server/apollo.ts";
import { createApp } from "../../src/server/app.ts";
import { Metrics } from "../../src/server/observation/metrics.ts";
import { Observation } from "../../src/server/observation/observation.ts";
import { createLogger } from "../../src/server/logger.ts";
import { readPages } from "../../src/server/page.ts";
import { quietSettings, seededGraph } from "./running-server.ts";

const BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "codeloom-pages-"));
  for (const name of ["graphiql", "explorer"]) {
    await mkdir(join(folder, name, "assets"), { recursive: true });
    await writeFile(join(folder, name, "index.html"), `<title>${name}</title>`);
    await writeFile(join(folder, name, "assets", "main-1a2b.js"), "export {};");
  }
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

/** Asks a server with the pages of this folder; what it answers is read before the server stops. */
async function ask(
  pagesFolder: string,
  path: string,
  headers: Record<string, string> = { accept: BROWSER },
): Promise<{ status: number; headers: Headers; body: string }> {
  const logger = await createLogger("silent");
  const { limits } = quietSettings();
  const apollo = await startApollo(logger, limits.query, null);
  const graph = await seededGraph();
  const app = await createApp({
    graph,
    store: "embedded",
    answerCacheMb: 0,
    limits,
    published: null,
    gate: null,
    corsOrigins: [],
    apollo,
    logger,
    observation: new Observation(new Metrics(new Set()), null, null),
    servesMetrics: false,
    pages: await readPages(pagesFolder),
  });
  try {
    const url = await app.listen({ host: "127.0.0.1", port: 0 });
    const response = await fetch(`${url}${path}`, { headers, redirect: "manual" });
    return { status: response.status, headers: response.headers, body: await response.text() };
  } finally {
    await app.close();
    await apollo.stop();
  }
}

describe("the page with GraphiQL", () => {
  test("is what a browser gets that opens /graphql", async () => {
    const { status, headers, body } = await ask(folder, "/graphql");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(headers.get("vary")).toBe("accept");
    expect(body).toBe("<title>graphiql</title>");
  });

  test.each(["*/*", "application/json, text/html;q=0.1", "application/graphql-response+json"])(
    "is not for clients that accept %s",
    async (accept) => {
      const headers = { accept, "apollo-require-preflight": "1" };
      const { body } = await ask(folder, "/graphql?query={__typename}", headers);
      expect(JSON.parse(body)).toMatchObject({ data: { __typename: "Query" } });
    },
  );

  test.each(["/graphql", "/graphiql/assets/main-1a2b.js"])(
    "may load its own files only: %s",
    async (path) => {
      const { headers } = await ask(folder, path);
      const policy = headers.get("content-security-policy");
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("script-src 'self';");
      expect(policy).toContain("worker-src 'self'");
      expect(policy).not.toMatch(/https?:|unsafe-eval|\*/);
    },
  );

  test("has files that browsers keep, since their names change with their content", async () => {
    const { status, headers } = await ask(folder, "/graphiql/assets/main-1a2b.js");
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  test.each(["/graphiql/assets/other.js", "/graphiql/assets/..%2findex.html"])(
    "has no other files, as %s",
    async (path) => {
      expect((await ask(folder, path)).status).toBe(404);
    },
  );

  test("says how it is built where that has not been done", async () => {
    const { status, body } = await ask(join(folder, "nowhere"), "/graphql");
    expect(status).toBe(404);
    expect(body).toContain("npm run build");
  });
});

describe("the explorer", () => {
  test.each([
    "/",
    "/code/20560",
    "/code/20560/history?asOf=2025-01-01",
    "/node/Family%3Ax",
    "/claim",
  ])("is what a browser gets that opens %s", async (path) => {
    const { status, headers, body } = await ask(folder, path);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(headers.get("vary")).toBe("accept");
    expect(body).toBe("<title>explorer</title>");
  });

  test("may load its own files only, and no style that is not in a file", async () => {
    const { headers } = await ask(folder, "/");
    const policy = headers.get("content-security-policy");
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy).not.toMatch(/https?:|unsafe|data:|\*/);
  });

  test("has files that browsers keep", async () => {
    const { status, headers } = await ask(folder, "/explorer/assets/main-1a2b.js");
    expect(status).toBe(200);
    expect(headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  test("leads programs, and browsers where it has not been built, from / to the API", async () => {
    const asked = [ask(folder, "/", { accept: "*/*" }), ask(join(folder, "nowhere"), "/")];
    for (const { status, headers } of await Promise.all(asked)) {
      expect(status).toBe(302);
      expect(headers.get("location")).toBe("/graphql");
    }
  });

  test("has no views for programs, and none that it does not know", async () => {
    const asked = [ask(folder, "/code/20560", { accept: "*/*" }), ask(folder, "/other")];
    for (const { status, body } of await Promise.all(asked)) {
      expect(status).toBe(404);
      expect(body).toContain("NOT_FOUND");
    }
  });
});
