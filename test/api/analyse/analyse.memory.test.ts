import { describe } from "@jest/globals";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { EXECUTIONS } from "../api-client.ts";
import { defineAnalyseTests } from "./analyse.conformance.ts";

describe.each(EXECUTIONS)("Analysis [embedded], %s", (execution) => {
  defineAnalyseTests({
    emptyGraph: () => Promise.resolve(new MemoryGraph()),
    statements: () => null,
    execution,
  });
});
