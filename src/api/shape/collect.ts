import {
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  Kind,
  getDirectiveValues,
  isAbstractType,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/**
 * What is selected below fields on an object type, by response key, fragments and the directives
 * `@skip` and `@include` followed. graphql-js has this as `collectSubfields`, which it keeps to
 * itself.
 */
export function collectFields(
  info: GraphQLResolveInfo,
  type: GraphQLObjectType,
  fields: readonly Pick<FieldNode, "selectionSet">[],
): Map<string, FieldNode[]> {
  const collected = new Map<string, FieldNode[]>();
  for (const { selectionSet } of fields)
    if (selectionSet !== undefined) collect(info, type, selectionSet, collected);
  return collected;
}

function collect(
  info: GraphQLResolveInfo,
  type: GraphQLObjectType,
  { selections }: SelectionSetNode,
  collected: Map<string, FieldNode[]>,
): void {
  for (const selection of selections) {
    if (!isIncluded(info, selection)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const known = collected.get(key);
      if (known === undefined) collected.set(key, [selection]);
      else known.push(selection);
      continue;
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : info.fragments[selection.name.value];
    const condition = fragment?.typeCondition;
    if (fragment === undefined) continue;
    if (condition === undefined || applies(info, type, condition.name.value))
      collect(info, type, fragment.selectionSet, collected);
  }
}

function isIncluded({ variableValues }: GraphQLResolveInfo, node: SelectionNode): boolean {
  if (getDirectiveValues(GraphQLSkipDirective, node, variableValues)?.if === true) return false;
  return getDirectiveValues(GraphQLIncludeDirective, node, variableValues)?.if !== false;
}

function applies({ schema }: GraphQLResolveInfo, type: GraphQLObjectType, name: string): boolean {
  const condition = schema.getType(name);
  return condition === type || (isAbstractType(condition) && schema.isSubType(condition, type));
}
