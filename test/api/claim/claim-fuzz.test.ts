import { beforeAll, expect, test } from "@jest/globals";
import fc from "fast-check";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { FINDING_RULES } from "../../../src/rules/claim/finding-rules.ts";
import { FINDING_STATUSES } from "../../../src/rules/claim/finding.ts";
import { ApiClient, operation, type Data } from "../api-client.ts";
import { putSeed } from "../../sources/import/graphs.ts";
import { CHECK_ALL } from "./claim.conformance.ts";
import { FEES, fillWorld } from "./made-up-world.ts";

const graph = new MemoryGraph();
const api = new ApiClient(graph);

beforeAll(async () => {
  await putSeed(graph);
  await fillWorld(graph);
});

const known = <Item>(...items: readonly Item[]): fc.Arbitrary<Item> => fc.constantFrom(...items);
const code = fc.oneof(
  { weight: 8, arbitrary: known(...FEES.map((row) => row.code), "G0001", "J0001") },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);
const modifier = fc.oneof(
  {
    weight: 8,
    arbitrary: known("24", "25", "50", "59", "78", "LT", "RT", "XS", "GP", "CQ", "GA", "GK"),
  },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);
const day = known("2019-06-30", "2024-12-31", "2025-09-30", "2025-11-15", "2026-02-01");
const claim = fc.record(
  {
    id: fc.string(),
    dateOfService: day,
    setting: known("PRACTITIONER", "OUTPATIENT_HOSPITAL", "DME"),
    lines: fc.array(
      fc.record(
        {
          code,
          units: fc.integer({ min: -3, max: 9 }),
          modifiers: fc.array(modifier, { maxLength: 6 }),
          placeOfService: known("11", "21", "1", "", "zz"),
          providerType: known("207R00000X", "physician", "", "zz"),
        },
        { requiredKeys: ["code"] },
      ),
      { maxLength: 6 },
    ),
    priorProcedures: fc.array(fc.record({ code, dateOfService: day }), { maxLength: 3 }),
  },
  { requiredKeys: ["dateOfService", "lines"] },
);

test("any claims are answered, each by itself as among others, and as good as their worst finding", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(claim, { minLength: 1, maxLength: 5 }), async (claims) => {
      const { checkClaims } = await api.data(CHECK_ALL, { claims });
      expect(checkClaims).toHaveLength(claims.length);
      for (const [i, { id, status, findings, coverage }] of (checkClaims as Data[]).entries()) {
        expect(id).toBe(claims[i]?.id ?? null);
        expect(coverage).toHaveLength(12);
        const statuses: string[] = findings.map((finding: Data) => finding.status as string);
        expect(status).toBe(FINDING_STATUSES.find((one) => statuses.includes(one)) ?? "PASS");
        for (const { rule, lines, message, source } of findings as Data[]) {
          expect(FINDING_RULES).toContain(rule);
          expect(message).not.toBe("");
          const numbers = lines as number[];
          const most = claims[i]?.lines.length ?? 0;
          expect(numbers.every((line) => line >= 1 && line <= most)).toBe(true);
          if (source !== null) expect(source.release).toMatch(/^Release:/);
        }
      }
      const [first] = claims;
      const { checkClaim } = await api.data(operation("check-claim"), { claim: first });
      const { id: _, ...rest } = checkClaims[0];
      expect(checkClaim).toEqual(rest);
    }),
    { numRuns: 200 },
  );
}, 120_000);
