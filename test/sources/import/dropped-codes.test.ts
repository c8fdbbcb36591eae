import { describe, expect, test } from "@jest/globals";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { HCPCS_SOURCE } from "../../../src/sources/hcpcs/hcpcs-source.ts";
import type { HcpcsRow } from "../../../src/sources/hcpcs/hcpcs-row.ts";
import { importRelease } from "../../../src/sources/releases/import-release.ts";
import { ApiClient } from "../../api/api-client.ts";
import { putSeed } from "./graphs.ts";
import { fileOf } from "./random-releases.ts";

const rowOf = (code: string, different: Partial<HcpcsRow> = {}): Omit<HcpcsRow, "row"> => ({
  kind: "CODE",
  code,
  short: "Made up",
  long: "Made up at length",
  pricing: ["00"],
  multiplePricing: "9",
  coverage: "C",
  typesOfService: ["1"],
  betos: "Z2",
  crossReferences: [],
  statute: null,
  coverageIssues: [],
  carriersManual: [],
  labCertifications: [],
  processingNote: null,
  ascGroup: null,
  ascEffective: null,
  added: "2015-01-01",
  actionEffective: "2015-01-01",
  lastDay: null,
  action: "N",
  ...different,
});

const RELEASES = [
  {
    slug: "hcpcs",
    setting: null,
    effectiveFrom: "2019-01-01",
    rows: [rowOf("G0001"), rowOf("G0002"), rowOf("G0202", { lastDay: "2017-12-31" })],
  },
  {
    slug: "hcpcs",
    setting: null,
    effectiveFrom: "2025-10-01",
    rows: [rowOf("G0001"), rowOf("G0003")],
  },
];

interface Answer {
  readonly lookupCodes: readonly { readonly problem: string | null }[];
}

const LOOKUP = `query ($codes: [ID!]!, $asOf: Date) {
  lookupCodes(codes: $codes, asOf: $asOf) { key problem }
}`;

describe("a code that a later release of HCPCS lacks [embedded]", () => {
  test.each([
    ["in the order of their dates", RELEASES],
    ["the other way round", [...RELEASES].reverse()],
  ])("was there until that one began, imported %s", async (_how, releases) => {
    const graph = new MemoryGraph();
    await putSeed(graph);
    for (const release of releases)
      await importRelease(graph, HCPCS_SOURCE as never, fileOf(release), {
        replace: false,
        allowPartial: false,
        now: new Date("2026-01-01T00:00:00Z"),
        onProgress: () => undefined,
      });
    const problems = async (asOf: string): Promise<unknown> => {
      const codes = ["G0001", "G0002", "G0202"];
      const answer = (await new ApiClient(graph).data(LOOKUP, { codes, asOf })) as Answer;
      return answer.lookupCodes.map(({ problem }) => problem);
    };
    expect(await problems("2017-12-31")).toEqual([null, null, null]);
    expect(await problems("2018-01-01")).toEqual([null, null, "TERMINATED"]);
    expect(await problems("2025-09-30")).toEqual([null, null, "TERMINATED"]);
    expect(await problems("2025-10-01")).toEqual([null, "TERMINATED", "TERMINATED"]);
    expect(await problems("2014-12-31")).toEqual(Array(3).fill("NOT_YET_EFFECTIVE"));
  });
});
