import {
  Kind,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";

/**
 * How much code a validated document is compiled to, in fields: one for each time that it stands in
 * the answer, and on an interface for each type that the interface may be.
 */
export function compileWeight(schema: GraphQLSchema, document: DocumentNode): number {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);

  const weighed = new Map<string, number>();
  const typesOf = (type: GraphQLNamedType | undefined): number =>
    isAbstractType(type) ? schema.getPossibleTypes(type).length : 1;
  const weigh = ({ selections }: SelectionSetNode, type: GraphQLNamedType | undefined): number =>
    selections.reduce((sum, selection) => {
      if (selection.kind === Kind.FRAGMENT_SPREAD) return sum + weighFragment(selection.name.value);
      const { selectionSet } = selection;
      if (selection.kind === Kind.INLINE_FRAGMENT)
        return sum + weigh(selection.selectionSet, typeNamed(selection.typeCondition) ?? type);
      const fields = isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
      const answer = getNamedType(fields[selection.name.value]?.type);
      const below = selectionSet === undefined ? 0 : typesOf(answer) + weigh(selectionSet, answer);
      return sum + typesOf(type) + below;
    }, 0);
  const weighFragment = (name: string): number => {
    let weight = weighed.get(name);
    if (weight === undefined) {
      const fragment = fragments.get(name);
      weight = fragment ? weigh(fragment.selectionSet, typeNamed(fragment.typeCondition)) : 0;
      weighed.set(name, weight);
    }
    return weight;
  };
  const typeNamed = (node?: { name: { value: string } }): GraphQLNamedType | undefined =>
    node && schema.getType(node.name.value);

  return document.definitions.reduce(
    (sum, definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? sum +
          weigh(definition.selectionSet, schema.getRootType(definition.operation) ?? undefined)
        : sum,
    0,
  );
}
