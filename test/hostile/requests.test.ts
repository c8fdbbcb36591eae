import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { RELATED_FACTS } from "../api/related-facts.ts";
import { fill } from "../graph/fixture.ts";
import { putSeed } from "../sources/import/graphs.ts";
import { tryCases } from "./batches.ts";
import { exportRequests } from "./export-requests.ts";
import { gets, posts, strays } from "./hostile-requests.ts";
import { HostileServer } from "./hostile-server.ts";
import { operationRequests } from "./operation-requests.ts";
import { Outcomes } from "./outcomes.ts";

const HALF_AN_HOUR = 1_800_000;

describe("Hostile requests [embedded]", () => {
  let server: HostileServer;

  beforeAll(async () => {
    const graph = new MemoryGraph();
    await fill(graph, RELATED_FACTS);
    await putSeed(graph);
    server = await HostileServer.over(graph);
  });
  afterAll(() => server.stop());

  test.each([
    {
      what: "variables of published operations",
      requests: operationRequests,
      cases: 24_000,
      counted: 23_000,
    },
    { what: "bodies of /graphql", requests: posts, cases: 24_000, counted: 15_000 },
    { what: "parameters of /graphql", requests: gets, cases: 4_000, counted: 2_000 },
    // More at once are put off, which is no fault but would be counted as one.
    {
      what: "parameters of exports",
      requests: exportRequests,
      cases: 1_500,
      counted: 1_000,
      atOnce: 4,
    },
    { what: "methods, addresses and headers", requests: strays, cases: 2_000, counted: 50 },
  ])(
    "$what are answered or refused",
    async ({ what, requests, cases, counted, atOnce }) => {
      const outcomes = new Outcomes(what);
      await tryCases(requests, cases, (one) => server.send(one, outcomes), atOnce);
      outcomes.conclude(counted);
    },
    HALF_AN_HOUR,
  );

  test("bytes that are no HTTP end their connection, and no other", async () => {
    for (const bytes of [
      "GET\r\n\r\n",
      "GET / HTTP/9.9\r\n\r\n",
      "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
      "POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabc",
      "POST /graphql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
      "POST /graphql HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nabc",
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${"y".repeat(100_000)}\r\n\r\n`,
      `GET /${"y".repeat(100_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      "GET / HTTP/1.1\r\nHost: x\r\nBad\u0000Name: y\r\n\r\n",
      "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
      "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
      "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001",
      "\u0000".repeat(5_000),
    ])
      expect(await answerTo(server.port, bytes)).toMatch(/^$|^HTTP\/1\.1 4\d\d /);
    const { status } = await server.ask({ query: "{ __typename }" }, new Outcomes("after"));
    expect(status).toBe(200);
  });
});

/** What comes back for bytes, until the server ends the connection. */
function answerTo(port: number, bytes: string): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(bytes, "latin1"));
    socket.on("data", (chunk) => (text += chunk.toString()));
    socket
      .on("error", () => undefined)
      .on("close", () => {
        resolve(text);
      });
  });
}
