import { getNamedType, type GraphQLObjectType, type GraphQLResolveInfo } from "graphql";
import { collectFields } from "./collect.ts";
import type { Part } from "./reader.ts";

/** What is selected of a field below the one that is resolved, null if nothing is. */
export function partBelow(info: GraphQLResolveInfo, name: string): Part | null {
  const object = getNamedType(info.returnType) as GraphQLObjectType;
  const output = object.getFields()[name]?.type;
  const fields = info.fieldNodes
    .flatMap((field) => [...collectFields(info, object, [field]).values()].flat())
    .filter((field) => field.name.value === name);
  return output === undefined || fields.length === 0 ? null : { name, fields, output };
}
