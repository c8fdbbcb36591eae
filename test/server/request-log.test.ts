import { beforeEach, describe, expect, test } from "@jest/globals";
import { GraphUnavailableError } from "../../src/graph/graph.ts";
import { createLogger } from "../../src/server/logger.ts";
import { alteredGraph } from "./altered-graph.ts";
import { CollectedLines } from "./collected-lines.ts";
import { post, seededGraph, useServer } from "./running-server.ts";

const output = new CollectedLines();
let isAway = false;
const { url } = useServer(
  async () =>
    alteredGraph(await seededGraph(), () =>
      isAway ? Promise.reject(new GraphUnavailableError("gone")) : Promise.resolve(),
    ),
  () => createLogger("info", output),
);
beforeEach(() => {
  isAway = false;
});

/** The lines about requests since the last call, once there are as many. */
async function newLines(count: number): Promise<Record<string, unknown>[]> {
  for (let tries = 0; tries < 100 && output.lines.length < count; tries++)
    await new Promise((resolve) => setTimeout(resolve, 10));
  const lines = output.lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  output.text = "";
  return lines;
}

describe("the log", () => {
  test("tells where the server listens and what it serves", async () => {
    const lines = await newLines(2);
    expect(lines.map(({ msg }) => msg)).toEqual([
      `Codeloom listens on ${url()}/graphql; people open ${url()} in a browser.`,
      expect.stringMatching(/^The graph is at epoch 1, with \d+ codes\.$/),
    ]);
    expect(lines[1]).toMatchObject({ level: "info", store: "embedded", epoch: 1 });
  });

  test("has one line for a request, which says what it was and how long it took", async () => {
    await post(url(), "query CodePage { __typename }", {}, { "x-request-id": "r-1" });
    const lines = await newLines(1);
    expect(lines).toEqual([
      {
        level: "info",
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        reqId: "r-1",
        method: "POST",
        path: "/graphql",
        operation: "CodePage",
        status: 200,
        ms: expect.any(Number),
        msg: "request",
      },
    ]);
  });

  test("holds neither variables nor queries nor headers", async () => {
    const query =
      'query Q($c: ID!) { code(code: $c) { code } other: code(code: "QUERY") { code } }';
    await post(url(), query, { c: "VARIABLE" }, { authorization: "HEADER" });
    await fetch(`${url()}/graphql?query={code(code:"GET"){code}}`, {
      headers: { "apollo-require-preflight": "1" },
    });
    const lines = await newLines(2);
    expect(lines.map(({ status }) => status)).toEqual([200, 200]);
    expect(JSON.stringify(lines)).not.toMatch(/VARIABLE|QUERY|HEADER|GET"\)/);
    expect(lines[1]).toMatchObject({ path: "/graphql" });
  });

  test("cuts off a name that is no name", async () => {
    await post(url(), `query ${"x".repeat(10_000)} { __typename }`);
    const [line] = await newLines(1);
    expect(line).toMatchObject({ operation: "x".repeat(100) });
  });

  test("keeps what clients are not told", async () => {
    isAway = true;
    const headers = { "x-request-id": "r-2" };
    await post(url(), '{ code(code: "20560") { code } }', {}, headers);
    const lines = await newLines(2);
    expect(lines).toMatchObject([
      { level: "error", reqId: "r-2", err: { message: "gone" } },
      { reqId: "r-2", msg: "request", status: 503 },
    ]);
  });
});

describe("a log that a person reads on a terminal", () => {
  test("is no JSON", async () => {
    const terminal = new CollectedLines(true);
    const logger = await createLogger("info", terminal);
    logger.info({ epoch: 3 }, "Hello.");
    logger.debug("Not this.");
    expect(terminal.lines).toHaveLength(1);
    expect(terminal.text).toContain("Hello.");
    expect(terminal.text).not.toContain('"msg"');
  });
});
