import {
  isInterfaceType,
  isObjectType,
  type GraphQLField,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from "graphql";
import type { Edge, Page, Tree } from "../../graph/shape.ts";
import type { ApiContext } from "../context.ts";
import { Connection, cursorOf } from "./connection.ts";
import { mappingOf } from "./mapping.ts";
import { readName, referenceName } from "./read-name.ts";

type Source = Readonly<Record<string, unknown>>;
type Field = GraphQLField<Source, ApiContext>;
type Resolver = GraphQLFieldResolver<Source, ApiContext>;

/**
 * Gives mapped fields resolvers that pick from what was read with the root. TypeGraphQL's own would
 * make an instance of a class for each object; fields that are plain properties need none at all.
 * What stands for an interface says itself of which type it is.
 */
export function resolveFromShapes(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap()))
    if (isInterfaceType(type)) type.resolveType = typeName;
    else if (isObjectType(type))
      for (const field of Object.values<Field>(type.getFields())) {
        const resolve = resolverOf(field);
        if (resolve !== undefined) field.resolve = resolve;
      }
  return schema;
}

/** TypeGraphQL would make a promise of it. */
const typeName = (value: Source): string => value.__typename as string;

const CURSOR: Resolver = (edge) => cursorOf(edge as Edge);

function resolverOf(field: Field): Resolver | undefined {
  const mapping = mappingOf(field.extensions);
  if (mapping === undefined) return field.name === "cursor" ? CURSOR : undefined;
  if ("resolvedFrom" in mapping) return mapping.resolve;
  if ("needs" in mapping) return (source, _args, context) => mapping.compute(source, context);
  if ("joins" in mapping)
    return (source, args: Source) =>
      mapping.compute(source, source[readName(field, args)] as Tree | null);
  if ("refersTo" in mapping) return (source) => source[referenceName(field.name)];
  if ("edge" in mapping) return (source) => source[mapping.edge];
  if ("flag" in mapping) return undefined;
  const hasArguments = field.args.length > 0;
  const value: Resolver = hasArguments
    ? (source, args: Source) => source[readName(field, args)]
    : (source) => source[field.name];
  if (mapping.form !== "page") return hasArguments ? value : undefined;
  return (source, args, context, info) => {
    const page = value(source, args, context, info) as Page;
    return new Connection(page, (args as Source).after != null);
  };
}
