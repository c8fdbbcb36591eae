import { expect, test } from "@jest/globals";
import { GraphQLError, buildSchema, execute, parse } from "graphql";
import { buildSchema as buildApiSchema } from "../../../src/api/schema.ts";
import { CompiledQueries } from "../../../src/server/executor/compiled-queries.ts";
import { compileWeight } from "../../../src/server/executor/compile-weight.ts";
import { Executor } from "../../../src/server/executor/executor.ts";
import { operation } from "../../api/api-client.ts";

const request = (source: string, variables = {}) => ({
  document: parse(source),
  operationName: null,
  variables,
  context: null,
});

test("documents are compiled when they come often enough, and new ones are not", () => {
  const queries = new CompiledQueries(buildApiSchema(), 3);
  const often = request("{ __typename }");
  expect([1, 2, 3, 4].map(() => queries.get(often) !== null)).toEqual([false, false, true, true]);
  expect(queries.get(request("{ __typename }"))).toBeNull();
});

test.each(["code-page", "modifier-page", "lookup", "browse", "related", "fee-schedule", "changes"])(
  "the published operation %s is light enough to be compiled",
  (name) => {
    expect(compileWeight(buildApiSchema(), parse(operation(name)))).toBeLessThan(250);
  },
);

test("fragments and interfaces do not hide how heavy a document is", () => {
  const weightOf = (source: string) => compileWeight(buildApiSchema(), parse(source));
  const types = buildApiSchema().getPossibleTypes(
    buildApiSchema().getType("Node") as Parameters<
      ReturnType<typeof buildApiSchema>["getPossibleTypes"]
    >[0],
  ).length;
  expect(weightOf('{ node(id: "x") { id } }')).toBe(1 + types + types);
  const spread =
    "{ a: code(code: 1) { ...F } b: code(code: 1) { ...F } } fragment F on Code { id code }";
  expect(weightOf(spread)).toBe(2 * (1 + 1 + 2));
});

test("what goes wrong while a value is taken in is an error of its field, and leaves others alone", async () => {
  const schema = buildSchema("type Query { bad: Part, good: Part } type Part { name: String }");
  const fields = schema.getQueryType()?.getFields() ?? {};
  const part = (name: () => string) =>
    Promise.resolve(Object.defineProperty({}, "name", { get: name }));
  const bad = () =>
    part(() => {
      throw new GraphQLError("broken");
    });
  Object.assign(fields.bad ?? {}, { resolve: bad });
  Object.assign(fields.good ?? {}, { resolve: () => part(() => "well") });
  const source = "{ bad { name } good { name } }";
  const { data, errors } = await new Executor(schema, 1).execute(request(source));
  expect(data).toEqual({ bad: null, good: { name: "well" } });
  expect(errors).toMatchObject([{ message: "broken", path: ["bad"] }]);
});

test("errors are those that graphql-js would have made", async () => {
  const schema = buildSchema("type Query { one: Int, other: Int!, few: [Int!], kept: Int }");
  const fields = schema.getQueryType()?.getFields() ?? {};
  const inner = new GraphQLError("of a client", { extensions: { code: "MADE_UP" } });
  Object.assign(fields.one ?? {}, { resolve: () => Promise.reject(inner) });
  Object.assign(fields.few ?? {}, { resolve: () => [1, "no number"] });
  Object.assign(fields.kept ?? {}, { resolve: () => Promise.reject(new Error("of our own")) });
  for (const source of ["{\n  one\n  few kept }", "{ one other }"]) {
    const { document, ...rest } = request(source);
    const compiled = await new Executor(schema, 1).execute({ document, ...rest });
    const interpreted = await execute({ schema, document });
    const seen = ({ errors = [], data }: typeof compiled) => ({
      data,
      errors: errors.map((error) => ({
        shown: JSON.stringify(error),
        isGraphql: error instanceof GraphQLError,
      })),
    });
    const byText = ({ data, errors }: ReturnType<typeof seen>) => ({
      data: JSON.stringify(data),
      errors: errors.sort((a, b) => (a.shown < b.shown ? -1 : 1)),
    });
    expect(byText(seen(compiled))).toEqual(byText(seen(interpreted)));
  }
});
