import { visit, type FieldNode, type GraphQLResolveInfo } from "graphql";
import type { Listing, Selection } from "../../graph/shape.ts";
import type { Bound } from "./compile.ts";

const VARIANTS_A_FIELD = 100;
const SHAPES = 2_000;
/** Longer ones hold texts that a client chose, and are no more likely to come again than it likes. */
const LONGEST_VARIANT = 10_000;

/**
 * Shapes by the field of the document that asks for them. A document that comes again, as Apollo
 * keeps it parsed, is not compiled again; where variables stand inside the selection, their values
 * count. Equal shapes are one object, so that stores compile each once and loaders batch them.
 */
export class ShapeCache {
  readonly #byField = new WeakMap<FieldNode, { names: string[]; bound: Map<string, unknown> }>();
  readonly #shapes = new Map<string, Selection | Listing>();

  get<Shape extends Selection | Listing>(
    info: GraphQLResolveInfo,
    key: string,
    compile: () => Bound<Shape>,
  ): Bound<Shape> {
    const [field] = info.fieldNodes;
    if (field === undefined) return compile();
    let known = this.#byField.get(field);
    if (known === undefined) {
      known = { names: variablesIn(info), bound: new Map() };
      this.#byField.set(field, known);
    }
    const variant = `${key} ${valuesOf(known.names, info.variableValues)}`;
    if (variant.length > LONGEST_VARIANT) return this.#compiled(compile);
    let bound = known.bound.get(variant) as Bound<Shape> | undefined;
    if (bound === undefined) {
      bound = this.#compiled(compile);
      dropOldest(known.bound, VARIANTS_A_FIELD);
      known.bound.set(variant, bound);
    }
    return bound;
  }

  #compiled<Shape extends Selection | Listing>(compile: () => Bound<Shape>): Bound<Shape> {
    const { shape, parameters } = compile();
    return { shape: this.#intern(shape), parameters };
  }

  #intern<Shape extends Selection | Listing>(shape: Shape): Shape {
    const text = JSON.stringify(shape);
    const known = this.#shapes.get(text);
    if (known !== undefined) return known as Shape;
    dropOldest(this.#shapes, SHAPES);
    this.#shapes.set(text, shape);
    return shape;
  }
}

/** The values of variables as a text; one that is left out is not one that is null. */
const valuesOf = (names: readonly string[], values: GraphQLResolveInfo["variableValues"]): string =>
  names.map((name) => (name in values ? JSON.stringify(values[name]) : "")).join();

function dropOldest(map: Map<string, unknown>, limit: number): void {
  if (map.size < limit) return;
  const [oldest] = map.keys();
  if (oldest !== undefined) map.delete(oldest);
}

/** Variables that stand in the selection of a field or its arguments, in fragments as well. */
function variablesIn({ fieldNodes, fragments }: GraphQLResolveInfo): string[] {
  const names = new Set<string>();
  const seen = new Set<string>();
  const visitor = {
    Variable: ({ name }: { name: { value: string } }) => {
      names.add(name.value);
    },
    FragmentSpread: ({ name }: { name: { value: string } }) => {
      const fragment = fragments[name.value];
      if (seen.has(name.value) || fragment === undefined) return;
      seen.add(name.value);
      visit(fragment, visitor);
    },
  };
  for (const { selectionSet } of fieldNodes)
    if (selectionSet !== undefined) visit(selectionSet, visitor);
  return [...names];
}
