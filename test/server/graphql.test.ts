import { once } from "node:events";
import { request as ask, type IncomingMessage } from "node:http";
import { json } from "node:stream/consumers";
import { describe, expect, test } from "@jest/globals";
import { getIntrospectionQuery } from "graphql";
import { GraphUnavailableError, ReadLimitError } from "../../src/graph/graph.ts";
import { alteredGraph } from "./altered-graph.ts";
import { post, seededGraph, useServer } from "./running-server.ts";

interface Answer {
  readonly data?: Record<string, unknown>;
  readonly errors?: { message: string; extensions: Record<string, unknown> }[];
}
const answerOf = async (response: Response) => (await response.json()) as Answer;

describe("/graphql", () => {
  const { url } = useServer();

  test("answers a query, and says of which epoch and under which id", async () => {
    const response = await post(url(), "query($c: ID!) { code(code: $c) { code } }", {
      c: "20560",
    });
    expect(response.status).toBe(200);
    expect(response.headers.get("x-codeloom-epoch")).toBe("1");
    expect(response.headers.get("x-request-id")).toMatch(/^[\da-f-]{36}$/);
    expect(await answerOf(response)).toMatchObject({ data: { code: { code: "20560" } } });
  });

  test("keeps the id that a proxy gave, unless it is none", async () => {
    const idFor = async (id: string) =>
      (await post(url(), "{ __typename }", {}, { "x-request-id": id })).headers.get("x-request-id");
    expect(await idFor("abc-123")).toBe("abc-123");
    expect(await idFor("a b")).not.toBe("a b");
    expect(await idFor("x".repeat(101))).not.toContain("x");
  });

  test("answers GET for those who can say that they are no form", async () => {
    const address = `${url()}/graphql?query=${encodeURIComponent("{ __typename }")}`;
    const blocked = await fetch(address);
    expect(blocked.status).toBe(400);
    expect((await answerOf(blocked)).errors?.[0]?.message).toContain("CSRF");
    const answered = await fetch(address, { headers: { "apollo-require-preflight": "1" } });
    expect(await answerOf(answered)).toMatchObject({ data: { __typename: "Query" } });
  });

  test.each(["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"])(
    "does not take %s, which other sites can send without asking",
    async (type) => {
      const body = JSON.stringify({ query: "{ __typename }" });
      const headers = { "content-type": type };
      const response = await fetch(`${url()}/graphql`, { method: "POST", headers, body });
      expect(response.status).toBe(415);
    },
  );

  test.each(["[", "a b", "a:b"])("refuses the host %p, which is none", async (host) => {
    const { hostname, port } = new URL(url());
    const headers = { host, "content-type": "application/json" };
    const sent = ask({ hostname, port, method: "POST", path: "/graphql", headers });
    sent.end(JSON.stringify({ query: "{ __typename }" }));
    const [answer] = (await once(sent, "response")) as [IncomingMessage];
    expect(answer.statusCode).toBe(400);
    expect(await json(answer)).toMatchObject({ errors: [{ extensions: { code: "BAD_REQUEST" } }] });
  });

  test("refuses variables that are nested thousands of levels deep", async () => {
    const body = `{"query":"{ __typename }","variables":${'{"a":'.repeat(10_000)}1${"}".repeat(10_001)}`;
    const headers = { "content-type": "application/json" };
    const response = await fetch(`${url()}/graphql`, { method: "POST", headers, body });
    expect(response.status).toBe(400);
    expect((await answerOf(response)).errors?.[0]?.extensions.code).toBe("LIMIT_EXCEEDED");
  });

  test("cannot be written to", async () => {
    const { data } = await answerOf(
      await post(url(), "{ __schema { mutationType { name } subscriptionType { name } } }"),
    );
    expect(data).toEqual({ __schema: { mutationType: null, subscriptionType: null } });
  });

  test.each<[string, string, Record<string, unknown>, string]>([
    ["an unknown field", "{ nope }", {}, "GRAPHQL_VALIDATION_FAILED"],
    ["no GraphQL", "{", {}, "GRAPHQL_PARSE_FAILED"],
    ["a variable that lacks", "query($c: ID!) { code(code: $c) { code } }", {}, "BAD_USER_INPUT"],
    [
      "a variable of another type",
      "query($c: ID!) { code(code: $c) { code } }",
      { c: [1] },
      "BAD_USER_INPUT",
    ],
    [
      "a price that is too high",
      "{ codes(first: 100) { nodes { modifiers(first: 100) { nodes { codes(first: 100) { nodes { code } } } } } } }",
      {},
      "LIMIT_EXCEEDED",
    ],
  ])("says that %s is the client's mistake", async (_, query, variables, code) => {
    const response = await post(url(), query, variables);
    const { errors, ...rest } = await answerOf(response);
    expect(response.status).toBe(400);
    expect(rest).toEqual({});
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([code]);
    expect(errors?.[0]?.extensions).not.toHaveProperty("stacktrace");
  });

  test("shows its schema to tools, once", async () => {
    const whole = await post(url(), getIntrospectionQuery({ inputValueDeprecation: true }));
    expect(whole.status).toBe(200);
    expect((await answerOf(whole)).errors).toBeUndefined();
    const many = Array.from({ length: 1_000 }, (_, i) => `a${i}: __schema { types { name } }`);
    const refused = await post(url(), `{ ${many.join(" ")} }`);
    expect(refused.status).toBe(400);
    const { errors } = await answerOf(refused);
    expect(errors?.map(({ extensions }) => extensions.code)).toContain("LIMIT_EXCEEDED");
  });

  test("says that a document of too many tokens is one", async () => {
    const response = await post(url(), `{ ${"__typename ".repeat(10_000)} }`);
    expect(response.status).toBe(400);
    expect(await answerOf(response)).toEqual({
      errors: [
        {
          message:
            "A document is limited to 10000 names, values and marks (tokens). Pass lists as variables.",
          extensions: { code: "LIMIT_EXCEEDED", limit: 10_000 },
        },
      ],
    });
  });

  test.each<[string, (depth: number) => string]>([
    ["fields", (depth) => `${"{a".repeat(depth)}${"}".repeat(depth)}`],
    ["inline fragments", (depth) => `{ ${"...{".repeat(depth)} id ${"}".repeat(depth)} }`],
    ["lists", (depth) => `{ code(code: ${"[".repeat(depth)}${"]".repeat(depth)}) { id } }`],
    [
      "types",
      (depth) =>
        `query ($a: ${"[".repeat(depth)}Int${"]".repeat(depth)}) { code(code: $a) { id } }`,
    ],
  ])("refuses %s nested in themselves, however deep", async (_, document) => {
    for (const depth of [50, 200, 400, 800, 1_600, 2_400, 3_200, 20_000]) {
      const response = await post(url(), document(depth));
      const { errors } = await answerOf(response);
      expect({ depth, status: response.status }).toEqual({ depth, status: 400 });
      expect(errors?.[0]?.message).not.toMatch(/call stack|Internal/);
    }
    const { errors } = await answerOf(await post(url(), document(20_000)));
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual(["LIMIT_EXCEEDED"]);
  });

  test("refuses a body of more than a megabyte, and one that is no JSON", async () => {
    const large = await post(url(), `# ${"x".repeat(1024 * 1024)}\n{ __typename }`);
    expect(large.status).toBe(413);
    expect(await answerOf(large)).toEqual({
      errors: [
        {
          message: "The body of a request is limited to 1048576 bytes; this one has more.",
          extensions: { code: "LIMIT_EXCEEDED", limit: 1_048_576 },
        },
      ],
    });
    const headers = { "content-type": "application/json" };
    const broken = await fetch(`${url()}/graphql`, { method: "POST", headers, body: "{" });
    expect(broken.status).toBe(400);
    expect((await answerOf(broken)).errors?.[0]?.message).toContain("not valid JSON");
  });

  test.each(["/%", "/graphql%", "/%E0%A4%A", "/graphiql/assets/%"])(
    "answers %s, which is no address, in the form of all other errors",
    async (path) => {
      const response = await fetch(`${url()}${path}`, { headers: { "x-request-id": "r-1" } });
      expect(response.status).toBe(400);
      expect(response.headers.get("x-request-id")).toBe("r-1");
      expect(response.headers.get("content-type")).toContain("application/json");
      expect(await response.json()).toEqual({
        errors: [
          {
            message: expect.stringContaining("not a valid url"),
            extensions: { code: "BAD_REQUEST" },
          },
        ],
      });
    },
  );

  test.each(["PUT", "PATCH", "DELETE"])("says what it takes instead of %s", async (method) => {
    const headers = { "content-type": "text/plain" };
    const response = await fetch(`${url()}/graphql`, { method, headers, body: "{}" });
    expect(response.status).toBe(405);
    expect(response.headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
    expect(await response.json()).toEqual({
      errors: [
        {
          message: `${method} is not possible here: take GET or POST.`,
          extensions: { code: "METHOD_NOT_ALLOWED" },
        },
      ],
    });
  });

  test("says what it takes to those who ask, and lets no other site in", async () => {
    const headers = {
      origin: "https://elsewhere.example",
      "access-control-request-method": "POST",
    };
    const response = await fetch(`${url()}/graphql`, { method: "OPTIONS", headers });
    expect(response.status).toBe(204);
    expect(response.headers.get("allow")).toBe("GET, HEAD, POST, OPTIONS");
    expect(
      [...response.headers.keys()].filter((name) => name.startsWith("access-control")),
    ).toEqual([]);
    expect(await response.text()).toBe("");
  });

  test("is where other addresses point to", async () => {
    const nowhere = await fetch(`${url()}/nowhere`);
    expect(nowhere.status).toBe(404);
    expect((await answerOf(nowhere)).errors?.[0]?.message).toContain("/graphql");
    const root = await fetch(url(), { redirect: "manual" });
    expect(root.headers.get("location")).toBe("/graphql");
  });

  test("keeps browsers from loading anything with an answer, or from framing it", async () => {
    const again = await post(url(), "{ __typename }").then(() => post(url(), "{ __typename }"));
    const large = await post(url(), "x".repeat(2 * 1024 * 1024));
    for (const { headers } of [await post(url(), "{ nope }"), again, large]) {
      expect(headers.get("content-security-policy")).toBe(
        "default-src 'none';frame-ancestors 'none'",
      );
      expect(headers.get("x-content-type-options")).toBe("nosniff");
      expect(headers.get("x-frame-options")).toBe("DENY");
      expect(headers.get("referrer-policy")).toBe("no-referrer");
      expect(headers.has("x-powered-by")).toBe(false);
    }
  });
});

describe("a query on whose way the graph goes away", () => {
  const { url } = useServer(async () =>
    alteredGraph(await seededGraph(), () =>
      Promise.reject(new GraphUnavailableError("the database at db:7687 is gone")),
    ),
  );

  test("is answered by 503, so that the client tries again", async () => {
    const response = await post(url(), '{ code(code: "20560") { code } }');
    expect(response.status).toBe(503);
    const { errors } = await answerOf(response);
    const id = response.headers.get("x-request-id");
    expect(errors?.[0]?.extensions).toEqual({ code: "GRAPH_UNAVAILABLE", id });
    expect(errors?.[0]?.message).not.toContain("db:7687");
  });
});

describe("a query that the store ends because it takes too long", () => {
  const { url } = useServer(async () =>
    alteredGraph(await seededGraph(), () =>
      Promise.reject(new ReadLimitError("The query took too long. Ask for less at once.")),
    ),
  );

  test("is told so", async () => {
    const response = await post(url(), '{ code(code: "20560") { code } }');
    expect(response.status).toBe(200);
    const { data, errors } = await answerOf(response);
    expect(data).toEqual({ code: null });
    expect(errors).toMatchObject([
      {
        message: "The query took too long. Ask for less at once.",
        extensions: { code: "LIMIT_EXCEEDED" },
      },
    ]);
  });
});

describe("a query that fails for a reason of our own", () => {
  const { url } = useServer(async () =>
    alteredGraph(await seededGraph(), () => Promise.reject(new Error("inner workings"))),
  );

  test("says nothing of it", async () => {
    const text = await (await post(url(), '{ code(code: "20560") { code } }')).text();
    expect(text).toContain("INTERNAL_SERVER_ERROR");
    expect(text).not.toMatch(/inner workings|\.ts:|stack/);
  });
});
