import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type ASTVisitor,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from "graphql";
// The ESM build imports the other copy of graphql-js, which refuses our schema.
import { getComplexity, type ComplexityEstimatorArgs } from "graphql-query-complexity/cjs";
import { ErrorCode } from "./errors.ts";
import { mappingOf } from "./shape/mapping.ts";
import { DEFAULT_PAGE, LARGEST_PAGE } from "./shape/page-arguments.ts";

/** How deep fields may nest. The deepest operation that we publish has eight levels. */
export const DEEPEST = 15;

/** How many fields an operation may select in all, aliases counted each. */
export const MOST_FIELDS = 1_000;

/**
 * How much an operation may cost. A field costs 1 and what is below it; below a connection that
 * counts as often as `first` says, below a lookup as often as there are keys, below a list of nodes
 * as often as such a list is long. A count costs more, since it looks at all that it counts.
 */
export const HIGHEST_COST = 100_000;
const USUAL_LIST = 10;
const COUNT = 10;

/** A document asks for more than is answered at once. */
class DocumentLimitError extends GraphQLError {
  constructor(what: string, limit: number, asked: number) {
    super(`The ${what} of an operation is limited to ${limit}; this one has ${asked}.`, {
      extensions: { code: ErrorCode.LIMIT_EXCEEDED, limit, asked },
    });
  }
}

interface Extent {
  readonly depth: number;
  readonly fields: number;
}

const SHALLOW: Extent = { depth: 0, fields: 0 };

/** Refuses documents that are too deep or too large, before anything is resolved. */
function extentRule(context: ValidationContext): ASTVisitor {
  const known = new Map<string, Extent>();
  const extentOf = ({ selections }: SelectionSetNode): Extent =>
    selections
      .map((selection): Extent => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) return extentOfFragment(selection.name.value);
        // Introspection has limits of its own.
        if (selection.kind === Kind.FIELD && selection.name.value.startsWith("__")) return SHALLOW;
        const below = selection.selectionSet ? extentOf(selection.selectionSet) : SHALLOW;
        if (selection.kind === Kind.INLINE_FRAGMENT) return below;
        return { depth: below.depth + 1, fields: below.fields + 1 };
      })
      .reduce(
        (sum, { depth, fields }) => ({
          depth: Math.max(sum.depth, depth),
          fields: sum.fields + fields,
        }),
        SHALLOW,
      );
  const extentOfFragment = (name: string): Extent => {
    const extent = known.get(name);
    if (extent !== undefined) return extent;
    // A fragment within itself is refused by another rule.
    known.set(name, SHALLOW);
    const fragment: FragmentDefinitionNode | null | undefined = context.getFragment(name);
    const found = fragment ? extentOf(fragment.selectionSet) : SHALLOW;
    known.set(name, found);
    return found;
  };
  return {
    OperationDefinition: ({ selectionSet }) => {
      const { depth, fields } = extentOf(selectionSet);
      if (depth > DEEPEST) context.reportError(new DocumentLimitError("depth", DEEPEST, depth));
      if (fields > MOST_FIELDS)
        context.reportError(new DocumentLimitError("number of fields", MOST_FIELDS, fields));
    },
  };
}

/** Refuses what would write, in words that say why there is nothing to write with. */
function readOnlyRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition: ({ operation }) => {
      if (operation === OperationTypeNode.QUERY) return;
      context.reportError(new GraphQLError(`The API is read-only: it has no ${operation}s.`));
    },
  };
}

/** Rules beyond those of GraphQL itself. */
export const validationRules: readonly ValidationRule[] = [extentRule, readOnlyRule];

/** An operation that is about to run. */
export interface Operation {
  readonly schema: GraphQLSchema;
  readonly query: DocumentNode;
  readonly variables: Record<string, unknown>;
  readonly operationName: string | undefined;
}

/** Refuses an operation that costs too much with its variables, before it runs. */
export function checkCost({ operationName, ...operation }: Operation): void {
  const cost = getComplexity({
    ...operation,
    ...(operationName === undefined ? {} : { operationName }),
    estimators: [estimate],
  });
  if (cost > HIGHEST_COST) throw new DocumentLimitError("cost", HIGHEST_COST, cost);
}

const isListOfNodes = ({ extensions }: ComplexityEstimatorArgs["field"]): boolean => {
  const mapping = mappingOf(extensions);
  return mapping !== undefined && "form" in mapping && mapping.form === "list";
};

function estimate({ args, childComplexity, field }: ComplexityEstimatorArgs): number {
  if (field.name.startsWith("__")) return 0;
  const keys = (args.codes ?? args.ids) as unknown;
  const isPage = field.args.some(({ name }) => name === "first");
  // What is over the limit of a page is refused where it is read, in words that say so.
  const size = Math.min(Math.max(1, (args.first ?? DEFAULT_PAGE) as number), LARGEST_PAGE);
  const list = isListOfNodes(field) ? USUAL_LIST : 1;
  const times = Array.isArray(keys) ? keys.length : isPage ? size : list;
  return (field.name === "totalCount" ? COUNT : 1) + times * childComplexity;
}
