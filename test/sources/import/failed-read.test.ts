import { expect, test } from "@jest/globals";
import { setTimeout } from "node:timers/promises";
import type { Graph, GraphView, GraphWriter } from "../../../src/graph/graph.ts";
import { sampleRow } from "../mpfs/made-up-releases.ts";
import { embedded, madeUpRelease, putRelease, putSeed } from "./graphs.ts";
import { ownView } from "../../support/own-view.ts";

/** Enough codes that some are written while others are still to be read. */
const ROWS = Array.from({ length: 2_400 }, (_, i) => sampleRow({ code: `${10_000 + i}` }));

// The change is undone when a read fails: what is written after that would stay behind.
test("an import that can't read on waits for what it is writing", async () => {
  const graph = await embedded();
  await putSeed(graph);
  const before = graph.view().epoch;
  const slow = new SlowWriter(graph);
  await expect(putRelease(slow, madeUpRelease(ROWS))).rejects.toThrow("on purpose");
  expect(slow.begun).toBeGreaterThan(0);
  expect(slow.underWay).toBe(0);
  await setTimeout(300);
  expect(slow.begun).toBe(slow.ended);
  expect(graph.view().epoch).toBe(before);
});

/** A graph that takes its time to write relationships, and fails to read the fourth many codes. */
class SlowWriter implements Graph {
  begun = 0;
  ended = 0;
  #reads = 0;
  readonly #graph: Graph;

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  get underWay(): number {
    return this.begun - this.ended;
  }

  view(): GraphView {
    return this.#graph.view();
  }

  close(): Promise<void> {
    return this.#graph.close();
  }

  write(change: (writer: GraphWriter) => Promise<void>): Promise<number> {
    return this.#graph.write((writer) =>
      change({
        base: this.#failing(writer.base),
        putNodes: (records) => writer.putNodes(records),
        removeNodes: (ids) => writer.removeNodes(ids),
        removeRelationships: (records) => writer.removeRelationships(records),
        putRelationships: async (records) => {
          this.begun++;
          await setTimeout(200);
          await writer.putRelationships(records);
          this.ended++;
        },
      }),
    );
  }

  #failing(view: GraphView): GraphView {
    return ownView({
      epoch: view.epoch,
      list: (...call) => view.list(...call),
      nodes: (...call) => view.nodes(...call),
      relationships: (...call) => view.relationships(...call),
      survey: (...call) => view.survey(...call),
      reach: (...call) => view.reach(...call),
      fans: (...call) => view.fans(...call),
      links: (...call) => view.links(...call),
      count: () => view.count(),
      read: (selection, keys, ...rest) => {
        if (keys.length > 300 && ++this.#reads === 4) throw new Error("on purpose");
        return view.read(selection, keys, ...rest);
      },
    });
  }
}
