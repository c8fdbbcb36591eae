import {
  GraphQLError,
  Kind,
  OperationTypeNode,
  type ASTVisitor,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type ValidationContext,
  type ValidationRule,
} from "graphql";
import { DocumentLimitError, ListLimitError } from "./errors.ts";

/** How much an operation may ask for. Each is a setting of the server. */
export interface QueryLimits {
  /** How deep fields may nest. */
  readonly depth: number;
  /** How many fields may be selected in all, aliases counted each. */
  readonly fields: number;
  /** How many fields of the root may be asked for. */
  readonly rootFields: number;
  /** How many fields may have another name. */
  readonly aliases: number;
  /** How many names, values and marks a document may have. */
  readonly tokens: number;
  /** How much an operation may cost (cost.ts). */
  readonly cost: number;
  /** How many items a list of an argument may have, wherever it stands. */
  readonly listItems: number;
}

/** The deepest operation that we publish has eight levels, and the largest some hundred fields. */
export const DEFAULT_LIMITS: QueryLimits = {
  depth: 15,
  fields: 1_000,
  rootFields: 100,
  aliases: 200,
  tokens: 10_000,
  cost: 100_000,
  listItems: 1_000,
};

/** How often an operation may ask for the schema itself. Tools ask once, for all of it. */
export const MOST_INTROSPECTIONS = 2;

interface Extent {
  readonly depth: number;
  readonly fields: number;
  /** Fields that stand at the top of it, not below others. */
  readonly rootFields: number;
  readonly aliases: number;
  readonly introspections: number;
}

const NOTHING: Extent = { depth: 0, fields: 0, rootFields: 0, aliases: 0, introspections: 0 };

const INTROSPECTION = ["__schema", "__type"];

/** Refuses documents that are too deep or too large, before anything is resolved. */
const extentRule =
  (limits: QueryLimits): ValidationRule =>
  (context: ValidationContext): ASTVisitor => {
    const known = new Map<string, Extent>();
    const extentOf = ({ selections }: SelectionSetNode): Extent =>
      selections.map(extentOfSelection).reduce(together, NOTHING);
    const extentOfSelection = (selection: SelectionNode): Extent => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return extentOfFragment(selection.name.value);
      const below = selection.selectionSet ? extentOf(selection.selectionSet) : NOTHING;
      if (selection.kind === Kind.INLINE_FRAGMENT) return below;
      const isIntrospection = INTROSPECTION.includes(selection.name.value);
      return {
        // GraphQL itself bounds how deep introspection goes, where its depth costs anything.
        depth: isIntrospection ? 1 : below.depth + 1,
        fields: below.fields + 1,
        rootFields: 1,
        aliases: below.aliases + (selection.alias ? 1 : 0),
        introspections: isIntrospection ? 1 : below.introspections,
      };
    };
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
        const asked = extentOf(selectionSet);
        const check = (what: string, limit: number, count: number): void => {
          if (count > limit) context.reportError(new DocumentLimitError(what, limit, count));
        };
        check("depth", limits.depth, asked.depth);
        check("number of fields", limits.fields, asked.fields);
        check("number of root fields", limits.rootFields, asked.rootFields);
        check("number of aliases", limits.aliases, asked.aliases);
        check("number of __schema and __type fields", MOST_INTROSPECTIONS, asked.introspections);
      },
    };
  };

const together = (one: Extent, other: Extent): Extent => ({
  depth: Math.max(one.depth, other.depth),
  fields: sum(one.fields, other.fields),
  rootFields: sum(one.rootFields, other.rootFields),
  aliases: sum(one.aliases, other.aliases),
  introspections: sum(one.introspections, other.introspections),
});

/** Fragments within fragments can double a count fifty times over: it is told as far as it is exact. */
const sum = (one: number, other: number): number => Math.min(one + other, Number.MAX_SAFE_INTEGER);

/** Refuses lists that are too long, where they stand in the document itself. */
const listRule =
  ({ listItems }: QueryLimits): ValidationRule =>
  (context: ValidationContext): ASTVisitor => ({
    ListValue: ({ values }) => {
      if (values.length > listItems)
        context.reportError(new ListLimitError("A list", listItems, values.length));
    },
  });

/** Refuses lists that are too long in variables. */
export function checkLists(
  variables: Readonly<Record<string, unknown>>,
  { listItems }: QueryLimits,
): void {
  for (const name in variables) checkList(name, variables[name], listItems);
}

function checkList(variable: string, value: unknown, most: number): void {
  if (typeof value !== "object" || value === null) return;
  if (Array.isArray(value) && value.length > most)
    throw new ListLimitError(`A list in the variable "${variable}"`, most, value.length);
  for (const item of Object.values(value)) checkList(variable, item, most);
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
export const validationRules = (limits: QueryLimits): ValidationRule[] => [
  extentRule(limits),
  listRule(limits),
  readOnlyRule,
];
