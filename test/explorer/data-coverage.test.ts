import { expect, test } from "@jest/globals";
import { DataCoverageDocument, type DataCoverageQuery } from "../../explorer/generated/graphql.ts";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { ApiClient } from "../api/api-client.ts";
import { fillExplored } from "../e2e/explored-graph.ts";

test("how old data are is answered for a day alone, by the releases that decide on it", async () => {
  const api = new ApiClient(await fillExplored(new MemoryGraph()));
  const statusOn = async (day: string) => {
    const data: unknown = await api.data(DataCoverageDocument.toString(), { day });
    const { coverage } = (data as DataCoverageQuery).checkClaim;
    return Object.fromEntries(
      coverage.map(({ check, status, release }) => [check, [status, release]]),
    );
  };
  expect(await statusOn("2025-11-03")).toMatchObject({
    GLOBAL_PERIOD: ["USED", "Release:mpfs:2025-10-01"],
    UNIT_LIMITS: ["USED", "Release:mue:2025-10-01:PRACTITIONER"],
    ADD_ON_CODES: ["NO_DATA", null],
  });
  expect(await statusOn("2030-01-01")).toMatchObject({
    GLOBAL_PERIOD: ["STALE", "Release:mpfs:2025-10-01"],
    UNIT_LIMITS: ["STALE", "Release:mue:2025-10-01:PRACTITIONER"],
  });
});
