import { describe } from "@jest/globals";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { EXECUTIONS } from "../api-client.ts";
import { defineExploreTests } from "./explore.conformance.ts";

describe.each(EXECUTIONS)("Exploration [embedded], %s", (execution) => {
  defineExploreTests({
    emptyGraph: () => Promise.resolve(new MemoryGraph()),
    statements: () => null,
    execution,
  });
});
