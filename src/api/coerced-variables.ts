import { getVariableValues, type GraphQLSchema, type OperationDefinitionNode } from "graphql";

/** Values of variables, as they came or as their types make them. */
export type Variables = Readonly<Record<string, unknown>>;

/** Mistakes in variables that graphql-js tells of at once. */
const MOST_MISTAKES = 50;

/**
 * The variables of the last operation, held until another comes: its cost, and what compiled query it
 * takes, both ask for them in a row. A `WeakMap` by the variables costs the collector of garbage twenty
 * times as much (decision 27).
 */
let last: {
  readonly operation: OperationDefinitionNode;
  readonly variables: Variables;
  readonly coerced: Variables | null;
} | null = null;

/** The variables of an operation as their types make them; null where they are wrong. */
export function coercedVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
): Variables | null {
  if (last?.variables === variables && last.operation === operation) return last.coerced;
  const { coerced = null } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    variables,
    { maxErrors: MOST_MISTAKES },
  );
  last = { operation, variables, coerced };
  return coerced;
}
