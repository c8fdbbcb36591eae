import { describe } from "@jest/globals";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { defineConformanceTests } from "./conformance.ts";

describe("MemoryGraph [embedded]", () => {
  defineConformanceTests({
    emptyGraph: () => Promise.resolve(new MemoryGraph()),
    randomGraphs: 20,
    shapesEach: 10,
    randomWalks: 40,
  });
});
