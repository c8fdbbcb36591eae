import {
  getVariableValues,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from "graphql";
import { DOUBTFUL, coerceVariable } from "./coerce-variable.ts";

/** Values of variables, as they came or as their types make them. */
export type Variables = Readonly<Record<string, unknown>>;

/** Mistakes in variables that graphql-js tells of at once. */
const MOST_MISTAKES = 50;

interface Coerced {
  readonly operation: OperationDefinitionNode;
  readonly values: Variables | null;
}

/** By the variables of a request: its cost and its execution both ask, and claims are large. */
const known = new WeakMap<Variables, Coerced>();

/** The variables of an operation as their types make them; null where they are wrong. */
export function coercedVariables(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  variables: Variables,
): Variables | null {
  const before = known.get(variables);
  if (before?.operation === operation) return before.values;
  const definitions = operation.variableDefinitions ?? [];
  const values = plainly(schema, definitions, variables) ?? byLibrary();
  known.set(variables, { operation, values });
  return values;

  function byLibrary(): Variables | null {
    const { coerced } = getVariableValues(schema, definitions, variables, {
      maxErrors: MOST_MISTAKES,
    });
    return coerced ?? null;
  }
}

/** The values where all variables are given and plainly right, which they nearly always are. */
function plainly(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
  variables: Variables,
): Variables | null {
  const values: Record<string, unknown> = {};
  for (const { variable, type } of definitions) {
    const name = variable.name.value;
    const value = Object.hasOwn(variables, name)
      ? coerceVariable(schema, type, variables[name])
      : DOUBTFUL;
    if (value === DOUBTFUL) return null;
    values[name] = value;
  }
  return values;
}
