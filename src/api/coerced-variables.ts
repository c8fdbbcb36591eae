import { getVariableValues, type GraphQLSchema, type OperationDefinitionNode } from "graphql";

/** Values of variables, as they came or as their types make them. */
export type Variables = Readonly<Record<string, unknown>>;

/** Mistakes in variables that graphql-js tells of at once. */
const MOST_MISTAKES = 50;

interface Coerced {
  readonly operation: OperationDefinitionNode;
  readonly values: Variables | null;
}

/** By the variables of a request: its cost, and what compiled query it takes, both ask. */
const known = new WeakMap<Variables, Coerced>();

/** The variables of an operation as their types make them; null where they are wrong. */
export function coercedVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
): Variables | null {
  const before = known.get(variables);
  if (before?.operation === operation) return before.values;
  const { coerced = null } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    variables,
    { maxErrors: MOST_MISTAKES },
  );
  known.set(variables, { operation, values: coerced });
  return coerced;
}
