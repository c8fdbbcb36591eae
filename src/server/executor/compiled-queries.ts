import {
  getOperationAST,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from "graphql";
import { compileQuery, isCompiledQuery, type CompiledQuery } from "graphql-jit";
import { LRUCache } from "lru-cache";
import { coercedVariables } from "../../api/coerced-variables.ts";
import { chooseFields, choosingVariables, type Variables } from "./choose-fields.ts";
import { compileWeight } from "./compile-weight.ts";
import { isFaithful } from "./is-faithful.ts";
import { toLocatedError } from "./located-error.ts";

/** How many documents are kept compiled, some 100 kB each, and how long they may be in all. */
const MOST_DOCUMENTS = 500;
const MOST_CHARACTERS = 1_000_000;

/**
 * Heavier documents are not compiled: all other requests wait meanwhile. The page of a code weighs
 * about seventy.
 */
const HEAVIEST = 500;

/** A document is compiled for each set of fields that its `@skip` and `@include` choose. */
const MOST_VARIANTS = 8;

/** An operation of a validated document that is to run. */
export interface Request {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Variables | null | undefined;
  readonly context: unknown;
}

/** Runs an operation. Null where its variables are wrong. */
export type Run = (
  context: unknown,
  variables: Variables,
) => ExecutionResult | null | Promise<ExecutionResult | null>;

interface KnownDocument {
  requests: number;
  /** Whether it may be compiled at all, null until that was looked at. */
  compilable: boolean | null;
  choosing: readonly string[] | null;
  readonly variants: Map<string, Run | null>;
}

/** Documents that came often, compiled. */
export class CompiledQueries {
  readonly #schema: GraphQLSchema;
  readonly #compileFrom: number;
  readonly #known = new LRUCache<DocumentNode, KnownDocument>({
    max: MOST_DOCUMENTS,
    maxSize: MOST_CHARACTERS,
    sizeCalculation: (_, document) => document.loc?.end ?? 1,
  });

  /** Compiles a document when it is asked for the `compileFrom`th time. */
  constructor(schema: GraphQLSchema, compileFrom: number) {
    this.#schema = schema;
    this.#compileFrom = compileFrom;
  }

  /** What runs this request; null where it is not compiled or can't be. */
  get({ document, operationName, variables }: Request): Run | null {
    const known = this.#knownOf(document);
    known.requests++;
    if (known.requests < this.#compileFrom) return null;
    known.compilable ??=
      isFaithful(this.#schema, document) && compileWeight(this.#schema, document) <= HEAVIEST;
    if (!known.compilable) return null;
    const operation = getOperationAST(document, operationName);
    if (!operation) return null;
    const coerced = coercedVariables(this.#schema, operation, variables ?? {});
    if (coerced === null) return null;
    known.choosing ??= choosingVariables(document);
    const variant = JSON.stringify([operationName, known.choosing.map((name) => coerced[name])]);
    let run = known.variants.get(variant);
    if (run === undefined) {
      if (known.variants.size >= MOST_VARIANTS) return null;
      run = this.#compile(document, operationName, coerced);
      known.variants.set(variant, run);
    }
    return run;
  }

  #knownOf(document: DocumentNode): KnownDocument {
    let known = this.#known.get(document);
    if (known === undefined) {
      known = { requests: 0, compilable: null, choosing: null, variants: new Map() };
      this.#known.set(document, known);
    }
    return known;
  }

  #compile(
    document: DocumentNode,
    operationName: string | null | undefined,
    variables: Variables,
  ): Run | null {
    try {
      const chosen = chooseFields(document, variables);
      const compiled = compileQuery(this.#schema, chosen, operationName ?? undefined, {
        disablingCapturingStackErrors: true,
      });
      return isCompiledQuery(compiled) ? runOf(compiled, chosen) : null;
    } catch {
      return null;
    }
  }
}

function runOf({ query }: CompiledQuery, document: DocumentNode): Run {
  return async (context, variables) => {
    const { data, errors } = (await query(undefined, context, variables)) as ExecutionResult;
    if (data === undefined) return null;
    if (errors === undefined) return { data };
    return { data, errors: errors.map((error) => toLocatedError(error, document)) };
  };
}
