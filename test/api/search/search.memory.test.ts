import { describe } from "@jest/globals";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { EXECUTIONS } from "../api-client.ts";
import { defineSearchTests } from "./search.conformance.ts";

describe.each(EXECUTIONS)("Search [embedded], %s", (execution) => {
  defineSearchTests({
    emptyGraph: () => Promise.resolve(new MemoryGraph()),
    statements: () => null,
    execution,
  });
});
