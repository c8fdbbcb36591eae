import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Dialect } from "./workload.ts";

/** What an answer of GraphQL has. */
export interface Answer {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string }[];
}

/** The data of an answer; errors are the end of the run. */
export function dataOf(answer: unknown): Readonly<Record<string, unknown>> {
  const { data, errors } = answer as Answer;
  if (errors !== undefined || data == null)
    throw new Error(`An answer has errors: ${JSON.stringify(errors ?? answer)}`);
  return data;
}

/** A question in GraphQL, whose answers are in the form of all already. */
export const graphql = (query: string): Dialect => ({
  request: (variables) => ({ path: "/graphql", body: JSON.stringify({ query, variables }) }),
  form: dataOf,
});

/** A question to the hand-written server, which has a route for each. */
export const route = (name: string): Dialect => ({
  request: (variables) => ({ path: `/${name}`, body: JSON.stringify(variables) }),
  form: dataOf,
});

/** A published operation. */
export const operation = (name: string): string =>
  readFileSync(join(import.meta.dirname, "../../schema/operations", `${name}.graphql`), "utf8");
