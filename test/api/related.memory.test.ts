import { describe } from "@jest/globals";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { defineRelatedTests } from "./related.conformance.ts";

describe("What belongs to a code [embedded]", () => {
  defineRelatedTests({
    emptyGraph: () => Promise.resolve(new MemoryGraph()),
    statements: () => null,
  });
});
