import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { buildSchema, getVariableValues, parse, Kind } from "graphql";
import { coercedVariables } from "../../src/api/coerced-variables.ts";

const schema = buildSchema(`
  enum Colour { RED GREEN }
  input Part { name: ID!, count: Int! = 1, tags: [String!] = [], parts: [Part!], colour: Colour }
  input One @oneOf { a: Int, b: String }
  type Query { ask(part: Part, parts: [[Part]], one: One, least: Float, on: Boolean): Int }
`);
const document = parse(`
  query ($part: Part!, $parts: [[Part]], $one: One, $least: Float = 2, $on: Boolean) {
    ask(part: $part, parts: $parts, one: $one, least: $least, on: $on)
  }
`);
const [operation] = document.definitions;
if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error("There is no operation.");

const odd = fc.constantFrom(null, 0, 1.5, "", "RED", true, [], {}, ["x"], { a: 1 });
/** Nearly always what it should be. */
const mostly = (right: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.oneof({ weight: 15, arbitrary: right }, { weight: 1, arbitrary: odd });
const record = (fields: Record<string, fc.Arbitrary<unknown>>, required: string[]) =>
  fc.record(fields, { requiredKeys: required });
const { part } = fc.letrec((tie) => ({
  part: record(
    {
      name: mostly(fc.oneof(fc.string(), fc.integer())),
      count: mostly(fc.integer()),
      tags: mostly(fc.array(mostly(fc.string()), { maxLength: 3 })),
      parts: mostly(fc.array(tie("part"), { maxLength: 2 })),
      colour: mostly(fc.constantFrom("RED", "GREEN", null)),
      ...{ unknown: fc.constant(1) },
    },
    ["name"],
  ).map(({ unknown, ...fields }) =>
    // One in many has a field that there is not.
    unknown === 1 && Object.keys(fields).length === 1 ? { ...fields, unknown } : fields,
  ),
}));
const variables = record(
  {
    part,
    parts: mostly(fc.array(fc.array(part, { maxLength: 2 }), { maxLength: 2 })),
    one: mostly(fc.constantFrom({ a: 1 }, { b: "x" }, { a: 1, b: "x" })),
    least: mostly(fc.double({ noNaN: true })),
    on: mostly(fc.boolean()),
    ...{ other: fc.string() },
  },
  ["part"],
);

test("coerces variables as graphql-js does, whether they are right or wrong", () => {
  let right = 0;
  fc.assert(
    fc.property(variables, (given) => {
      const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], given);
      if (coerced !== undefined) right++;
      const found = coercedVariables(schema, operation, given);
      expect(found).toStrictEqual(coerced ?? null);
      expect(JSON.stringify(found)).toBe(JSON.stringify(coerced ?? null));
    }),
    { numRuns: 500 },
  );
  expect(right).toBeGreaterThan(50);
});

test("makes the values of a request once", () => {
  const given = { part: { name: "a" } };
  expect(coercedVariables(schema, operation, given)).toBe(
    coercedVariables(schema, operation, given),
  );
});
