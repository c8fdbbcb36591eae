import { expect, test } from "@jest/globals";
import { Kind, buildSchema, parse } from "graphql";
import { coercedVariables } from "../../src/api/coerced-variables.ts";

const schema = buildSchema(`
  input Part { name: ID!, count: Int! = 1 }
  type Query { ask(part: Part): Int }
`);
const [one, other] = parse(`
  query One($part: Part!) { ask(part: $part) }
  query Other($part: Part) { ask(part: $part) }
`).definitions;
if (one?.kind !== Kind.OPERATION_DEFINITION || other?.kind !== Kind.OPERATION_DEFINITION)
  throw new Error("There are no operations.");

test("makes the values of a request once, for each operation that asks", () => {
  const given = { part: { name: 7 } };
  const made = coercedVariables(schema, one, given);
  expect(made).toEqual({ part: { name: "7", count: 1 } });
  expect(coercedVariables(schema, one, given)).toBe(made);
  expect(coercedVariables(schema, other, {})).toEqual({});
});

test("takes what is wrong for one operation as it is for another", () => {
  const given = {};
  expect(coercedVariables(schema, one, given)).toBeNull();
  expect(coercedVariables(schema, one, given)).toBeNull();
  expect(coercedVariables(schema, other, given)).toEqual({});
});
