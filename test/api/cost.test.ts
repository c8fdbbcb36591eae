import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { getIntrospectionQuery, parse } from "graphql";
import { checkCost, costOf } from "../../src/api/cost.ts";
import { DEFAULT_LIMITS } from "../../src/api/limits.ts";
import { buildSchema } from "../../src/api/schema.ts";
import { operation } from "./api-client.ts";

const HIGHEST_COST = DEFAULT_LIMITS.cost;
const schema = buildSchema();
const asked = (source: string, variables: Record<string, unknown> = {}) => ({
  schema,
  query: parse(source),
  variables,
  operationName: undefined,
});
const cost = (source: string, variables?: Record<string, unknown>): number =>
  costOf(asked(source, variables));
const running = (source: string, variables?: Record<string, unknown>) => () => {
  checkCost(asked(source, variables), HIGHEST_COST);
};
const aliases = (count: number, field: string): string =>
  `{ ${Array.from({ length: count }, (_, i) => `a${i}: ${field}`).join(" ")} }`;

describe("The cost of an operation", () => {
  test("multiplies what is below a connection by its page size, and lookups by their keys", () => {
    const deep = `query ($first: Int!) { codes(first: $first) { nodes {
      modifiers(first: $first) { nodes { codes(first: $first) { nodes { id } } } } } } }`;
    expect(running(deep, { first: 5 })).not.toThrow();
    expect(running(deep, { first: 100 })).toThrow(
      `The cost of an operation is limited to ${HIGHEST_COST}; this one has `,
    );
    const lookup = `query ($codes: [ID!]!) { lookupCodes(codes: $codes) { code { modifiers(first: 100) { nodes { id } } } } }`;
    expect(running(lookup, { codes: ["1"] })).not.toThrow();
    expect(running(lookup, { codes: Array<string>(1_000).fill("1") })).toThrow("cost");
  });

  test.each([
    ["code-page", { code: "20560" }],
    ["modifier-page", { modifier: "59" }],
    ["browse", { first: 100, after: null }],
    ["lookup", { codes: Array<string>(1_000).fill("20560") }],
    ["related", { code: "20560", first: 100 }],
    ["fee-schedule", { code: "20560", carrier: "10112", locality: "00" }],
    ["search", { text: "dry needling" }],
    ["explore", { from: "Code:20560", to: "Code:97140" }],
    ["analyse", {}],
  ])("is well within the limit for %s", (name, variables) => {
    expect(cost(operation(name), variables)).toBeLessThan(HIGHEST_COST / 2);
  });

  test("counts a list at the root by what the store looks at, however little it answers", () => {
    const filtered = `codes(first: 1, filter: { modifiers: [{ code: "50" }] }) { totalCount }`;
    expect(running(aliases(10, filtered))).not.toThrow();
    expect(running(aliases(300, filtered))).toThrow("cost");
    expect(running(aliases(300, "modifiers(first: 1) { totalCount }"))).toThrow("cost");
  });

  test("counts the codes of a triad, and those of triads in triads", () => {
    const triad = (below: string): string => `componentTriad { role node { ${below} } }`;
    const page = (field: string): string => `{ codes(first: 100) { nodes { ${field} } } }`;
    expect(running(page(triad("code system")))).not.toThrow();
    expect(running(page(triad(triad(triad("code")))))).toThrow("cost");
  });

  test("counts comparing codes with all others, and edits of edits", () => {
    const page = (field: string): string => `{ codes(first: 100) { nodes { ${field} } } }`;
    expect(running(page("similar(first: 1) { nodes { code } }"))).not.toThrow();
    expect(running(page("similar(first: 5) { nodes { similar { totalCount } } }"))).toThrow("cost");
    const edits = (below: string): string => `edits(first: 100) { nodes { code ${below} } }`;
    expect(running(page(edits("")))).not.toThrow();
    expect(running(page(edits("edits(first: 1) { totalCount }")))).toThrow("cost");
  });

  test("counts looking for paths, and what is asked of the nodes that are found", () => {
    const path = (maxHops: number): string =>
      `shortestPath(from: "Code:20560", to: "Code:97140", maxHops: ${maxHops}) { length }`;
    expect(running(aliases(5, path(6)))).not.toThrow();
    expect(running(aliases(10, path(1)))).toThrow("cost");
    const around = (limit: number, below: string): string =>
      `{ neighbourhood(id: "Code:20560", depth: 3, limit: ${limit}) { nodes { node { ... on Code { ${below} } } } } }`;
    expect(running(around(300, "descriptors { short }"))).not.toThrow();
    expect(running(around(300, "similar(first: 1) { totalCount }"))).not.toThrow();
    expect(running(around(300, "edits(first: 100) { nodes { code } }"))).not.toThrow();
    expect(running(around(300, "edits(first: 100) { nodes { code summary active } }"))).toThrow(
      "cost",
    );
    expect(
      running(around(30, "edits(first: 100) { nodes { code summary active } }")),
    ).not.toThrow();
    const alone = (depth: number): string =>
      `neighbourhood(id: "Code:20560", depth: ${depth}, limit: 1) { truncated }`;
    expect(running(aliases(90, alone(1)))).not.toThrow();
    expect(running(aliases(45, alone(2)))).not.toThrow();
    expect(running(aliases(55, alone(2)))).toThrow("cost");
    expect(running(aliases(18, alone(3)))).not.toThrow();
    expect(running(aliases(22, alone(3)))).toThrow("cost");
    expect(running(aliases(22, alone(9)))).toThrow("cost");
    expect(running(aliases(22, alone(-1)))).not.toThrow();
    expect(running(aliases(90, 'search(text: "x", first: 1) { totalCount }'))).not.toThrow();
    expect(running(aliases(110, 'search(text: "x", first: 1) { totalCount }'))).toThrow("cost");
  });

  test("counts the lines of claims, and more so how many meet each other", () => {
    const check = operation("check-claims");
    const claims = (count: number, lines: number, modifiers: readonly string[]) => ({
      claims: Array.from({ length: count }, () => ({
        dateOfService: "2025-11-15",
        lines: Array.from({ length: lines }, () => ({ code: "20560", modifiers })),
      })),
    });
    expect(cost(check, claims(100, 10, ["59", "LT"]))).toBeLessThan(HIGHEST_COST / 2);
    expect(running(check, claims(100, 20, ["59"]))).not.toThrow();
    expect(running(check, claims(1, 100, ["59", "LT", "76", "XE"]))).not.toThrow();
    expect(running(check, claims(100, 100, []))).toThrow(
      `The cost of an operation is limited to ${HIGHEST_COST}; this one has `,
    );
    expect(running(check, claims(10, 100, ["59", "LT", "76", "XE"]))).toThrow("cost");
  });

  test("grows with each condition of a filter, and with the values of one", () => {
    const codes = (filter: string): number =>
      cost(`{ codes(filter: { ${filter} }) { totalCount } }`);
    const modifiers = (count: number): string =>
      `modifiers: [${Array<string>(count).fill('{ code: "50" }').join(" ")}]`;
    const indicators = (values: number): string =>
      `indicators: [{ type: GLOBAL_DAYS, in: [${Array<string>(values).fill('"000"').join(" ")}] }]`;
    expect(codes("system: CPT")).toBeGreaterThan(codes(""));
    expect(codes("system: CPT, active: true")).toBeGreaterThan(codes("system: CPT"));
    expect(codes(modifiers(10))).toBeGreaterThan(9 * codes(modifiers(1)) - 9 * codes(""));
    expect(codes(indicators(100))).toBeGreaterThan(3 * codes(indicators(1)));
    expect(codes(`${modifiers(10)}, ${indicators(100)}`)).toBeLessThan(HIGHEST_COST / 2);
    expect(codes(modifiers(1_000))).toBeGreaterThan(HIGHEST_COST);
  });

  test("lets the schema be asked for as tools do it, and not over and over", () => {
    const whole = getIntrospectionQuery({ inputValueDeprecation: true, specifiedByUrl: true });
    expect(cost(whole)).toBeLessThan(HIGHEST_COST / 2);
    const names = Array.from({ length: 300 }, (_, i) => `a${i}: name`).join(" ");
    const repeated = `{ __schema { types { fields { args { ${names} } } } } }`;
    expect(running(repeated)).toThrow("cost");
    expect(running("{ __schema { types { name } } }")).not.toThrow();
    const low = 10;
    expect(checkCost(asked(whole), low)).toBeGreaterThan(low);
    expect(() =>
      checkCost(asked(`{ code(code: "20560") { id } ${whole.slice(whole.indexOf("{") + 1)}`), low),
    ).toThrow("cost");
  });

  test("is the same where a document is known with like variables as where it is new", () => {
    const document =
      parse(`query ($first: Int!, $all: Boolean!, $filter: CodeFilter, $claims: [ClaimInput!]!) {
      codes(first: $first, filter: $filter) { totalCount @include(if: $all) nodes @skip(if: $all) { id } }
      checkClaims(claims: $claims) { status }
    }`);
    const words = fc.array(fc.constantFrom("50", "59"), { maxLength: 3 });
    const line = fc.record({
      code: fc.constantFrom("20560", "97140"),
      units: fc.nat(3),
      modifiers: words,
    });
    const claim = fc.record({
      dateOfService: fc.constant("2024-08-15"),
      setting: fc.constant("PRACTITIONER"),
      lines: fc.array(line, { maxLength: 3 }),
    });
    const filter = fc.record(
      {
        active: fc.option(fc.boolean()),
        modifiers: fc.array(fc.record({ code: fc.constantFrom("50", "59") }), { maxLength: 2 }),
        indicators: fc.array(fc.record({ type: fc.constant("GLOBAL_DAYS"), in: words }), {
          maxLength: 2,
        }),
      },
      { requiredKeys: [] },
    );
    const known = fc.record({
      first: fc.integer({ min: 1, max: 9 }),
      all: fc.boolean(),
      filter: fc.option(filter),
      claims: fc.array(claim, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(known, (variables) => {
        const operation = asked("{ __typename }", variables);
        const found = checkCost({ ...operation, query: document }, Infinity);
        const anew = checkCost({ ...operation, query: structuredClone(document) }, Infinity);
        expect(found).toBe(anew);
      }),
      { numRuns: 2_000 },
    );
  });
});
