import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import {
  getVariableValues,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  Kind,
  parse,
  validate,
  type GraphQLNamedType,
} from "graphql";
import { readdirSync } from "node:fs";
import { constraints } from "../../src/graph/neo4j/constraints.ts";
import {
  NODE_TYPES,
  RELATIONSHIP_TYPES,
  nodeDeclaration,
  relationshipDeclaration,
} from "../../src/graph/model/model.ts";
import { buildSchema, schemaText } from "../../src/api/schema.ts";
import { DEFAULT_LIMITS, validationRules } from "../../src/api/limits.ts";
import { mappingOf } from "../../src/api/shape/mapping.ts";

const folder = new URL("../../schema/", import.meta.url);
const file = (name: string): string => readFileSync(new URL(name, folder), "utf8");
const schema = buildSchema();
const ours = Object.values(schema.getTypeMap()).filter(({ name }) => !name.startsWith("__"));

test("schema/schema.graphql is what the classes say (npm run schema writes it)", () => {
  expect(file("schema.graphql")).toBe(schemaText());
});

test("schema/constraints.cypher is what the model says (npm run schema writes it)", () => {
  const written = file("constraints.cypher")
    .split(";\n")
    .map((s) => s.trim());
  expect(written.filter((s) => s !== "" && !s.startsWith("//"))).toEqual(constraints());
});

test("every type, field and argument is described", () => {
  const missing: string[] = [];
  const check = (
    where: string,
    { description }: { description?: string | null | undefined },
  ): void => {
    if (!description) missing.push(where);
  };
  const checkType = (type: GraphQLNamedType): void => {
    check(type.name, type);
    if (isEnumType(type) || !("getFields" in type)) return;
    for (const field of Object.values(type.getFields())) {
      check(`${type.name}.${field.name}`, field);
      if (isObjectType(type) || isInterfaceType(type))
        for (const arg of "args" in field ? field.args : [])
          check(`${type.name}.${field.name}(${arg.name})`, arg);
    }
  };
  ours.filter((type) => type !== schema.getQueryType()).forEach(checkType);
  Object.values(schema.getQueryType()?.getFields() ?? {}).forEach((field) => {
    check(`Query.${field.name}`, field);
    for (const arg of field.args) check(`Query.${field.name}(${arg.name})`, arg);
  });
  expect(missing).toEqual([]);
});

test("every connection's description states its order", () => {
  const connections = ours.filter(({ name }) => name.endsWith("Connection"));
  expect(connections.length).toBeGreaterThan(10);
  for (const { description } of connections) expect(description).toMatch(/\bby (code|id|type)\b/);
});

test("every node type has a type of its own, those of the server itself have none", () => {
  for (const type of NODE_TYPES) {
    const shown = schema.getType(type);
    if (nodeDeclaration(type).internal) {
      expect(shown).toBeUndefined();
      continue;
    }
    expect(isObjectType(shown) && shown.getInterfaces().map(({ name }) => name)).toContain("Node");
  }
});

test("the model's table of fields and the schema agree", () => {
  const shown = new Set<string>();
  for (const type of ours.filter(isObjectType))
    for (const field of Object.values(type.getFields())) {
      const mapping = mappingOf(field.extensions);
      if (mapping !== undefined && "resolvedFrom" in mapping)
        for (const { relationship, direction } of mapping.relations)
          shown.add(`${relationship} ${direction} ${field.name}`);
      if (mapping === undefined || !("relation" in mapping)) continue;
      for (const side of mapping.direction === "both"
        ? (["out", "in"] as const)
        : [mapping.direction])
        shown.add(`${mapping.relation} ${side} ${field.name}`);
    }
  const declared = RELATIONSHIP_TYPES.flatMap((type) =>
    Object.entries(relationshipDeclaration(type).fields).map(
      ([side, name]) => `${type} ${side} ${name}`,
    ),
  );
  expect(declared.filter((entry) => !shown.has(entry))).toEqual([]);
});

test("nothing can be written", () => {
  expect(schema.getMutationType()).toBeUndefined();
  expect(schema.getSubscriptionType()).toBeUndefined();
});

test("there is no scalar that hides a structure", () => {
  const scalars = ours
    .filter((t) => t.constructor.name === "GraphQLScalarType")
    .map(({ name }) => name);
  expect(scalars.sort()).toEqual(["Boolean", "Date", "Float", "ID", "Int", "String"]);
});

test("inputs are described as well", () => {
  expect(ours.filter(isInputObjectType).length).toBeGreaterThan(4);
});

test.each(readdirSync(new URL("operations/", folder)))(
  "operations/%s is valid within the limits",
  (name) => {
    const errors = validate(
      schema,
      parse(file(`operations/${name}`)),
      validationRules(DEFAULT_LIMITS),
    );
    expect(errors.map(({ message }) => message)).toEqual([]);
  },
);

// GraphiQL offers them as examples, from this line.
test.each(readdirSync(new URL("operations/", folder)))(
  "operations/%s begins with variables that fit it, and a title",
  (name) => {
    const text = file(`operations/${name}`);
    const [, variables = ""] = /^# (\{.*\}) -- \S.*\n/.exec(text) ?? [];
    const [definition] = parse(text).definitions;
    if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error("no operation");
    const { variableDefinitions = [] } = definition;
    const given = JSON.parse(variables) as Record<string, unknown>;
    expect(getVariableValues(schema, variableDefinitions, given)).toHaveProperty("coerced");
  },
);
