import { readdirSync } from "node:fs";
import fc from "fast-check";
import { Kind, parse, typeFromAST, type GraphQLInputType } from "graphql";
import { buildSchema } from "../../src/api/schema.ts";
import { operation } from "../api/api-client.ts";
import { valueOf } from "./argument-queries.ts";
import type { HostileRequest } from "./hostile-server.ts";

const OPERATIONS = readdirSync(new URL("../../schema/operations/", import.meta.url)).map((file) =>
  operation(file.replace(".graphql", "")),
);

/** The published operations with hostile variables: documents that the server knows by heart. */
export const operationRequests: fc.Arbitrary<HostileRequest> = fc.oneof(
  ...OPERATIONS.map((query) =>
    variablesOf(query).map((variables) => ({
      method: "POST",
      path: "/graphql",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ query, variables }),
    })),
  ),
);

/** Values for the variables that a document declares. */
function variablesOf(source: string): fc.Arbitrary<Record<string, unknown>> {
  const values: Record<string, fc.Arbitrary<unknown>> = {};
  for (const definition of parse(source).definitions)
    if (definition.kind === Kind.OPERATION_DEFINITION)
      for (const { variable, type } of definition.variableDefinitions ?? [])
        values[variable.name.value] = valueOf(typeFromAST(buildSchema(), type) as GraphQLInputType);
  return fc.record(values, { requiredKeys: Object.keys(values).slice(0, 1) });
}
