import { describe } from "@jest/globals";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { EXECUTIONS } from "../api-client.ts";
import { defineClaimTests } from "./claim.conformance.ts";

describe.each(EXECUTIONS)("Check of claims [embedded], %s", (execution) => {
  defineClaimTests({
    emptyGraph: () => Promise.resolve(new MemoryGraph()),
    statements: () => null,
    execution,
  });
});
