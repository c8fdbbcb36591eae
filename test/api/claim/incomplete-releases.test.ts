import { expect, test } from "@jest/globals";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import type { ImportOptions } from "../../../src/sources/releases/write-release.ts";
import { putSeed } from "../../sources/import/graphs.ts";
import { ApiClient } from "../api-client.ts";
import { CHECK_ALL } from "./claim.conformance.ts";
import { DAY } from "./claim-table.ts";
import { claimOf, wordsOf } from "./claim-text.ts";
import { EDITS, FEES, OPTIONS, putFees, putRows } from "./made-up-world.ts";

const PARTIAL: ImportOptions = { ...OPTIONS, allowPartial: true };
const VOUCHED: ImportOptions = { ...OPTIONS, replace: true };

const answer = async (graph: MemoryGraph, ...lines: string[]): Promise<string[]> => {
  const claims = [claimOf({ lines }, DAY)];
  const { checkClaims } = await new ApiClient(graph).data(CHECK_ALL, { claims });
  return (checkClaims[0].findings as unknown[]).map(wordsOf);
};

test("what a release lacks that may not be whole is not known, until someone vouches for it", async () => {
  const graph = new MemoryGraph();
  await putSeed(graph);
  await putFees(graph, FEES, "2025-10-01", PARTIAL);
  await putRows(graph, EDITS, PARTIAL);
  const open = await answer(graph, "71046", "12345");
  expect(open).toContain("NO_DATA PAIR_DATA_MISSING 1,2");
  expect(open).toContain("NO_DATA CODE_UNKNOWN 2 mpfs");
  // That it is there already does not tell that it is whole.
  const { epoch } = graph.view();
  await putRows(graph, EDITS);
  expect(graph.view().epoch).toBe(epoch);
  await putFees(graph, FEES, "2025-10-01", VOUCHED);
  await putRows(graph, EDITS, VOUCHED);
  const settled = await answer(graph, "71046", "12345");
  expect(settled).toContain("PASS PAIR_NOT_BUNDLED 1,2 ptp");
  expect(settled).toContain("FAIL CODE_UNKNOWN 2 mpfs");
});

test("what it has counts all the same", async () => {
  const graph = new MemoryGraph();
  await putSeed(graph);
  await putRows(graph, EDITS, PARTIAL);
  expect(await answer(graph, "20560", "97810")).toContain("FAIL PAIR_NEVER_TOGETHER 1,2 ptp:4");
});

test("several snapshots in a row: the one of the day is cited, and what an earlier one said holds", async () => {
  const graph = new MemoryGraph();
  await putSeed(graph);
  await putFees(graph, FEES, "2025-07-01");
  await putFees(graph, FEES, "2025-10-01");
  const limits = (effectiveFrom: string): Promise<void> =>
    putRows(graph, {
      slug: "mue",
      setting: "PRACTITIONER",
      effectiveFrom,
      rows: [{ code: "11111", units: 1, adjudication: "1", rationale: "Made up" }],
    });
  await limits("2025-07-01");
  await limits("2025-10-01");
  const claims = [claimOf({ lines: ["11111"] }, DAY)];
  const { checkClaims } = await new ApiClient(graph).data(CHECK_ALL, { claims });
  const found = (
    checkClaims[0].findings as { rule: string; status: string; source: unknown }[]
  ).map(({ rule, status, source }) => ({ rule, status, source }));
  expect(found).toContainEqual({
    rule: "CODE_VALID",
    status: "PASS",
    source: { release: "Release:mpfs:2025-10-01", file: "made-up.csv", row: null },
  });
  expect(found).toContainEqual({
    rule: "UNIT_LIMIT_KEPT",
    status: "PASS",
    source: { release: "Release:mue:2025-07-01:PRACTITIONER", file: "mue.csv", row: 1 },
  });
});
