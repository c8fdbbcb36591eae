import { describe } from "@jest/globals";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { defineClaimTests } from "./claim.conformance.ts";

describe("Check of claims [embedded]", () => {
  defineClaimTests({
    emptyGraph: () => Promise.resolve(new MemoryGraph()),
    statements: () => null,
  });
});
