import { describe, expect, test } from "@jest/globals";
import { createLogger } from "../../../src/server/logger.ts";
import { readSettings } from "../../../src/server/settings.ts";
import { startServer } from "../../../src/server/start-server.ts";
import { alteredGraph } from "../altered-graph.ts";
import { CollectedLines } from "../collected-lines.ts";
import { post, seededGraph } from "../running-server.ts";

const QUERY =
  "query Slow($c: ID!) { code(code: $c) { code modifiers(first: 3) { nodes { code } } } }";

/** Lines of the log of a server that takes so long for each read, while it is asked. */
async function linesOf(
  slowQueryMs: string,
  delay: number,
  ask: (url: string) => Promise<unknown>,
): Promise<Record<string, unknown>[]> {
  const log = new CollectedLines();
  const graph = alteredGraph(
    await seededGraph(),
    () => new Promise((resolve) => setTimeout(resolve, delay)),
  );
  const settings = readSettings({}, { port: "0", slowQueryMs });
  const server = await startServer(settings, graph, await createLogger("info", log));
  await ask(server.url);
  await server.stop();
  return log.lines
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => msg === "slow query");
}

const askOnce = async (url: string): Promise<void> => {
  await (await post(url, QUERY, { c: "20560" }, { "x-request-id": "slow-1" })).text();
};

describe("the log of slow queries", () => {
  test("says what a slow query was, cost and read, under the id of its request", async () => {
    const [line, ...others] = await linesOf("50", 80, askOnce);
    expect(others).toEqual([]);
    expect(line).toEqual({
      level: "warn",
      time: expect.any(String),
      reqId: "slow-1",
      operation: "Slow",
      ms: expect.any(Number),
      cost: expect.any(Number),
      reads: [{ read: "read", shape: "Code{TAKES_MODIFIER->Modifier}", ms: expect.any(Number) }],
      msg: "slow query",
    });
    expect(line?.ms).toBeGreaterThanOrEqual(50);
    expect(JSON.stringify(line)).not.toContain("20560");
  });

  test("leaves out those that are fast, and all where it is off", async () => {
    expect(await linesOf("5000", 0, askOnce)).toEqual([]);
    expect(await linesOf("0", 80, askOnce)).toEqual([]);
  });

  test("tells the slowest reads of many", async () => {
    const many = Array.from(
      { length: 15 },
      (_, i) => `a${i}: code(code: "2056${i % 2}", asOf: "20${10 + i}-01-01") { code }`,
    );
    const [line] = await linesOf("50", 80, async (url) => {
      await (await post(url, `{ ${many.join(" ")} }`)).text();
    });
    expect(line?.reads).toHaveLength(10);
    expect(line?.moreReads).toBe(5);
  });
});
