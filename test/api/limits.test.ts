import { describe, expect, test } from "@jest/globals";
import { parse, validate } from "graphql";
import {
  DEEPEST,
  HIGHEST_COST,
  MOST_FIELDS,
  checkCost,
  validationRules,
} from "../../src/api/limits.ts";
import { buildSchema } from "../../src/api/schema.ts";

const schema = buildSchema();
const errorsOf = (source: string): { code: unknown; message: string }[] =>
  validate(schema, parse(source), validationRules).map(({ extensions, message }) => ({
    code: extensions.code,
    message,
  }));
const nested = (levels: number): string =>
  `{ family(id: "x") ${"{ parent ".repeat(levels)} { id } ${"}".repeat(levels)} }`;

describe("Limits", () => {
  test("the depth of an operation is bounded, and the message names limit and value", () => {
    expect(errorsOf(nested(DEEPEST - 2))).toEqual([]);
    expect(errorsOf(nested(DEEPEST - 1))).toEqual([
      {
        code: "LIMIT_EXCEEDED",
        message: `The depth of an operation is limited to ${DEEPEST}; this one has ${DEEPEST + 1}.`,
      },
    ]);
  });

  test("fragments do not hide depth or size", () => {
    const parts = Array.from(
      { length: 12 },
      (_, i) => `fragment F${i} on Family { a: id b: name ...F${i + 1} parent { ...F${i + 1} } }`,
    );
    const source = `{ family(id: "x") { ...F0 } } ${parts.join(" ")} fragment F12 on Family { id }`;
    const codes = errorsOf(source).map(({ code }) => code);
    expect(codes).toContain("LIMIT_EXCEEDED");
  });

  test("aliases count as fields", () => {
    const aliases = Array.from(
      { length: MOST_FIELDS },
      (_, i) => `a${i}: __typename b${i}: modifier(code: "59") { id }`,
    );
    expect(errorsOf(`{ ${aliases.join(" ")} }`)).toMatchObject([{ code: "LIMIT_EXCEEDED" }]);
  });

  test("introspection is exempt", () => {
    expect(
      errorsOf(
        `{ __schema { types { fields { type { ofType { ofType { ofType { ofType { name } } } } } } } } }`,
      ),
    ).toEqual([]);
  });

  test("cost multiplies what is below a connection by its page size, and lookups by their keys", () => {
    const operation =
      (source: string, variables: Record<string, unknown> = {}) =>
      () => {
        checkCost({ schema, query: parse(source), variables, operationName: undefined });
      };
    const deep = `query ($first: Int!) { codes(first: $first) { nodes {
      modifiers(first: $first) { nodes { codes(first: $first) { nodes { id } } } } } } }`;
    expect(operation(deep, { first: 5 })).not.toThrow();
    expect(operation(deep, { first: 100 })).toThrow(
      `cost of an operation is limited to ${HIGHEST_COST}`,
    );
    const lookup = `query ($codes: [ID!]!) { lookupCodes(codes: $codes) { code { modifiers(first: 100) { nodes { id } } } } }`;
    expect(operation(lookup, { codes: ["1"] })).not.toThrow();
    expect(operation(lookup, { codes: Array<string>(1_000).fill("1") })).toThrow("cost");
  });
});
