import { expect, test } from "@jest/globals";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { node } from "../../src/graph/record.ts";
import { fill, listing, selection } from "./fixture.ts";

const CODES = 20_000;
const SHAPES = 200;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

function usedMegabytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed / 1024 / 1024;
}

test("lists of many shapes, all of them kept, hold no list of all nodes each [embedded]", async () => {
  const graph = new MemoryGraph();
  const nodes = Array.from({ length: CODES }, (_, i) =>
    node("Code", { code: String(i).padStart(5, "0"), system: "CPT", synonyms: [] }),
  );
  await fill(graph, { nodes, relationships: [] });
  const view = graph.view();
  const shapes = Array.from({ length: SHAPES }, (_, i) =>
    listing([selection("Code", ["code"], { flags: [], relations: [] })], {
      first: 0,
      count: i % 2 === 0,
    }),
  );
  const before = usedMegabytes();
  for (const shape of shapes) {
    const page = await view.list(shape, null, [2]);
    expect(page.edges.map((edge) => edge.node.code)).toEqual(["00000", "00001"]);
    expect(page.hasNextPage).toBe(true);
  }
  // An array of as many items would be most of a megabyte, a shape.
  expect(usedMegabytes() - before).toBeLessThan(SHAPES * 0.1);
  expect(shapes).toHaveLength(SHAPES);
});
