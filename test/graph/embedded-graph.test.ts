import { afterEach, describe, expect, test } from "@jest/globals";
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { GraphBusyError, GraphUnavailableError, type Graph } from "../../src/graph/graph.ts";
import { EmbeddedGraph, type EmbeddedOptions } from "../../src/graph/memory/embedded-graph.ts";
import type { Change } from "../../src/graph/memory/memory-graph.ts";
import type { MemoryView } from "../../src/graph/memory/memory-view.ts";
import { replaceDurably } from "../../src/graph/memory/snapshot/durable-files.ts";
import { WriterLock } from "../../src/graph/memory/snapshot/writer-lock.ts";
import { node, type NodeRecord } from "../../src/graph/record.ts";
import { defineConformanceTests, everything } from "./conformance.ts";
import { FIXTURE, fill } from "./fixture.ts";
import { temporaryDirectories } from "./temporary-directory.ts";

const directory = temporaryDirectories();
const opened: { close: () => Promise<void> }[] = [];

afterEach(async () => {
  for (const graph of opened.splice(0)) await graph.close();
});

async function open(path: string, options: EmbeddedOptions = {}): Promise<EmbeddedGraph> {
  const graph = await EmbeddedGraph.open(path, options);
  opened.push(graph);
  return graph;
}

/** Reads what was written from its files, as a process that starts later does. */
class ReopenedGraph implements Graph {
  readonly #path: string;
  #graph: EmbeddedGraph;

  constructor(path: string, graph: EmbeddedGraph) {
    this.#path = path;
    this.#graph = graph;
  }

  view(): MemoryView {
    return this.#graph.view();
  }

  async write(change: Change): Promise<number> {
    const epoch = await this.#graph.write(change);
    await this.#graph.close();
    this.#graph = await EmbeddedGraph.open(this.#path);
    return epoch;
  }

  close(): Promise<void> {
    return this.#graph.close();
  }
}

describe("EmbeddedGraph, reopened after each change [embedded]", () => {
  defineConformanceTests({
    emptyGraph: async () => {
      const path = await directory();
      const graph = new ReopenedGraph(path, await EmbeddedGraph.open(path));
      opened.push(graph);
      return graph;
    },
    randomGraphs: 20,
    shapesEach: 5,
    randomWalks: 5,
  });
});

const code = (number: string): NodeRecord =>
  node("Code", { code: number, system: "CPT", synonyms: [] });

const put =
  (...records: NodeRecord[]): Change =>
  (writer) =>
    writer.putNodes(records);

const epochs = async (path: string): Promise<string[]> =>
  (await readdir(join(path, "epochs"))).sort();

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 10));
}

describe("The directory of an EmbeddedGraph [embedded]", () => {
  test("is made where it is missing, and holds nothing until something is written", async () => {
    const path = join(await directory(), "a", "b");
    const graph = await open(path);
    expect(graph.view().epoch).toBe(0);
    expect(await readdir(path)).toEqual([]);
  });

  test("keeps the newest epoch and the one before it", async () => {
    const path = await directory();
    const graph = await open(path);
    for (const number of ["1", "2", "3", "4"]) await graph.write(put(code(number)));
    expect(await epochs(path)).toEqual(["000003", "000004"]);
    expect((await readdir(path)).sort()).toEqual(["CURRENT", "epochs"]);
  });

  test("is not touched by a change that changes nothing or fails", async () => {
    const path = await directory();
    const graph = await open(path);
    await fill(graph, FIXTURE);
    const current = await readFile(join(path, "CURRENT"), "utf8");
    await fill(graph, FIXTURE);
    await expect(graph.write(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await readFile(join(path, "CURRENT"), "utf8")).toBe(current);
    expect(await epochs(path)).toEqual(["000001"]);
    expect((await readdir(path)).sort()).toEqual(["CURRENT", "epochs"]);
  });

  test("is filled by what is given for the beginning, once", async () => {
    const path = await directory();
    let filled = 0;
    const initial = async (graph: Graph): Promise<void> => {
      filled++;
      await fill(graph, FIXTURE);
    };
    const graphs = await Promise.all([open(path, { initial }), open(path, { initial })]);
    expect(graphs.map((graph) => graph.view().epoch)).toEqual([1, 1]);
    await open(path, { initial });
    expect(filled).toBeLessThanOrEqual(2);
    expect(await epochs(path)).toEqual(["000001"]);
  });

  test("is not worked out again for the beginning while another process writes", async () => {
    const path = await directory();
    await open(path);
    const lock = await WriterLock.take(path);
    let filled = 0;
    const opening = open(path, {
      initial: async (graph) => {
        filled++;
        await fill(graph, FIXTURE);
      },
    });
    await until(() => filled === 1);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(filled).toBe(1);
    await lock.release();
    expect((await opening).view().epoch).toBe(1);
    expect(filled).toBe(2);
  });

  test("loses what a writer left unfinished when the next one begins", async () => {
    const path = await directory();
    const graph = await open(path);
    await graph.write(put(code("1")));
    const before = await everything(graph.view());
    await graph.write(put(code("2")));
    // As if the writer of epoch 2 had died before its commit, and one of epoch 3 too.
    const current = await readFile(join(path, "CURRENT"), "utf8");
    const older = current
      .replace("000002", "000001")
      .replace(/"manifest":"\w+"/, await manifest(path));
    await replaceDurably(join(path, "CURRENT"), older);
    await rm(join(path, "epochs/000002/Code.arrow"));
    const next = await open(path);
    expect(await everything(next.view())).toEqual(before);
    await next.write(put(code("3")));
    expect((await everything(next.view())).nodes.map(({ id }) => id)).toEqual(["Code:1", "Code:3"]);
    expect(await everything((await open(path)).view())).toEqual(await everything(next.view()));
    expect(await epochs(path)).toEqual(["000001", "000002"]);
  });

  test("that can't be written gives a clear error, and the graph stays as it was", async () => {
    const path = await directory();
    const graph = await open(path);
    await writeFile(join(path, "epochs"), "in the way");
    const writing = graph.write(put(code("1")));
    await expect(writing).rejects.toThrow(GraphUnavailableError);
    await expect(writing).rejects.toThrow(`The graph in ${path} can't be`);
    expect(graph.view().epoch).toBe(0);
    await rm(join(path, "epochs"));
    expect(await graph.write(put(code("1")))).toBe(1);
    await expect(EmbeddedGraph.open(join(path, "CURRENT", "below"))).rejects.toThrow(
      /can't be made: ENOTDIR/,
    );
  });
});

const manifest = async (path: string): Promise<string> => {
  const { createHash } = await import("node:crypto");
  const bytes = await readFile(join(path, "epochs/000001/manifest.json"));
  return `"manifest":"${createHash("sha256").update(bytes).digest("hex")}"`;
};

describe("Two EmbeddedGraphs on one directory [embedded]", () => {
  test("one shows what the other writes within two seconds, and old views stay as they were", async () => {
    const path = await directory();
    const swaps: number[] = [];
    const reader = await open(path, { onSwap: (epoch) => swaps.push(epoch) });
    const writer = await open(path);
    await fill(writer, FIXTURE);
    const begun = Date.now();
    await until(() => swaps.length === 1);
    expect(Date.now() - begun).toBeLessThan(2_000);
    const old = reader.view();
    const before = await everything(old);
    expect(before).toEqual(await everything(writer.view()));
    await writer.write((w) => w.removeNodes(["Code:10001"]));
    await until(() => swaps.length === 2);
    expect(swaps).toEqual([1, 2]);
    expect(await everything(old)).toEqual(before);
    expect(await everything(reader.view())).toEqual(await everything(writer.view()));
  });

  test("each builds upon what the other wrote", async () => {
    const path = await directory();
    const [a, b] = [await open(path), await open(path)];
    expect(await a.write(put(code("1")))).toBe(1);
    expect(await b.write(put(code("2")))).toBe(2);
    expect(await a.write(put(code("3")))).toBe(3);
    expect((await everything(a.view())).nodes.map(({ id }) => id)).toEqual([
      "Code:1",
      "Code:2",
      "Code:3",
    ]);
  });

  test("of two that write at once one is refused", async () => {
    const path = await directory();
    const graphs = [await open(path), await open(path), await open(path)];
    let inside = 0;
    const results = await Promise.allSettled(
      graphs.map((graph, i) =>
        graph.write(async (writer) => {
          expect(++inside).toBe(1);
          await writer.putNodes([code(String(i))]);
          await new Promise((resolve) => setTimeout(resolve, 2_000));
          inside--;
        }),
      ),
    );
    const refused = results.filter(({ status }) => status === "rejected");
    expect(refused).toHaveLength(2);
    for (const { reason } of refused as PromiseRejectedResult[])
      expect(reason).toBeInstanceOf(GraphBusyError);
  });

  test("one goes on with what it has while it can't read the other's, and says so once", async () => {
    const path = await directory();
    const problems: string[] = [];
    const swaps: number[] = [];
    const writer = await open(path);
    await fill(writer, FIXTURE);
    const reader = await open(path, {
      onSwap: (epoch) => swaps.push(epoch),
      onProblem: (message) => problems.push(message),
    });
    const before = await everything(reader.view());
    const current = await readFile(join(path, "CURRENT"), "utf8");
    await replaceDurably(join(path, "CURRENT"), current.replace("000001", "000007"));
    await until(() => problems.length > 0);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain("000007");
    const since = reader.detached()?.since.getTime() ?? 0;
    expect(Date.now() - since).toBeGreaterThan(1_000);
    expect(reader.detached()).toEqual({ since: new Date(since), reason: problems[0] });
    expect(await everything(reader.view())).toEqual(before);
    await expect(reader.write(put(code("1")))).rejects.toThrow(GraphUnavailableError);
    await replaceDurably(join(path, "CURRENT"), current);
    await writer.write(put(code("1")));
    await until(() => swaps.length > 0);
    expect(reader.detached()).toBeNull();
    expect(await everything(reader.view())).toEqual(await everything(writer.view()));
  });
});
