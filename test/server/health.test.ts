import { describe, expect, test } from "@jest/globals";
import { GraphUnavailableError, type Graph } from "../../src/graph/graph.ts";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { post, useServer } from "./running-server.ts";

const away: Graph = {
  view: () => {
    throw new GraphUnavailableError("Neo4j at neo4j://db:7687 does not answer: refused");
  },
  write: () => Promise.reject(new Error("not now")),
  close: () => Promise.resolve(),
};

async function ask(url: string): Promise<{ status: number; body: unknown }> {
  const response = await fetch(url);
  expect(response.headers.get("cache-control")).toBe("no-store");
  return { status: response.status, body: await response.json() };
}

describe("with a graph that can be read", () => {
  const { url } = useServer();

  test("the server is up and ready, and says which epoch it serves", async () => {
    expect(await ask(`${url()}/healthz`)).toEqual({ status: 200, body: { status: "ok" } });
    const body = { status: "ready", store: "embedded", epoch: 1 };
    expect(await ask(`${url()}/readyz`)).toEqual({ status: 200, body });
  });
});

describe("with an empty graph", () => {
  const { url } = useServer(() => new MemoryGraph());

  test("the server is up, and tells by which command it becomes ready", async () => {
    expect(await ask(`${url()}/healthz`)).toMatchObject({ status: 200 });
    const { status, body } = await ask(`${url()}/readyz`);
    expect(status).toBe(503);
    expect(body).toEqual({
      status: "not ready",
      store: "embedded",
      reason: "The graph is empty. Fill it with: codeloom import seed",
    });
  });
});

describe("while the graph is away", () => {
  const { url } = useServer(() => away);

  test("the server is up and says why it is not ready", async () => {
    expect(await ask(`${url()}/healthz`)).toMatchObject({ status: 200 });
    const { status, body } = await ask(`${url()}/readyz`);
    expect(status).toBe(503);
    expect(body).toMatchObject({ status: "not ready", reason: expect.stringContaining("refused") });
  });

  test("a query is answered by 503 and GRAPH_UNAVAILABLE, with no trace of where", async () => {
    const response = await post(url(), "{ __typename }");
    expect(response.status).toBe(503);
    const text = await response.text();
    expect(JSON.parse(text)).toEqual({
      errors: [
        {
          message: expect.any(String),
          extensions: { code: "GRAPH_UNAVAILABLE", id: response.headers.get("x-request-id") },
        },
      ],
    });
    expect(text).not.toMatch(/\.ts|stack|refused/);
  });
});
