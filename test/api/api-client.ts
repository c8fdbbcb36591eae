import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { graphql, type ExecutionResult } from "graphql";
import { createContext } from "../../src/api/context.ts";
import { ruleTexts } from "../../src/api/rule-texts.ts";
import { buildSchema } from "../../src/api/schema.ts";
import { ShapeCache } from "../../src/api/shape/shapes.ts";
import type { Graph } from "../../src/graph/graph.ts";

/** The day on which tests ask, unless they say otherwise. */
export const TODAY = "2025-11-01";

const operations = fileURLToPath(new URL("../../schema/operations/", import.meta.url));

/** A published operation, by its file name. */
export const operation = (name: string): string =>
  readFileSync(`${operations}${name}.graphql`, "utf8");

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- Tests reach into answers freely.
export type Data = any;

/** Runs operations against a graph as the server does, without HTTP. */
export class ApiClient {
  readonly #graph: Graph;
  readonly #shapes = new ShapeCache();

  constructor(graph: Graph) {
    this.#graph = graph;
  }

  async run(
    source: string,
    variableValues: Record<string, unknown> = {},
  ): Promise<ExecutionResult> {
    const view = this.#graph.view();
    const contextValue = createContext(view, await ruleTexts(view), this.#shapes, TODAY);
    return graphql({ schema: buildSchema(), source, variableValues, contextValue });
  }

  /** The data of an operation that must succeed. */
  async data(source: string, variables: Record<string, unknown> = {}): Promise<Data> {
    const { data, errors } = await this.run(source, variables);
    if (errors) throw new Error(errors.map(({ message }) => message).join("\n"));
    return JSON.parse(JSON.stringify(data));
  }

  /** Code and message of the error of an operation that must fail. */
  async failure(
    source: string,
    variables: Record<string, unknown> = {},
  ): Promise<{ code: unknown; message: string }> {
    const { errors } = await this.run(source, variables);
    const [error] = errors ?? [];
    if (error === undefined) throw new Error("The operation did not fail.");
    return { code: error.extensions.code, message: error.message };
  }
}
