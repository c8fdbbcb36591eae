import { beforeAll, describe, expect, test } from "@jest/globals";
import { getIntrospectionQuery } from "graphql";
import { createHash } from "node:crypto";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import type { Page } from "../../src/server/page.ts";
import { readPublishedQueries } from "../../src/server/published-queries.ts";
import { buildExplorer } from "../cli/build.ts";
import { alteredGraph } from "./altered-graph.ts";
import { contractOperations } from "./contract-operations.ts";
import { post, seededGraph, useServer } from "./running-server.ts";

interface Answer {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: { message: string; extensions: Record<string, unknown> }[];
  readonly extensions?: { cost?: number };
}
const answerOf = async (response: Response) => (await response.json()) as Answer;
const server = (environment: NodeJS.ProcessEnv, beforeRead?: () => Promise<void>) =>
  useServer(
    async () => {
      const graph = await seededGraph();
      return beforeRead === undefined ? graph : alteredGraph(graph, beforeRead);
    },
    undefined,
    environment,
  );

const CODE = '{ code(code: "20560") { code } }';

describe("limits of a query over HTTP [limits]", () => {
  const { url } = server({
    ...{ MAX_DEPTH: "3", MAX_FIELDS: "6", MAX_ROOT_FIELDS: "2", MAX_ALIASES: "1" },
    ...{ MAX_TOKENS: "60", MAX_COST: "50", MAX_LIST_ITEMS: "3" },
    ...{ MAX_BODY_KB: "4", MAX_VARIABLES_KB: "1" },
  });
  const LOOKUP = "query ($codes: [ID!]!) { lookupCodes(codes: $codes) { key } }";

  test.each<[string, string, Record<string, unknown>, string]>([
    [
      "depth",
      '{ family(id: "x") { parent { parent { id } } } }',
      {},
      "The depth of an operation is limited to 3; this one has 4.",
    ],
    [
      "fields",
      '{ code(code: "20560") { id code system summary active id } }',
      {},
      "The number of fields of an operation is limited to 6; this one has 7.",
    ],
    [
      "root fields",
      "{ __typename ...F } fragment F on Query { __typename a: __typename }",
      {},
      "The number of root fields of an operation is limited to 2; this one has 3.",
    ],
    [
      "aliases",
      "{ a: __typename b: __typename }",
      {},
      "The number of aliases of an operation is limited to 1; this one has 2.",
    ],
    [
      "tokens",
      `{ ${"__typename ".repeat(70)} }`,
      {},
      "A document is limited to 60 names, values and marks (tokens). Pass lists as variables.",
    ],
    [
      "cost",
      "{ modifiers(first: 60) { nodes { code } } }",
      {},
      "The cost of an operation is limited to 50; this one has 1120.",
    ],
    [
      "lists in variables",
      LOOKUP,
      { codes: ["1", "2", "3", "4"] },
      'A list in the variable "codes" is limited to 3 items; this one has 4.',
    ],
    [
      "lists in the document",
      '{ lookupCodes(codes: ["1", "2", "3", "4"]) { key } }',
      {},
      "A list is limited to 3 items; this one has 4.",
    ],
    [
      "variables",
      LOOKUP,
      { codes: ["x".repeat(1_100)] },
      "The number of bytes of the variables of an operation is limited to 1024; this one has 1114.",
    ],
  ])("%s", async (_, query, variables, message) => {
    const response = await post(url(), query, variables);
    expect(response.status).toBe(400);
    const { errors } = await answerOf(response);
    expect(errors?.map((error) => error.message)).toEqual([message]);
    expect(errors?.[0]?.extensions).toMatchObject({
      code: "LIMIT_EXCEEDED",
      limit: expect.any(Number),
    });
  });

  test("variables of a compressed body", async () => {
    const body = JSON.stringify({ query: LOOKUP, variables: { codes: ["x".repeat(1_100)] } });
    const response = await fetch(`${url()}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json", "content-encoding": "gzip" },
      body: gzipSync(body),
    });
    expect(response.status).toBe(400);
    expect(await answerOf(response)).toMatchObject({
      errors: [{ extensions: { code: "LIMIT_EXCEEDED", limit: 1_024, asked: 1_114 } }],
    });
  });

  test("size of a body", async () => {
    const response = await post(url(), `# ${"x".repeat(4_096)}\n${CODE}`);
    expect(response.status).toBe(413);
    expect(await answerOf(response)).toEqual({
      errors: [
        {
          message: "The body of a request is limited to 4096 bytes; this one has more.",
          extensions: { code: "LIMIT_EXCEEDED", limit: 4_096 },
        },
      ],
    });
  });

  test("what keeps within them is answered", async () => {
    expect(await answerOf(await post(url(), CODE))).toEqual({
      data: { code: { code: "20560" } },
      extensions: { cost: 2 },
    });
  });
});

describe("a low limit of cost [limits]", () => {
  const { url } = server({ MAX_COST: "10", MAX_DEPTH: "1" });

  test("lets tools ask for the schema, however deep and dear", async () => {
    const response = await post(url(), getIntrospectionQuery());
    expect(response.status).toBe(200);
    expect((await answerOf(response)).extensions?.cost).toBeGreaterThan(10);
  });
});

describe("the default limits [limits]", () => {
  const { url } = server({});

  test.each(contractOperations())("let %s of the contract through", async (_, query, variables) => {
    const { errors, extensions } = await answerOf(await post(url(), query, variables));
    expect(errors).toBeUndefined();
    expect(extensions?.cost).toBeGreaterThan(0);
  });
});

describe("the cost of a query", () => {
  let reads = 0;
  const { url } = server({}, () => {
    reads += 1;
    return Promise.resolve();
  });
  const dry = { "x-codeloom-dry-run": "true" };

  test("is told with each answer, kept ones and failed ones among them", async () => {
    for (let i = 0; i < 3; i++)
      expect((await answerOf(await post(url(), CODE))).extensions).toEqual({ cost: 2 });
    const { errors, extensions } = await answerOf(
      await post(url(), '{ nodes(ids: ["Code:1"]) { id } codes(first: 101) { totalCount } }'),
    );
    expect(errors).toHaveLength(1);
    expect(extensions?.cost).toBeGreaterThan(1_000);
  });

  test("is worked out without running the query", async () => {
    const query = "query ($c: ID!) { code(code: $c) { code summary } }";
    const before = reads;
    const response = await post(url(), query, { c: "20560" }, dry);
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await answerOf(response)).toEqual({ data: null, extensions: { cost: 3 } });
    expect(reads).toBe(before);
    expect((await answerOf(await post(url(), query, { c: "20560" }))).data).not.toBeNull();
    expect((await answerOf(await post(url(), query, { c: "20560" }, dry))).data).toBeNull();
  });

  test.each(["1", "TRUE", "yes"])(
    "is asked for by true, and the query not run by %s",
    async (word) => {
      const response = await post(url(), CODE, {}, { "x-codeloom-dry-run": word });
      expect(response.status).toBe(400);
      expect(await answerOf(response)).toEqual({
        errors: [
          {
            message: "The header X-Codeloom-Dry-Run must be true or false.",
            extensions: { code: "BAD_REQUEST" },
          },
        ],
      });
    },
  );

  test("is worked out of queries that are refused for it as well", async () => {
    const query = `{ ${Array.from({ length: 11 }, (_, i) => `a${i}: shortestPath(from: "a", to: "b") { length }`).join(" ")} }`;
    const { errors } = await answerOf(await post(url(), query, {}, dry));
    expect(errors?.[0]?.extensions).toMatchObject({ code: "LIMIT_EXCEEDED", limit: 100_000 });
    expect(errors?.[0]?.extensions.asked).toBeGreaterThan(100_000);
  });

  test("is refused like the query where that is wrong", async () => {
    const { errors } = await answerOf(await post(url(), "{ nope }", {}, dry));
    expect(errors?.[0]?.extensions.code).toBe("GRAPHQL_VALIDATION_FAILED");
  });
});

describe("the time of a query [limits]", () => {
  const { url } = server({ QUERY_TIMEOUT: "0.3" }, () => setTimeout(1_500));

  test("ends with an error, whatever it waits for, also for those who ask the same", async () => {
    const start = performance.now();
    const responses = await Promise.all([1, 2, 3].map(() => post(url(), CODE)));
    expect(performance.now() - start).toBeLessThan(1_400);
    for (const response of responses) {
      expect(response.status).toBe(504);
      expect(await answerOf(response)).toMatchObject({
        errors: [
          {
            message:
              "The query took too long: it is ended after 0.3 seconds. Ask for less at once.",
            extensions: { code: "QUERY_TIMEOUT" },
          },
        ],
      });
    }
  });
});

describe("queries at once [limits]", () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { url } = server({ MAX_CONCURRENT_QUERIES: "2" }, () => held);
  const ask = (code: string) => post(url(), `{ code(code: "${code}") { code } }`);

  test("are as many as may be; others are told when to come back, and answers at hand are given", async () => {
    const ready = await answerOf(await post(url(), "{ __typename }"));
    const working = [ask("20560"), ask("20561")];
    // The same again waits for what is under way, and takes no room of its own.
    const waiting = ask("20561");
    await setTimeout(200);
    const refused = await ask("97140");
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("1");
    expect(await answerOf(refused)).toEqual({
      errors: [
        {
          message:
            "The server works on 2 queries at once, and that many are under way. Try again in a moment.",
          extensions: { code: "OVERLOADED" },
        },
      ],
    });
    expect(await answerOf(await post(url(), "{ __typename }"))).toEqual(ready);
    release();
    for (const response of await Promise.all([...working, waiting])) {
      expect(response.status).toBe(200);
      await response.text();
    }
    const after = await ask("97140");
    expect(after.status).toBe(200);
    await after.text();
  });
});

describe("requests of a client [limits]", () => {
  const { url } = server({ MAX_REQUESTS_PER_MINUTE: "3", TRUSTED_PROXIES: "127.0.0.1" });
  const askFrom = (address: string) =>
    post(url(), "{ __typename }", {}, { "x-forwarded-for": address });

  test("are as many a minute as may be, and those of others are not counted", async () => {
    for (let i = 0; i < 3; i++) expect((await askFrom("192.0.2.1")).status).toBe(200);
    const refused = await askFrom("192.0.2.1");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
    const { errors } = await answerOf(refused);
    expect(errors?.[0]?.message).toMatch(
      /^A client is limited to 3 requests a minute\. Try again in \d+ seconds\.$/,
    );
    expect(errors?.[0]?.extensions).toEqual({ code: "RATE_LIMITED" });
    expect((await askFrom("192.0.2.2")).status).toBe(200);
    for (let i = 0; i < 5; i++) expect((await fetch(`${url()}/healthz`)).status).toBe(200);
  });
});

describe("published queries [limits]", () => {
  // What the explorer asks is published as well: no other test may be building it meanwhile.
  beforeAll(buildExplorer, 240_000);
  const { url } = server({ PERSISTED_ONLY: "true" });
  const folder = join(import.meta.dirname, "../../schema/operations");
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
  const byHash = (hash: string) =>
    fetch(`${url()}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        variables: { text: "dry needling" },
        extensions: { persistedQuery: { version: 1, sha256Hash: hash } },
      }),
    });

  test("are answered by their text and by its hash", async () => {
    for (const name of await readdir(folder)) {
      const text = await readFile(join(folder, name), "utf8");
      const { errors = [] } = await answerOf(await post(url(), text.trim()));
      for (const { extensions } of errors) expect(extensions.code).toBe("BAD_USER_INPUT");
    }
    const search = await readFile(join(folder, "search.graphql"), "utf8");
    for (const hash of [sha256(search), sha256(search.trim())]) {
      const { data, errors } = await answerOf(await byHash(hash));
      expect(errors).toBeUndefined();
      expect(data).toHaveProperty("search");
    }
  });

  test.each([
    ["another query", CODE],
    ["introspection", "{ __schema { description } }"],
    ["no GraphQL", "{"],
  ])("are all there is: %s is refused", async (_, query) => {
    const response = await post(url(), query);
    expect(response.status).toBe(400);
    expect(await answerOf(response)).toEqual({
      errors: [
        {
          message:
            "This server answers published queries only, and this is none of them. Ask its operator for the list.",
          extensions: { code: "OPERATION_NOT_PUBLISHED" },
        },
      ],
    });
  });

  test("can't be added to", async () => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: sha256(CODE) } };
    const body = JSON.stringify({ query: CODE, extensions });
    const headers = { "content-type": "application/json" };
    const added = await fetch(`${url()}/graphql`, { method: "POST", headers, body });
    expect((await answerOf(added)).errors?.[0]?.extensions.code).toBe("OPERATION_NOT_PUBLISHED");
    const { errors } = await answerOf(await byHash(sha256(CODE)));
    expect(errors?.[0]?.extensions.code).toBe("PERSISTED_QUERY_NOT_FOUND");
  });
});

describe("the list of published queries", () => {
  test("may be a file of texts by their SHA-256, and is checked when the server starts", async () => {
    const folder = await mkdtemp(join(tmpdir(), "codeloom-published-"));
    try {
      const file = join(folder, "queries.json");
      const read = async (content: unknown) => {
        await writeFile(file, JSON.stringify(content));
        return readPublishedQueries(file, null);
      };
      const hash = createHash("sha256").update(CODE).digest("hex");
      const published = await read({ [hash]: CODE });
      expect([published.has(CODE), published.has("{ __typename }")]).toEqual([true, false]);
      expect(await published.get(hash)).toBe(CODE);
      await expect(read({ abc: CODE })).rejects.toThrow("abc is not the SHA-256 of its text");
      await expect(read({})).rejects.toThrow("it holds no query");
      await expect(read([CODE])).rejects.toThrow("no JSON object of texts");
      await expect(readPublishedQueries(join(folder, "none"), null)).rejects.toThrow(
        "can't be read",
      );
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  test("has what the explorer asks, where that is served", async () => {
    const folder = await mkdtemp(join(tmpdir(), "codeloom-published-"));
    const explorer: Page = { name: "explorer", folder, html: "" };
    try {
      await expect(readPublishedQueries(null, explorer)).rejects.toThrow(
        `can't be read from ${join(folder, "queries.json")}: `,
      );
      const hash = createHash("sha256").update(CODE).digest("hex");
      await writeFile(join(folder, "queries.json"), JSON.stringify({ [hash]: CODE }));
      const alone = await readPublishedQueries(null, null);
      const together = await readPublishedQueries(null, explorer);
      expect([alone.has(CODE), together.has(CODE)]).toEqual([false, true]);
      expect(together.texts.size).toBe(alone.texts.size + 1);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
