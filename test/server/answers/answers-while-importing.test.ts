import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Graph } from "../../../src/graph/graph.ts";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { startServer, type RunningServer } from "../../../src/server/start-server.ts";
import { openNeo4jGraph } from "../../sources/import/neo4j-graphs.ts";
import { describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import { post, quietSettings } from "../running-server.ts";

const IMPORTS = 12;
const CLIENTS = 8;
const CAUSES = ["one", "two", "three"];
const IDS = CAUSES.map((slug) => `Cause:${slug}`);

// One root field reads alone, so that an answer is read in several statements.
const QUERY = `query ($ids: [ID!]!) {
  nodes(ids: $ids) { ...Named } a: node(id: "Cause:one") { ...Named } b: node(id: "Cause:three", asOf: "2020-01-01") { ...Named }
}
fragment Named on Node { ... on Cause { name } }`;

interface Seen {
  /** The epoch that had been written when the request was sent. */
  readonly written: number;
  readonly epoch: number;
  readonly names: readonly string[];
}

function defineImportTests(open: () => Promise<Graph>): void {
  let graph: Graph;
  let server: RunningServer;

  const nameAll = (name: string): Promise<number> =>
    graph.write((writer) =>
      writer.putNodes(
        CAUSES.map((slug, i) => ({
          type: "Cause",
          id: IDS[i] ?? "",
          properties: { slug, name, origin: "made up" },
        })),
      ),
    );

  beforeAll(async () => {
    graph = await open();
    server = await startServer(quietSettings(), graph);
  }, 600_000);

  afterAll(async () => {
    await server.stop();
    await graph.close();
  });

  test("every answer is of one epoch, the one that it names, and never of one before what was written", async () => {
    const names = new Map<number, string>();
    let written = await nameAll("import 0");
    names.set(written, "import 0");
    let importing = true;
    const seen: Seen[] = [];
    const ask = async (): Promise<void> => {
      while (importing) {
        const sentAt = written;
        const response = await post(server.url, QUERY, { ids: IDS });
        const { data } = (await response.json()) as {
          data: Record<"a" | "b", { name: string }> & { nodes: { name: string }[] };
        };
        seen.push({
          written: sentAt,
          epoch: Number(response.headers.get("x-codeloom-epoch")),
          names: [...data.nodes, data.a, data.b].map(({ name }) => name),
        });
      }
    };
    const clients = Array.from({ length: CLIENTS }, ask);
    // Between imports, and after the last, each client gets answers that were kept.
    const someAnswers = async (): Promise<void> => {
      const before = seen.length;
      while (seen.length < before + 3 * CLIENTS) await new Promise((done) => setTimeout(done, 5));
    };
    for (let i = 1; i <= IMPORTS; i++) {
      await someAnswers();
      const epoch = await nameAll(`import ${i}`);
      names.set(epoch, `import ${i}`);
      written = epoch;
    }
    await someAnswers();
    importing = false;
    await Promise.all(clients);

    expect(new Set(seen.map(({ epoch }) => epoch)).size).toBeGreaterThan(IMPORTS);
    for (const answer of seen) {
      expect([answer, new Set(answer.names)]).toEqual([answer, new Set([names.get(answer.epoch)])]);
      expect(answer.epoch).toBeGreaterThanOrEqual(answer.written);
    }
  }, 600_000);
}

describe("Answers while releases are imported [embedded]", () => {
  defineImportTests(() => Promise.resolve(new MemoryGraph()));
});

describeNeo4j("Answers while releases are imported [neo4j]", () => {
  defineImportTests(openNeo4jGraph);
});
