import fc from "fast-check";
import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import { anything, day, integer, text } from "./hostile-values.ts";

/** A field with arguments, and how to get there from the root. */
export interface Place {
  /** As GraphQL names it: Code.modifiers. */
  readonly coordinate: string;
  readonly field: GraphQLField<unknown, unknown>;
  /** Fields on the way to it, with the arguments that they need. */
  readonly path: readonly string[];
}

/** What a program sends. */
export interface Request {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Values of required arguments on the way to a field, which lead somewhere. */
const ON_THE_WAY: Readonly<Record<string, string>> = {
  "Query.code": 'code: "20560"',
  "Query.family": 'id: "dry-needling"',
  "Query.indicator": 'type: GLOBAL_DAYS, value: "XXX"',
  "Query.modifier": 'code: "59"',
  "Query.locality": 'carrier: "10112", locality: "00"',
  "Query.node": 'id: "Code:10001"',
  "Query.placeOfService": 'code: "11"',
  "Query.providerType": 'id: "chiropractor"',
  "Query.search": 'text: "needling"',
  "Query.lookupCodes": 'codes: ["20560", "10001"]',
  "Query.compareCodes": 'a: "20560", b: "97810"',
  "Query.checkClaim":
    'claim: {dateOfService: "2025-10-01", lines: [{code: "20560", modifiers: ["59"]}]}',
  "FeeScheduleEntry.payment": 'carrier: "10112", locality: "00"',
};

/** Types to which no field leads from the root but `node`, which is of any. */
const BY_NODE: Readonly<Record<string, readonly string[]>> = {
  UnitLimit: ['node(id: "UnitLimit:PRACTITIONER:1:LINE")', "... on UnitLimit"],
};

/** One has modifiers and all that the seed knows, the other edits, limits and rows of the fee schedule. */
const CODES = ["20560", "10001"];

/** Steps from the root to any type are no more than these. */
const DEEPEST = 6;

/**
 * Every field of the schema that has arguments, by the shortest ways to it of which one is found
 * that `leads` somewhere in the graph.
 */
export async function placesWithArguments(
  schema: GraphQLSchema,
  leads: (query: string) => Promise<boolean>,
): Promise<Place[]> {
  const found = new Map<string, readonly string[]>([["Query", []], ...Object.entries(BY_NODE)]);
  const root = schema.getQueryType();
  if (!root) throw new Error("The schema has no queries.");
  let ways: { type: GraphQLObjectType; path: readonly string[] }[] = [{ type: root, path: [] }];
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next: typeof ways = [];
    for (const { type, path } of ways)
      for (const field of Object.values(type.getFields())) {
        const inner = getNamedType(field.type);
        const onTheWay = ON_THE_WAY[`${type.name}.${field.name}`];
        const isReachable = onTheWay !== undefined || !field.args.some(isRequiredArgument);
        if (!isObjectType(inner) || found.has(inner.name) || !isReachable) continue;
        const step = onTheWay === undefined ? field.name : `${field.name}(${onTheWay})`;
        const way = [...path, step];
        if (!(await leads(nested(way, "__typename")))) continue;
        found.set(inner.name, way);
        next.push({ type: inner, path: way });
      }
    ways = next;
  }
  return [...found].flatMap(([name, path]) =>
    Object.values((schema.getType(name) as GraphQLObjectType).getFields())
      .filter(({ args }) => args.length > 0)
      .map((field) => ({ coordinate: `${name}.${field.name}`, field, path })),
  );
}

const nested = (path: readonly string[], inner: string): string =>
  path.reduceRight((below, step) => `{ ${step} ${below} }`, inner === "" ? "" : `{ ${inner} }`);

/** Requests that give a field hostile arguments, some in the document and some as variables. */
export function requestsTo({ field, path }: Place): fc.Arbitrary<Request> {
  const given = field.args.map((argument) =>
    fc
      .tuple(
        fc.option(valueOf(argument.type), { freq: isRequiredArgument(argument) ? 30 : 2 }),
        fc.boolean(),
      )
      .map(([value, inDocument]) => ({ argument, value, inDocument })),
  );
  const ways = CODES.map((code) => path.map((step) => step.replace('"20560"', `"${code}"`)));
  return fc.tuple(fc.constantFrom(...ways), ...given).map(([way, ...all]) => {
    const sent = all.filter(
      ({ value, argument }) => value !== null || isRequiredArgument(argument),
    );
    const variables = sent.filter(({ inDocument }) => !inDocument);
    const declared = variables.map(({ argument }) => `$${argument.name}: ${String(argument.type)}`);
    const args = sent.map(
      ({ argument: { name }, value, inDocument }) =>
        `${name}: ${inDocument ? literal(value) : `$${name}`}`,
    );
    const step = `${field.name}${args.length > 0 ? `(${args.join(", ")})` : ""} ${selectionOf(field.type)}`;
    return {
      query: `query Hostile${declared.length > 0 ? `(${declared.join(", ")})` : ""} ${nested(way, step)}`,
      variables: Object.fromEntries(variables.map(({ argument, value }) => [argument.name, value])),
    };
  });
}

/** Values of a type, right or nearly right; now and then something else altogether. */
export function valueOf(type: GraphQLInputType): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: ofType(type) }, { weight: 1, arbitrary: anything });
}

function ofType(type: GraphQLInputType): fc.Arbitrary<unknown> {
  const nullable = getNullableType(type);
  if (isListType(nullable)) {
    const item = valueOf(nullable.ofType);
    return fc.oneof(
      { weight: 8, arbitrary: fc.array(item, { maxLength: 3 }) },
      { weight: 1, arbitrary: item.map((one) => Array.from({ length: 250 }, () => one)) },
    );
  }
  if (isInputObjectType(nullable)) {
    const fields = Object.values(nullable.getFields());
    return fc.record(Object.fromEntries(fields.map((field) => [field.name, valueOf(field.type)])), {
      requiredKeys: fields.filter(isRequiredInputField).map(({ name }) => name),
    });
  }
  if (isEnumType(nullable))
    return fc.oneof(
      {
        weight: 12,
        arbitrary: fc.constantFrom(...nullable.getValues().map(({ name }) => new EnumName(name))),
      },
      { weight: 1, arbitrary: text },
    );
  switch (nullable.name) {
    case "Int":
    case "Float":
      return integer;
    case "Boolean":
      return fc.boolean();
    case "Date":
      return day;
    default:
      return text;
  }
}

/** A name that stands without quotes in a document, and as a text among variables. */
class EnumName {
  readonly #name: string;

  constructor(name: string) {
    this.#name = name;
  }

  toString(): string {
    return this.#name;
  }

  toJSON(): string {
    return this.#name;
  }
}

/** A value as a document says it; keys that are no names are left for the parser to refuse. */
function literal(value: unknown): string {
  if (value instanceof EnumName) return value.toString();
  if (Array.isArray(value)) return `[${value.map(literal).join(", ")}]`;
  if (typeof value === "object" && value !== null)
    return `{${Object.entries(value)
      .map(([key, one]) => `${key}: ${literal(one)}`)
      .join(", ")}}`;
  return JSON.stringify(value);
}

/** Enough of what a field gives that its resolvers have to work. */
function selectionOf(type: GraphQLField<unknown, unknown>["type"], depth = 1): string {
  const inner = getNamedType(type);
  if (isLeafType(inner)) return "";
  if (!isObjectType(inner)) return "{ __typename }";
  const fields = Object.values(inner.getFields()).filter(
    ({ args, type: below }) =>
      !args.some(isRequiredArgument) &&
      (isLeafType(getNamedType(below)) || (depth > 0 && !isListOfObjects(below))),
  );
  const edges = "edges" in inner.getFields() ? inner.getFields().edges : undefined;
  const chosen = [...fields.slice(0, 5), ...(edges ? [edges] : [])];
  return `{ __typename ${chosen.map((field) => `${field.name} ${selectionOf(field.type, depth - 1)}`).join(" ")} }`;
}

function isListOfObjects(type: GraphQLField<unknown, unknown>["type"]): boolean {
  return isListType(getNullableType(type)) && !isLeafType(getNamedType(type));
}
