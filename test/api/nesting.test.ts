import { expect, test } from "@jest/globals";
import { getIntrospectionQuery } from "graphql";
import { MOST_NESTED, checkNesting, checkVariables } from "../../src/api/nesting.ts";

const checking = (source: string) => () => {
  checkNesting(source);
};

test("a document is refused that is nested deeper than the limit, whatever is nested", () => {
  for (const [open, close] of [
    ["{a", "}"],
    ["...{", "}"],
    ["[", "]"],
    ["(", ")"],
    ["{a([", "])}"],
  ] as const) {
    const brackets = open.replace(/[^{[(]/g, "").length;
    const fits = Math.floor(MOST_NESTED / brackets);
    expect(checking(open.repeat(fits) + close.repeat(fits))).not.toThrow();
    expect(checking(open.repeat(fits + 1) + close.repeat(fits + 1))).toThrow(
      `The nesting of an operation is limited to ${MOST_NESTED}; this one has `,
    );
    expect(checking(open.repeat(100_000))).toThrow("nesting");
  }
});

test("brackets in texts and comments nest nothing", () => {
  const many = "[".repeat(1_000);
  expect(checking(`{ code(code: "${many}") { id } }`)).not.toThrow();
  expect(checking(`# ${many}\n{ code(code: """${many}""") { id } }`)).not.toThrow();
});

test("what tools ask for introspection is not refused", () => {
  expect(checking(getIntrospectionQuery())).not.toThrow();
});

test("variables are refused that are nested deeper than the limit, in a body and in an address", () => {
  const nested = (depth: number): unknown =>
    JSON.parse(`${'{"a":['.repeat(depth / 2)}${"]}".repeat(depth / 2)}`);
  for (const given of [nested, (depth: number) => JSON.stringify(nested(depth))]) {
    expect(() => {
      checkVariables(given(MOST_NESTED));
    }).not.toThrow();
    expect(() => {
      checkVariables(given(MOST_NESTED + 2));
    }).toThrow(/nesting of .* is limited to 200; this one has 202/);
  }
  for (const flat of [undefined, null, 1, {}, { codes: ["[".repeat(1_000)] }])
    expect(() => {
      checkVariables(flat);
    }).not.toThrow();
});
