import { beforeAll, describe, expect, test } from "@jest/globals";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { describeRealFiles } from "../../sources/files/real-files.ts";
import { ApiClient } from "../api-client.ts";
import { CHECK_ALL } from "./claim.conformance.ts";
import { claimOf } from "./claim-text.ts";
import { defineTableTests, FILES, putFiles, TWENTY_MINUTES } from "./real-claims.conformance.ts";
import { realCases } from "./real-table.ts";

describeRealFiles("claims on the published files", FILES, () => {
  const cases = realCases();

  test("are at least 60, and at least 20 of them pairs that were picked at random", () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(cases.filter(({ what }) => what.startsWith("pair ")).length).toBeGreaterThanOrEqual(21);
    expect(new Set(cases.map(({ what }) => what)).size).toBe(cases.length);
  });

  describe("all rows [embedded]", () => {
    const graph = new MemoryGraph();

    beforeAll(() => putFiles(graph, null), TWENTY_MINUTES);

    defineTableTests(cases, () => graph);

    test("a claim of a hundred lines, many with thousands of edits, is checked", async () => {
      const codes = [
        ...new Set(cases.flatMap(({ lines }) => lines.map((line) => line.slice(0, 5)))),
      ];
      const lines = codes.slice(0, 99).concat("96523");
      const many = Array.from({ length: 20 }, () => claimOf({ lines }, "2024-08-15"));
      const { checkClaims } = await new ApiClient(graph).data(CHECK_ALL, { claims: many });
      expect(checkClaims).toHaveLength(20);
    });
  });
});
