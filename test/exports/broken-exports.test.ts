import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { get } from "node:http";
import { readWholeGraph } from "../../src/api/whole-graph.ts";
import { GraphUnavailableError, type Graph, type GraphView } from "../../src/graph/graph.ts";
import type { NodeType } from "../../src/graph/model/nodes.ts";
import { startServer, type RunningServer } from "../../src/server/start-server.ts";
import { alteredGraph } from "../server/altered-graph.ts";
import { quietSettings, seededGraph, useServer } from "../server/running-server.ts";

type Nodes = ReturnType<GraphView["nodes"]>;

/** A graph whose nodes come by what a test says; all else is as it is. */
function withNodes(graph: Graph, nodes: (all: Nodes) => Nodes): Graph {
  const view = new Proxy(graph.view(), {
    get(target, name) {
      if (name === "nodes") return (type: NodeType) => nodes(target.nodes(type));
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
  return { view: () => view, write: (change) => graph.write(change), close: () => graph.close() };
}

/** A server of its own, over nodes of which a test says when and how they end. */
function useBreakableServer() {
  let server: RunningServer;
  let open = 0;
  let begun = 0;
  let end = (): Promise<void> => Promise.resolve();

  /** One batch, and then whatever the test wants. */
  async function* nodes(all: Nodes): Nodes {
    open += 1;
    begun += 1;
    try {
      for await (const batch of all) yield batch;
      await end();
    } finally {
      open -= 1;
    }
  }

  beforeAll(async () => {
    const graph = withNodes(await seededGraph(), nodes);
    server = await startServer(quietSettings(), graph);
    // What the server reads ahead is none of what is counted here.
    await readWholeGraph(graph.view());
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    end = () => Promise.resolve();
    begun = 0;
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

  return {
    url: () => server.url,
    /** Breaks off what is read from now on. */
    breakOff: () => {
      end = () => Promise.reject(new GraphUnavailableError("the database is away"));
    },
    mend: () => {
      end = () => Promise.resolve();
    },
    stall,
    areOpen,
    begun: () => begun,
  };
}

describe("An export that breaks off", () => {
  const { url, breakOff, mend, stall, areOpen, begun } = useBreakableServer();

  test.each(["graph.ndjson", "graph.graphml", "graph.csv.zip", "graph.arrow.zip"])(
    "%s: a store that goes away ends the connection, and the server goes on",
    async (path) => {
      breakOff();
      const response = await fetch(`${url()}/export/${path}`);
      await expect(response.arrayBuffer()).rejects.toThrow();
      await areOpen(0);
      mend();
      const whole = await fetch(`${url()}/export/nodes/Code.csv`);
      expect(await whole.text()).toContain("id,code,system");
    },
  );

  test.each(["graph.ndjson", "graph.csv.zip", "graph.arrow.zip"])(
    "%s: a client that leaves lets go of what is read for it",
    async (path) => {
      const goOn = stall();
      const request = get(`${url()}/export/${path}`);
      request.on("error", () => undefined);
      await areOpen(1);
      request.destroy();
      await new Promise((resolve) => setTimeout(resolve, 200));
      goOn();
      await areOpen(0);
      await new Promise((resolve) => setTimeout(resolve, 200));
      // A generator ends where it yields next, which may be in the table behind.
      expect(begun()).toBeLessThanOrEqual(2);
    },
  );
});

describe("Exports at once", () => {
  const { url, stall, areOpen } = useBreakableServer();

  test("no more than four go on at once, and one that ends makes room", async () => {
    const goOn = stall();
    const path = `${url()}/export/graph.ndjson`;
    // Compressed, the first of it would wait for more.
    const plain = { headers: { "accept-encoding": "identity" } };
    const some = await Promise.all(Array.from({ length: 4 }, () => fetch(path, plain)));
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
    expect(await (await fetch(path)).text()).toContain('"kind":"export"');
  });

  test("a HEAD asks for nothing that must be worked out", async () => {
    const response = await fetch(`${url()}/export/graph.ndjson`, { method: "HEAD" });
    expect(response.status).toBe(404);
    await areOpen(0);
  });
});

describe("Exports of which it is not known yet what they hold", () => {
  let goOn = (): void => undefined;
  const going = new Promise<void>((resolve) => (goOn = resolve));
  let reading = 0;
  const { url } = useServer(async () =>
    alteredGraph(await seededGraph(), () => {
      reading += 1;
      return going;
    }),
  );

  test("count as well, so that no more than four ask the store at once", async () => {
    reading = 0;
    const path = `${url()}/export/graph.ndjson?around=Code:20560`;
    const asked = Array.from({ length: 5 }, () => fetch(path));
    const refused = await Promise.race(asked);
    expect(refused.status).toBe(503);
    expect(reading).toBeLessThanOrEqual(4);
    goOn();
    const answers = await Promise.all(asked);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 503]);
    for (const answer of answers) await answer.arrayBuffer();
    expect((await fetch(`${path}0`)).status).toBe(400);
    expect((await fetch(path)).status).toBe(200);
  });
});
