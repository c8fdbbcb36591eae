import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  getDirectiveValues,
  visit,
  type DirectiveNode,
  type DocumentNode,
  type FieldNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
} from "graphql";

/** Values of variables, coerced. */
export type Variables = Readonly<Record<string, unknown>>;

type Optional = FieldNode | FragmentSpreadNode | InlineFragmentNode;

const CHOOSING: readonly string[] = [GraphQLSkipDirective.name, GraphQLIncludeDirective.name];

const chooses = ({ name }: DirectiveNode): boolean => CHOOSING.includes(name.value);

/** Names of the variables on which it depends what a document skips and includes. */
export function choosingVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: (directive) => {
      if (!chooses(directive)) return;
      for (const { value } of directive.arguments ?? [])
        if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

/**
 * The document without what `@skip` and `@include` leave out for these variables, and without these
 * directives.
 *
 * @throws GraphQLError for a variable that is null.
 */
export function chooseFields(document: DocumentNode, variables: Variables): DocumentNode {
  const choose = (node: Optional): Optional | null | undefined => {
    if (!node.directives?.some(chooses)) return undefined;
    if (getDirectiveValues(GraphQLSkipDirective, node, variables)?.if === true) return null;
    if (getDirectiveValues(GraphQLIncludeDirective, node, variables)?.if === false) return null;
    return { ...node, directives: node.directives.filter((directive) => !chooses(directive)) };
  };
  return visit(document, {
    [Kind.FIELD]: { enter: choose },
    [Kind.FRAGMENT_SPREAD]: { enter: choose },
    [Kind.INLINE_FRAGMENT]: { enter: choose },
  });
}
