import { describe } from "@jest/globals";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { defineArgumentTests } from "./arguments.conformance.ts";

describe("Hostile arguments [embedded]", () => {
  defineArgumentTests({
    name: "embedded",
    emptyGraph: () => Promise.resolve(new MemoryGraph()),
    casesPerField: 240,
  });
});
