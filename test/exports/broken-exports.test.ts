import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { GraphUnavailableError, type Graph, type GraphView } from "../../src/graph/graph.ts";
import { startServer, type RunningServer } from "../../src/server/start-server.ts";
import { quietSettings, seededGraph } from "../server/running-server.ts";

type Nodes = ReturnType<GraphView["nodes"]>;

/** A graph whose nodes come by what a test says; all else is as it is. */
function withNodes(graph: Graph, nodes: (view: GraphView) => Nodes): Graph {
  const view = new Proxy(graph.view(), {
    get(target, name) {
      if (name === "nodes") return () => nodes(target);
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
  return { view: () => view, write: (change) => graph.write(change), close: () => graph.close() };
}

describe("An export that breaks off", () => {
  let server: RunningServer;
  let open = 0;
  let end: () => Promise<void>;

  /** One batch, and then whatever the test wants. */
  async function* nodes(view: GraphView): Nodes {
    open += 1;
    try {
      for await (const batch of view.nodes("Modifier")) yield batch;
      await end();
    } finally {
      open -= 1;
    }
  }

  beforeAll(async () => {
    server = await startServer(quietSettings(), withNodes(await seededGraph(), nodes));
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    end = () => Promise.resolve();
    open = 0;
  });

  /** Lets no more come, as from a database that takes its time; answers how to go on. */
  const stall = (): (() => void) => {
    let goOn = (): void => undefined;
    const going = new Promise<void>((resolve) => (goOn = resolve));
    end = () => going;
    return () => {
      goOn();
    };
  };

  /** Waits until so many tables are being read. */
  const areOpen = async (wanted: number): Promise<void> => {
    for (let looks = 0; open !== wanted; looks++) {
      if (looks === 1_000) throw new Error(`${open} tables are being read, and not ${wanted}.`);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  };

  test.each(["graph.ndjson", "graph.graphml", "graph.csv.zip", "graph.arrow.zip"])(
    "%s: a store that goes away ends the connection, and the server goes on",
    async (path) => {
      end = () => Promise.reject(new GraphUnavailableError("the database is away"));
      const response = await fetch(`${server.url}/export/${path}`);
      await expect(response.arrayBuffer()).rejects.toThrow();
      await areOpen(0);
      end = () => Promise.resolve();
      expect((await fetch(`${server.url}/export/nodes/Code.csv`)).status).toBe(200);
    },
  );

  test.each(["graph.ndjson", "graph.csv.zip", "graph.arrow.zip"])(
    "%s: a client that leaves lets go of what is read for it",
    async (path) => {
      const goOn = stall();
      const leaving = new AbortController();
      const response = await fetch(`${server.url}/export/${path}`, { signal: leaving.signal });
      expect(response.status).toBe(200);
      await areOpen(1);
      leaving.abort();
      goOn();
      await areOpen(0);
    },
  );

  test("no more than four go on at once, and one that ends makes room", async () => {
    const goOn = stall();
    const path = `${server.url}/export/graph.ndjson`;
    const some = await Promise.all(Array.from({ length: 4 }, () => fetch(path)));
    expect(some.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const refused = await fetch(path);
    expect(refused.status).toBe(503);
    expect(refused.headers.get("retry-after")).toBe("30");
    expect(await refused.json()).toEqual({
      errors: [
        {
          message: "There are 4 exports under way already. Try again in a while.",
          extensions: { code: "LIMIT_EXCEEDED" },
        },
      ],
    });
    goOn();
    for (const response of some) await response.arrayBuffer();
    expect((await fetch(path)).status).toBe(200);
  });

  test("a HEAD asks for nothing that must be worked out", async () => {
    const response = await fetch(`${server.url}/export/graph.ndjson`, { method: "HEAD" });
    expect(response.status).toBe(404);
    expect(open).toBe(0);
  });
});
