import { describe } from "@jest/globals";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { defineApiTests } from "./api.conformance.ts";

describe("API [embedded]", () => {
  defineApiTests({ emptyGraph: () => Promise.resolve(new MemoryGraph()), statements: () => null });
});
