import { beforeAll, expect, test } from "@jest/globals";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { buildSchema } from "../../../src/api/schema.ts";
import { checkCost } from "../../../src/api/cost.ts";
import { DEFAULT_LIMITS } from "../../../src/api/limits.ts";
import { MOST_CODES } from "../../../src/api/claim/claim-limits.ts";
import { parse } from "graphql";
import { putSeed } from "../../sources/import/graphs.ts";
import { ApiClient, operation, type Data } from "../api-client.ts";

const graph = new MemoryGraph();
const api = new ApiClient(graph);

beforeAll(async () => {
  await putSeed(graph);
});

const claim = (more: Data = {}): Data => ({
  dateOfService: "2025-11-15",
  lines: [{ code: "20560" }],
  ...more,
});

const lines = (count: number, from = 0): Data[] =>
  Array.from({ length: count }, (_, i) => ({ code: String(10_000 + from + i) }));

test.each([
  ["a setting that there is not", { setting: "HOME" }, /"HOME" does not exist in "Setting" enum/],
  ["a day that is none", { dateOfService: "2025-02-30" }, /2025-02-30/],
  ["a day in words", { dateOfService: "yesterday" }, /yesterday/],
  ["no day", { dateOfService: null }, /dateOfService/],
  ["no lines", { lines: null }, /lines/],
  ["units that are no whole number", { lines: [{ code: "20560", units: 1.5 }] }, /units/],
  ["units beyond all numbers", { lines: [{ code: "20560", units: 2 ** 31 }] }, /units/],
  ["a prior procedure of no day", { priorProcedures: [{ code: "20560" }] }, /dateOfService/],
])("a claim with %s is refused in words", async (_what, more, words) => {
  const { message } = await api.failure(operation("check-claim"), { claim: claim(more) });
  expect(message).toMatch(words);
});

test.each([
  ["lines", { lines: lines(101) }, "claim.lines", 100],
  [
    "prior procedures",
    { priorProcedures: lines(101).map((line) => ({ ...line, dateOfService: "2025-01-01" })) },
    "claim.priorProcedures",
    100,
  ],
  [
    "modifiers on a line",
    { lines: [{ code: "20560", modifiers: Array.from({ length: 21 }, () => "59") }] },
    "claim.lines.modifiers",
    20,
  ],
])(
  "a claim with too many %s is refused by LIMIT_EXCEEDED",
  async (_what, more, argument, limit) => {
    const { errors } = await api.run(operation("check-claim"), { claim: claim(more) });
    expect(errors?.[0]?.extensions).toEqual({
      code: "LIMIT_EXCEEDED",
      argument,
      limit,
      asked: limit + 1,
    });
  },
);

test("a claim as large as can be is checked", async () => {
  const { checkClaim } = await api.data(operation("check-claim"), {
    claim: claim({ lines: lines(100) }),
  });
  expect(checkClaim.findings.length).toBeGreaterThan(100);
});

test("101 claims are refused, and so are more different codes than are looked at together", async () => {
  const all = operation("check-claims");
  const many = await api.failure(all, { claims: Array.from({ length: 101 }, () => claim()) });
  expect(many).toMatchObject({ code: "LIMIT_EXCEEDED", message: /"claims" is limited to 100/ });
  const wide = Array.from({ length: 21 }, (_, i) => claim({ lines: lines(100, i * 100) }));
  expect(await api.failure(all, { claims: wide })).toEqual({
    code: "LIMIT_EXCEEDED",
    message: `Argument "claims.lines.code" is limited to ${MOST_CODES}; 2100 were asked for.`,
  });
  const { checkClaims } = await api.data(all, { claims: [] });
  expect(checkClaims).toEqual([]);
});

test("claims of many aliases are read in groups, and answered as by themselves", async () => {
  const claims = [0, 1_500, 0].map((from) =>
    Array.from({ length: 15 }, (_, i) =>
      claim({ id: `${from} ${i}`, lines: lines(100, from + i * 100) }),
    ),
  );
  const { a, b, c } = await api.data(
    `query ($a: [ClaimInput!]!, $b: [ClaimInput!]!, $c: [ClaimInput!]!) {
      a: checkClaims(claims: $a) { id status findings { rule lines } }
      b: checkClaims(claims: $b) { id status findings { rule lines } }
      c: checkClaims(claims: $c) { id status findings { rule lines } }
    }`,
    { a: claims[0], b: claims[1], c: claims[2] },
  );
  expect(c).toEqual(a);
  expect(b.map(({ id }: Data) => id)).toEqual(claims[1]?.map(({ id }) => id as string));
});

test("a hundred usual claims cost less than an operation may, and a hundred full ones more", () => {
  const cost = (source: string, count: number): void => {
    const claims = Array.from({ length: 100 }, () => claim({ lines: lines(count) }));
    checkCost(
      {
        schema: buildSchema(),
        query: parse(source),
        variables: { claims },
        operationName: undefined,
      },
      DEFAULT_LIMITS.cost,
    );
  };
  const field = "checkClaims(claims: $claims) { id status findings { status rule message } }";
  expect(() => {
    cost(operation("check-claims"), 30);
  }).not.toThrow();
  expect(() => {
    cost(operation("check-claims"), 100);
  }).toThrow(/The cost of an operation is limited to 100000; this one has \d+/);
  expect(() => {
    cost(`query ($claims: [ClaimInput!]!) { a: ${field} b: ${field} c: ${field} }`, 30);
  }).toThrow(/cost/);
});
