import { describe } from "@jest/globals";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { EXECUTIONS } from "./api-client.ts";
import { defineApiTests } from "./api.conformance.ts";

describe.each(EXECUTIONS)("API [embedded], %s", (execution) => {
  defineApiTests({
    emptyGraph: () => Promise.resolve(new MemoryGraph()),
    statements: () => null,
    execution,
  });
});
