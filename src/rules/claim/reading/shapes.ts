import type { NodeType } from "../../../graph/model/nodes.ts";
import type { RelationshipType } from "../../../graph/model/relationships.ts";
import { totalOrder } from "../../../graph/order.ts";
import type { Listing, Relation, Selection, Tree } from "../../../graph/shape.ts";

/** What to read of a node, relations left out. */
export const selectionOf = (
  type: NodeType,
  properties: readonly string[],
  relations: readonly Relation[] = [],
): Selection => ({ type, properties, relations, flags: [] });

const EVERYTHING = {
  where: [],
  first: null,
  after: null,
  items: true,
  keys: false,
  count: false,
} as const;

/** All that a relationship leads to, over all times. */
export const allOf = (
  as: string,
  relationship: RelationshipType,
  node: Selection,
  edge: readonly string[],
  where: Relation["where"] = [],
): Relation => ({
  ...EVERYTHING,
  as,
  relationship,
  direction: "out",
  anyTime: true,
  nodes: [node],
  where,
  edge,
  form: "list",
  order: totalOrder([], relationship),
});

/** All nodes of types. */
export const listingOf = (nodes: readonly Selection[]): Listing => ({
  ...EVERYTHING,
  nodes,
  order: totalOrder([], null),
});

/** What a relation of the form `list` led to. */
export const listIn = (tree: Tree, as: string): Row[] => tree[as] as Row[];

/** Properties of a node, and of the relationship that led to it. */
export type Row = Readonly<Record<string, unknown>>;

export const text = (row: Row, name: string): string => {
  const value = row[name];
  return typeof value === "string" ? value : "";
};

export const textOrNull = (row: Row, name: string): string | null => text(row, name) || null;

export const texts = (row: Row, name: string): readonly string[] =>
  (row[name] as readonly string[] | null | undefined) ?? [];
