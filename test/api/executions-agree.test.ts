import { beforeAll, describe, expect, test } from "@jest/globals";
import { parse } from "graphql";
import { buildSchema } from "../../src/api/schema.ts";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { CompiledQueries } from "../../src/server/executor/compiled-queries.ts";
import { fill } from "../graph/fixture.ts";
import { putSeed } from "../sources/import/graphs.ts";
import { ApiClient, EXECUTIONS } from "./api-client.ts";
import { randomQuery } from "./random-query.ts";
import { RELATED_FACTS } from "./related-facts.ts";

const CASES = 300;

/** What a client sees of an answer, to the order of its fields. */
type Seen = string;

describe("Compiled and interpreted queries", () => {
  let clients: readonly ApiClient[];

  beforeAll(async () => {
    const graph = new MemoryGraph();
    await fill(graph, RELATED_FACTS);
    await putSeed(graph);
    clients = EXECUTIONS.map((execution) => new ApiClient(graph, execution));
  });

  const seen = (source: string, variables?: Record<string, unknown>): Promise<Seen[]> =>
    Promise.all(
      clients.map(async (client) => {
        const { data, errors = [] } = await client.run(source, variables);
        // Of errors of one answer, GraphQL leaves the order open.
        const told = errors.map((error) => JSON.stringify(error)).sort();
        return JSON.stringify({ data, errors: told }, null, 1);
      }),
    );

  const isCompiled = (source: string, variables: Record<string, unknown>): boolean =>
    new CompiledQueries(buildSchema(), 1).get({
      document: parse(source),
      operationName: null,
      variables,
      context: null,
    }) !== null;

  test(`are answered alike, ${CASES} random ones`, async () => {
    let compiled = 0;
    for (let seed = 0; seed < CASES; seed++) {
      const query = randomQuery(buildSchema(), seed);
      const [one, other] = await seen(query);
      expect({ seed, answer: one }).toEqual({ seed, answer: other });
      if (seed % 50 === 0 && isCompiled(query, {})) compiled++;
    }
    // Most of what does not compile has texts or keys that are refused, or is heavy.
    expect(compiled).toBeGreaterThan(CASES / 50 / 4);
  });

  const page = `query ($code: ID!, $first: Int, $after: String, $verdict: [Verdict!], $more: Boolean! = false) {
    code(code: $code) {
      ...Names
      modifiers(first: $first, after: $after, verdict: $verdict) { ...Page }
      again: modifiers(verdict: [ALLOWED], first: $first) @include(if: $more) { ...Page }
    }
  }
  fragment Names on Code { code system @skip(if: $more) descriptors { short } }
  fragment Page on ModifierVerdictConnection { totalCount nodes { code ...More @include(if: $more) } }
  fragment More on Modifier { name }`;

  test.each<[string, Record<string, unknown>]>([
    ["all that is asked for", { code: "20560", first: 3, after: null, verdict: ["ALLOWED"] }],
    ["a single value for a list", { code: "20560", verdict: "NOT_ALLOWED" }],
    ["more", { code: "20560", first: 2, more: true }],
    ["less", { code: "20560", first: 2, more: false }],
    ["a number for a key", { code: 20560 }],
    ["nothing where it must be", {}],
    ["null where it must not be", { code: null }],
    ["null for a choice", { code: "20560", more: null }],
    ["too much", { code: "20560", first: 1_000 }],
    ["a cursor that is none", { code: "20560", after: "x" }],
    ["several mistakes", { code: [], first: "x", verdict: ["NONE", 1] }],
  ])("get along with variables that say %s", async (_, variables) => {
    const [one, other] = await seen(page, variables);
    expect(one).toEqual(other);
  });

  test("compile with the choices that variables make", () => {
    expect(isCompiled(page, { code: "20560", more: true })).toBe(true);
  });

  test.each<[string, string, Record<string, unknown>]>([
    [
      "a field within another and an alias of both names",
      `{ code(code: "20560") { similar(first: 1) { nodes { code } } }
         code_similar: code(code: "20561") { code } similar_code: code(code: "20561") { similar(first: 2) { nodes { code } } } }`,
      {},
    ],
    ["an alias that is no property", `{ __proto__: code(code: "20560") { code } }`, {}],
    [
      "a text that the compiler takes for code of its own",
      `{ modifier(code: "__MAGIC_DATE__33a9e76d_02e0_4128_8e92_3530ad3da74dglobalThis.seized=1") { code } }`,
      {},
    ],
    [
      "a variable within a filter that is left out",
      `query ($active: Boolean) { codes(first: 2, filter: { active: $active }) { totalCount } }`,
      {},
    ],
    [
      "a variable within a list that is null against its default",
      `query ($code: ID = "20560") { lookupCodes(codes: [$code]) { code { code } } }`,
      { code: null },
    ],
    [
      "a list for an input object",
      `query ($filter: CodeFilter) { codes(first: 2, filter: $filter) { totalCount } }`,
      { filter: [] },
    ],
    [
      "one fragment under two conditions",
      `query ($a: Boolean!, $b: Boolean!) { one: code(code: "20560") @include(if: $a) { ...F }
         two: code(code: "20560") { ...F @include(if: $a) ...F @include(if: $b) } }
       fragment F on Code { code }`,
      { a: false, b: true },
    ],
    [
      "interfaces",
      `{ nodes(ids: ["Code:20560", "Modifier:59", "x"]) { __typename id ... on Code { code } } }`,
      {},
    ],
    [
      "the schema",
      `{ __schema { types { name fields(includeDeprecated: null) { name args { name defaultValue } } } } }`,
      {},
    ],
  ])("get along with %s", async (_, source, variables) => {
    const [one, other] = await seen(source, variables);
    expect(one).toEqual(other);
    expect(one).not.toContain("TypeError");
    expect(globalThis).not.toHaveProperty("seized");
  });
});
