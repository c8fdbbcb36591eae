import { expect, test } from "@jest/globals";
import { GraphBusyError, type Graph } from "../../src/graph/graph.ts";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { createLogger } from "../../src/server/logger.ts";
import { seedAtStart } from "../../src/server/seed-at-start.ts";
import { CollectedLines } from "./collected-lines.ts";
import { seededGraph } from "./running-server.ts";

/** A graph that can be read and not be written. */
const unwritable = (graph: Graph, error: Error): Graph => ({
  view: () => graph.view(),
  write: () => Promise.reject(error),
  close: () => graph.close(),
});

async function seed(graph: Graph): Promise<string[]> {
  const log = new CollectedLines();
  await seedAtStart(graph, await createLogger("info", log));
  return log.lines;
}

test("an empty store is filled, and one that has the facts stays as it is", async () => {
  const graph = new MemoryGraph();
  expect(await seed(graph)).toEqual([expect.stringContaining("are in the graph")]);
  expect(graph.view().epoch).toBe(1);
  expect(await seed(graph)).toEqual([]);
  expect(graph.view().epoch).toBe(1);
});

test("a store that another process writes is served as it is", async () => {
  const graph = unwritable(new MemoryGraph(), new GraphBusyError("Somebody is at work."));
  expect(await seed(graph)).toEqual([expect.stringContaining("Another process")]);
});

test("a store that can't be written is served with what it has", async () => {
  const graph = unwritable(await seededGraph(), new Error("The disk is full."));
  const [line, ...more] = await seed(graph);
  expect(JSON.parse(line ?? "")).toMatchObject({ level: "warn" });
  expect(line).toContain("The disk is full.");
  expect(more).toEqual([]);
});

test("a store that can't be written and has nothing is an error", async () => {
  const graph = unwritable(new MemoryGraph(), new Error("The disk is full."));
  await expect(seed(graph)).rejects.toThrow("The disk is full.");
});
