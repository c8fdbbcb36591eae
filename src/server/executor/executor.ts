import { execute, type ExecutionResult, type GraphQLSchema } from "graphql";
import { CompiledQueries, type Request } from "./compiled-queries.ts";
import { guardPromises } from "./guard-promises.ts";

/**
 * Compiling takes as long as some fifty executions. So it pays for documents that come often, and
 * nobody makes the server compile by sending ever new ones.
 */
const COMPILE_FROM = 10;

/**
 * Executes operations by compiled code, and those that are not compiled by graphql-js, with the same
 * answers.
 */
export class Executor {
  readonly #schema: GraphQLSchema;
  readonly #compiled: CompiledQueries;

  /** Documents are compiled when they come for the `compileFrom`th time. */
  constructor(schema: GraphQLSchema, compileFrom = COMPILE_FROM) {
    this.#schema = guardPromises(schema);
    this.#compiled = new CompiledQueries(schema, compileFrom);
  }

  /** Answers as `execute` of graphql-js does. */
  async execute(request: Request): Promise<ExecutionResult> {
    const { document, operationName, variables, context } = request;
    const run = this.#compiled.get(request);
    const result = run === null ? null : await run(context, variables ?? {});
    return (
      result ??
      execute({
        schema: this.#schema,
        document,
        operationName: operationName ?? null,
        variableValues: variables ?? null,
        contextValue: context,
      })
    );
  }
}
