import type { GraphQLField } from "graphql";

/**
 * The name under which a field is read: its own, with its arguments if it takes any. So a field that
 * stands under several names in a query is read once for each set of arguments, whatever it is
 * called, and two sets are never taken for each other.
 */
export function readName(
  { name, args }: Pick<GraphQLField<unknown, unknown>, "name" | "args">,
  values: Readonly<Record<string, unknown>>,
): string {
  if (args.length === 0) return name;
  let given = "";
  // In the order in which they are declared: executors differ in that of the values.
  for (const { name: argument } of args)
    if (argument in values) given += `${argument}:${JSON.stringify(values[argument])},`;
  return `${name}(${given})`;
}

/** The name under which a node is read that a property names, which may be called as the field is. */
export const referenceName = (field: string): string => `node of ${field}`;
