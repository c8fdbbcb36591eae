import { describe, expect, test } from "@jest/globals";
import { getIntrospectionQuery, parse, validate } from "graphql";
import {
  checkLists,
  DEFAULT_LIMITS,
  MOST_INTROSPECTIONS,
  validationRules,
  type QueryLimits,
} from "../../src/api/limits.ts";
import { buildSchema } from "../../src/api/schema.ts";

const { depth: DEEPEST, fields: MOST_FIELDS } = DEFAULT_LIMITS;
const schema = buildSchema();
const errorsOf = (
  source: string,
  limits: Partial<QueryLimits> = {},
): { code: unknown; message: string }[] =>
  validate(schema, parse(source), validationRules({ ...DEFAULT_LIMITS, ...limits })).map(
    ({ extensions, message }) => ({
      code: extensions.code,
      message,
    }),
  );
const nested = (levels: number): string =>
  `{ family(id: "x") ${"{ parent ".repeat(levels)} { id } ${"}".repeat(levels)} }`;

describe("Limits [limits]", () => {
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

  test.each([
    ["fields", 'modifier(code: "59") { id }'],
    ["names of types", "__typename"],
  ])("aliases count, of %s as well", (_, field) => {
    const aliases = Array.from({ length: MOST_FIELDS + 1 }, (__, i) => `a${i}: ${field}`);
    const messages = errorsOf(`{ ${aliases.join(" ")} }`).map(({ message }) => message);
    expect(messages).toContainEqual(
      expect.stringMatching(`^The number of fields of an operation is limited to ${MOST_FIELDS};`),
    );
  });

  test("aliases are limited, wherever they stand", () => {
    const source = `{ a: modifier(code: "59") { b: id ...F } } fragment F on Modifier { c: code code }`;
    expect(errorsOf(source, { aliases: 3 })).toEqual([]);
    const message = "The number of aliases of an operation is limited to 2; this one has 3.";
    expect(errorsOf(source, { aliases: 2 })).toEqual([{ code: "LIMIT_EXCEEDED", message }]);
  });

  test("how many fields there are is told as a number, however often fragments double them", () => {
    const parts = Array.from(
      { length: 1_200 },
      (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`,
    );
    const source = `{ ...F0 } ${parts.join(" ")} fragment F1200 on Query { __typename }`;
    const messages = errorsOf(source).map(({ message }) => message);
    expect(messages.join()).toContain(`this one has ${Number.MAX_SAFE_INTEGER}.`);
  });

  test("root fields are limited, in fragments as well", () => {
    const source = `{ modifier(code: "59") { id code } ...F } fragment F on Query { __typename ... { a: __typename } }`;
    expect(errorsOf(source, { rootFields: 3 })).toEqual([]);
    const message = "The number of root fields of an operation is limited to 2; this one has 3.";
    expect(errorsOf(source, { rootFields: 2 })).toEqual([{ code: "LIMIT_EXCEEDED", message }]);
  });

  test("lists are limited, in the document and in variables", () => {
    const source = `{ nodes(ids: ["Code:1", "Code:2", "Code:3"]) { id } }`;
    expect(errorsOf(source, { listItems: 3 })).toEqual([]);
    const message = "A list is limited to 2 items; this one has 3.";
    expect(errorsOf(source, { listItems: 2 })).toEqual([{ code: "LIMIT_EXCEEDED", message }]);
    const nested = {
      claims: [{ lines: [{ modifiers: ["59", "LT", "76"] }] }],
      code: "x",
      none: null,
    };
    const checking = (listItems: number) => () => {
      checkLists(nested, { ...DEFAULT_LIMITS, listItems });
    };
    expect(checking(3)).not.toThrow();
    expect(checking(2)).toThrow(
      'A list in the variable "claims" is limited to 2 items; this one has 3.',
    );
  });

  describe("introspection", () => {
    test("may be as deep as tools ask, as often as they ask", () => {
      const deep = `{ __schema { types { fields { type { ${"ofType { ".repeat(20)} name ${"}".repeat(20)} } } } } }`;
      expect(errorsOf(deep)).toEqual([]);
      const whole = getIntrospectionQuery({
        descriptions: true,
        directiveIsRepeatable: true,
        inputValueDeprecation: true,
        oneOf: true,
        schemaDescription: true,
        specifiedByUrl: true,
      });
      expect(errorsOf(whole)).toEqual([]);
    });

    test("is limited in how often it is asked for, in fragments as well", () => {
      const asked = (count: number): string =>
        Array.from({ length: count }, (_, i) => `a${i}: __type(name: "Code") { name }`).join(" ");
      expect(errorsOf(`{ ${asked(MOST_INTROSPECTIONS)} }`)).toEqual([]);
      const message = `The number of __schema and __type fields of an operation is limited to ${MOST_INTROSPECTIONS}; this one has ${MOST_INTROSPECTIONS + 1}.`;
      const refused = [{ code: "LIMIT_EXCEEDED", message }];
      expect(errorsOf(`{ ${asked(MOST_INTROSPECTIONS)} __schema { description } }`)).toEqual(
        refused,
      );
      const fragments = `{ ...F __schema { description } } fragment F on Query { ${asked(MOST_INTROSPECTIONS)} }`;
      expect(errorsOf(fragments)).toEqual(refused);
    });

    test("is limited in its fields", () => {
      const aliases = Array.from({ length: MOST_FIELDS }, (_, i) => `a${i}: name`);
      const source = `{ __schema { types { ${aliases.join(" ")} } } }`;
      expect(errorsOf(source, { aliases: MOST_FIELDS })).toMatchObject([
        { code: "LIMIT_EXCEEDED" },
      ]);
    });
  });
});
