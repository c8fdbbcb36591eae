import { describe } from "@jest/globals";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { EXECUTIONS } from "./api-client.ts";
import { defineRelatedTests } from "./related.conformance.ts";

describe.each(EXECUTIONS)("What belongs to a code [embedded], %s", (execution) => {
  defineRelatedTests({
    emptyGraph: () => Promise.resolve(new MemoryGraph()),
    statements: () => null,
    execution,
  });
});
