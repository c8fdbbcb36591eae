import {
  getNullableType,
  isInputObjectType,
  isInputType,
  isListType,
  isNonNullType,
  typeFromAST,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  type GraphQLSchema,
  type TypeNode,
} from "graphql";

/** What is not plainly right: graphql-js has to look at it, and to say what is wrong. */
export const DOUBTFUL = Symbol("doubtful");

type Coerce = (value: unknown) => unknown;

/** By the type as it is written; it belongs to a document that was validated against one schema. */
const byNode = new WeakMap<TypeNode, Coerce>();
const byType = new WeakMap<GraphQLInputType, Coerce>();

/**
 * A value as graphql-js coerces it to a type of variables, or DOUBTFUL. That library asks of each
 * value anew which kind of type it has, and keeps the path to it for words that are rarely said.
 */
export function coerceVariable(schema: GraphQLSchema, node: TypeNode, value: unknown): unknown {
  let coerce = byNode.get(node);
  if (coerce === undefined) {
    // One overload of `typeFromAST` stands for each kind of node.
    const type = typeFromAST(schema, node);
    coerce = isInputType(type) ? coercerOf(type) : () => DOUBTFUL;
    byNode.set(node, coerce);
  }
  return coerce(value);
}

function coercerOf(type: GraphQLInputType): Coerce {
  let coerce = byType.get(type);
  if (coerce === undefined) {
    coerce = isNonNullType(type) ? present(coercerOf(type.ofType)) : orNull(nullable(type));
    byType.set(type, coerce);
  }
  return coerce;
}

const present =
  (coerce: Coerce): Coerce =>
  (value) =>
    value === null || value === undefined ? DOUBTFUL : coerce(value);

const orNull =
  (coerce: Coerce): Coerce =>
  (value) =>
    value === null || value === undefined ? null : coerce(value);

function nullable(input: GraphQLInputType): Coerce {
  const type = getNullableType(input);
  if (isListType(type)) return list(type.ofType);
  if (isInputObjectType(type)) return object(type);
  return (value) => {
    try {
      const parsed: unknown = type.parseValue(value);
      return parsed === undefined ? DOUBTFUL : parsed;
    } catch {
      return DOUBTFUL;
    }
  };
}

function list(type: GraphQLInputType): Coerce {
  const coerce = coercerOf(type);
  return (value) => {
    // One value stands for a list of it.
    if (!Array.isArray(value)) return DOUBTFUL;
    const items: unknown[] = [];
    for (const item of value) {
      const coerced = coerce(item);
      if (coerced === DOUBTFUL) return DOUBTFUL;
      items.push(coerced);
    }
    return items;
  };
}

function object(type: GraphQLInputObjectType): Coerce {
  if (type.isOneOf) return () => DOUBTFUL;
  // A type can have fields of itself: they are looked at when the first value comes.
  let fields: ReturnType<typeof fieldsOf> | null = null;
  return (value) => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return DOUBTFUL;
    fields ??= fieldsOf(type);
    const given = value as Readonly<Record<string, unknown>>;
    const coerced: Record<string, unknown> = {};
    let found = 0;
    for (const { name, defaultValue, isRequired, coerce } of fields) {
      const own = given[name];
      if (own === undefined) {
        if (defaultValue !== undefined) coerced[name] = defaultValue;
        else if (isRequired) return DOUBTFUL;
        continue;
      }
      const made = coerce(own);
      if (made === DOUBTFUL) return DOUBTFUL;
      coerced[name] = made;
      found++;
    }
    return found === Object.keys(given).length ? coerced : DOUBTFUL;
  };
}

const fieldsOf = (type: GraphQLInputObjectType) =>
  Object.values(type.getFields()).map(({ name, type: own, defaultValue }) => ({
    name,
    defaultValue: defaultValue,
    isRequired: isNonNullType(own),
    coerce: coercerOf(own),
  }));
