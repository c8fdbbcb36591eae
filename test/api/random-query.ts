import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import { DAYS, EXTREME_DAYS, TEXTS } from "../graph/arbitrary.ts";
import { stream } from "../support/stream.ts";

/** Keys that lead somewhere in the seed and in made-up facts, so that random queries do not only miss. */
const KEYS = [
  "10001",
  "10112",
  "00",
  "11",
  "Code:10001",
  "Code:19999",
  "Locality:10112:00",
  "UnitLimit:PRACTITIONER:1:LINE",
  "20560",
  "20561",
  "97810",
  "98940",
  "59",
  "25",
  "AT",
  "XS",
  "Code:20560",
  "Modifier:59",
  "Indicator:GLOBAL_DAYS:XXX",
  "Family:dry-needling",
  "ProviderType:111N00000X",
  "Release:seed:2020-01-01",
  "Indication:restricted-range-of-motion",
];

/** A query over the whole schema, its fields, arguments and values drawn from a seed. */
export function randomQuery(schema: GraphQLSchema, seed: number): string {
  const next = stream(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(next() * items.length)] as T;
  let aliases = 0;

  const value = (type: GraphQLInputType, name: string): string => {
    const nullable = getNullableType(type);
    if (isListType(nullable)) {
      const items = Array.from({ length: Math.floor(next() * 3) }, () =>
        value(nullable.ofType, name),
      );
      return `[${items.join(", ")}]`;
    }
    if (isEnumType(nullable)) return pick(nullable.getValues()).name;
    if (isInputObjectType(nullable)) {
      const fields = Object.values(nullable.getFields()).filter(
        (field) => isNonNullType(field.type) || next() < 0.3,
      );
      return `{${fields.map((field) => `${field.name}: ${value(field.type, field.name)}`).join(", ")}}`;
    }
    switch (nullable.name) {
      case "Int":
        if (next() < 0.01) return pick(["101", "-1"]);
        return pick(["0", "1", "2", "5"]);
      case "Boolean":
        return pick(["true", "false"]);
      case "Date":
        return JSON.stringify(
          next() < 0.02 ? "2025-02-30" : pick([...DAYS, ...EXTREME_DAYS, "2025-10-01"]),
        );
      default:
        return JSON.stringify(next() < 0.7 ? pick(KEYS) : pick(TEXTS));
    }
  };

  const args = (declared: readonly GraphQLArgument[]): string => {
    const given = declared.filter(
      ({ type, name }) => isNonNullType(type) || next() < (name === "after" ? 0.01 : 0.3),
    );
    const texts = given.map(({ name, type }) => `${name}: ${value(type, name)}`);
    return texts.length > 0 ? `(${texts.join(", ")})` : "";
  };

  const select = (type: GraphQLObjectType, depth: number): string => {
    const fields = Object.values(type.getFields()).filter(
      (field) => depth > 0 || isLeafType(getNamedType(field.type)),
    );
    const chosen = fields.filter(() => next() < 2.5 / fields.length);
    const texts = chosen.map((field) => {
      const inner = getNamedType(field.type);
      const below = isObjectType(inner)
        ? select(inner, depth - 1)
        : isInterfaceType(inner)
          ? `{ __typename id ${schema
              .getPossibleTypes(inner)
              .map((possible) => `... on ${possible.name} ${select(possible, depth - 1)}`)
              .join(" ")} }`
          : "";
      return `f${aliases++}: ${field.name}${args(field.args)} ${below}`;
    });
    return `{ __typename ${texts.join(" ")} }`;
  };

  const query = schema.getQueryType();
  if (!query) throw new Error("The schema has no queries.");
  return select(query, 4);
}
