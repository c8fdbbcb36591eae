import { expect, test } from "@jest/globals";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import type { ImportOptions } from "../../../src/sources/releases/write-release.ts";
import { putSeed } from "../../sources/import/graphs.ts";
import { ApiClient } from "../api-client.ts";
import { CHECK_ALL } from "./claim.conformance.ts";
import { DAY } from "./claim-table.ts";
import { claimOf, wordsOf } from "./claim-text.ts";
import { ADD_ONS, EDITS, FEES, OPTIONS, putFees, putRows } from "./made-up-world.ts";

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

test("the global days of an earlier procedure rest on the release of its day, however old the claim", async () => {
  const graph = new MemoryGraph();
  await putSeed(graph);
  await putFees(graph, FEES, "2023-01-01");
  await putFees(graph, FEES, "2025-10-01");
  const after = async (on: string, prior: string): Promise<unknown> => {
    const claims = [claimOf({ lines: ["11111-79"], on, priors: [`11111 ${prior}`] }, DAY)];
    const { checkClaims } = await new ApiClient(graph).data(CHECK_ALL, { claims });
    const { findings, coverage } = checkClaims[0] as {
      findings: { rule: string; status: string }[];
      coverage: { check: string; status: string }[];
    };
    return [
      findings.find(({ rule }) => rule.startsWith("GLOBAL"))?.status,
      coverage.find(({ check }) => check === "GLOBAL_PERIOD")?.status,
    ];
  };
  // Between the two releases nothing here speaks for the day of the surgery.
  expect(await after("2025-10-05", "2025-09-28")).toEqual(["WARN", "STALE"]);
  expect(await after("2026-01-05", "2025-12-31")).toEqual(["PASS", "USED"]);
  expect(await after("2026-01-05", "2026-01-02")).toEqual(["WARN", "STALE"]);
});

test("a code that a later snapshot lacks is not in that one", async () => {
  const graph = new MemoryGraph();
  await putSeed(graph);
  await putFees(graph, FEES, "2023-01-01");
  await putFees(
    graph,
    FEES.filter(({ code }) => code !== "33336"),
    "2025-10-01",
  );
  const claims = [claimOf({ lines: ["33336"] }, DAY)];
  const { checkClaims } = await new ApiClient(graph).data(CHECK_ALL, { claims });
  expect(checkClaims[0].findings).toContainEqual(
    expect.objectContaining({
      rule: "CODE_TERMINATED",
      source: { release: "Release:mpfs:2025-10-01", file: "made-up.csv", row: null },
    }),
  );
});

test("a list that names no date is stale on all days, until someone vouches for its day", async () => {
  const graph = new MemoryGraph();
  await putSeed(graph);
  await putFees(graph, FEES);
  const list = { ...ADD_ONS, dayAssumed: "the day of the first lists" };
  await putRows(graph, list);
  expect(await answer(graph, "33333", "22222")).toEqual(
    expect.arrayContaining([
      "WARN ADD_ON_PRIMARY_PRESENT 1 aoc:1",
      "WARN ADD_ON_LIST_NOT_CURRENT 2 aoc",
    ]),
  );
  const assumed = async (): Promise<unknown> => {
    const { node } = await new ApiClient(graph).data(
      `{ node(id: "Release:aoc:2025-10-01") { ... on Release { dayAssumed } } }`,
    );
    return node.dayAssumed;
  };
  expect(await assumed()).toBe("the day of the first lists");
  await putRows(graph, ADD_ONS);
  expect(await assumed()).toBe("the day of the first lists");
  await putRows(graph, ADD_ONS, VOUCHED);
  expect(await assumed()).toBeNull();
  expect(await answer(graph, "33333", "22222")).toContain("PASS ADD_ON_PRIMARY_PRESENT 1 aoc:1");
});
