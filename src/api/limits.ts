import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from "graphql";
import { DocumentLimitError } from "./errors.ts";

/** How deep fields may nest. The deepest operation that we publish has eight levels. */
export const DEEPEST = 15;

/** How many fields an operation may select in all, aliases counted each. */
export const MOST_FIELDS = 1_000;

/** How often an operation may ask for the schema itself. Tools ask once, for all of it. */
export const MOST_INTROSPECTIONS = 2;

interface Extent {
  readonly depth: number;
  readonly fields: number;
  readonly introspections: number;
}

const NOTHING: Extent = { depth: 0, fields: 0, introspections: 0 };

const INTROSPECTION = ["__schema", "__type"];

/** Refuses documents that are too deep or too large, before anything is resolved. */
function extentRule(context: ValidationContext): ASTVisitor {
  const known = new Map<string, Extent>();
  const extentOf = ({ selections }: SelectionSetNode): Extent =>
    selections
      .map((selection): Extent => {
        if (selection.kind === Kind.FRAGMENT_SPREAD) return extentOfFragment(selection.name.value);
        const below = selection.selectionSet ? extentOf(selection.selectionSet) : NOTHING;
        if (selection.kind === Kind.INLINE_FRAGMENT) return below;
        const fields = below.fields + 1;
        // GraphQL itself bounds how deep introspection goes, where its depth costs anything.
        if (INTROSPECTION.includes(selection.name.value))
          return { depth: 1, fields, introspections: 1 };
        return { ...below, depth: below.depth + 1, fields };
      })
      .reduce(
        (sum, { depth, fields, introspections }) => ({
          depth: Math.max(sum.depth, depth),
          fields: sum.fields + fields,
          introspections: sum.introspections + introspections,
        }),
        NOTHING,
      );
  const extentOfFragment = (name: string): Extent => {
    const extent = known.get(name);
    if (extent !== undefined) return extent;
    // A fragment within itself is refused by another rule.
    known.set(name, NOTHING);
    const fragment: FragmentDefinitionNode | null | undefined = context.getFragment(name);
    const found = fragment ? extentOf(fragment.selectionSet) : NOTHING;
    known.set(name, found);
    return found;
  };
  return {
    OperationDefinition: ({ selectionSet }) => {
      const { depth, fields, introspections } = extentOf(selectionSet);
      if (introspections > MOST_INTROSPECTIONS)
        context.reportError(
          new DocumentLimitError(
            "number of __schema and __type fields",
            MOST_INTROSPECTIONS,
            introspections,
          ),
        );
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
