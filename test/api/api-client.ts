import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { GraphQLError, parse, validate, type DocumentNode, type ExecutionResult } from "graphql";
import { createContext } from "../../src/api/context.ts";
import { ruleTexts } from "../../src/api/rule-texts.ts";
import { buildSchema } from "../../src/api/schema.ts";
import { ShapeCache } from "../../src/api/shape/shapes.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { Executor } from "../../src/server/executor/executor.ts";

/** The day on which tests ask, unless they say otherwise. */
export const TODAY = "2025-11-01";

const operations = fileURLToPath(new URL("../../schema/operations/", import.meta.url));

/** A published operation, by its file name. */
export const operation = (name: string): string =>
  readFileSync(`${operations}${name}.graphql`, "utf8");

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- Tests reach into answers freely.
export type Data = any;

/** The ways in which operations are executed: all must answer alike. */
export type Execution = "compiled" | "interpreted";

/** All of them. */
export const EXECUTIONS: readonly Execution[] = ["compiled", "interpreted"];

const COMPILE_FROM: Readonly<Record<Execution, number>> = { compiled: 1, interpreted: Infinity };

/** Runs operations against a graph as the server does, without HTTP. */
export class ApiClient {
  readonly #graph: Graph;
  readonly #shapes = new ShapeCache();
  readonly #documents = new Map<string, DocumentNode>();
  readonly #executor: Executor;

  constructor(graph: Graph, execution: Execution = "compiled") {
    this.#graph = graph;
    this.#executor = new Executor(buildSchema(), COMPILE_FROM[execution]);
  }

  async run(source: string, variables: Record<string, unknown> = {}): Promise<ExecutionResult> {
    const view = this.#graph.view();
    const context = createContext(view, await ruleTexts(view), this.#shapes, TODAY);
    const document = this.#parsed(source);
    if (document instanceof GraphQLError) return { errors: [document] };
    const mistakes = validate(buildSchema(), document);
    if (mistakes.length > 0) return { errors: mistakes };
    return this.#executor.execute({ document, operationName: null, variables, context });
  }

  /** A document that comes again is the same object, as Apollo keeps it. */
  #parsed(source: string): DocumentNode | GraphQLError {
    let document = this.#documents.get(source);
    if (document === undefined) {
      try {
        document = parse(source);
      } catch (error) {
        return error as GraphQLError;
      }
      this.#documents.set(source, document);
    }
    return document;
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
