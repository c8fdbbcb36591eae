import type { NodeType } from "./model/nodes.ts";
import type { RelationshipType } from "./model/relationships.ts";
import { totalOrder } from "./order.ts";
import type { Listing, Relation, Selection } from "./shape.ts";

/** What to read of a node. */
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

/** All that a relationship leads to, but for what is said otherwise. */
export const wholeRelation = (
  said: Pick<Relation, "as" | "relationship" | "nodes"> & Partial<Relation>,
): Relation => ({
  ...EVERYTHING,
  direction: "out",
  edge: [],
  form: "list",
  order: totalOrder([], said.relationship, said.direction),
  ...said,
});

/** All that a relationship leads to, on the day of which is read. */
export const allInForce = (
  as: string,
  relationship: RelationshipType,
  node: Selection,
  edge: readonly string[],
  where: Relation["where"] = [],
): Relation => wholeRelation({ as, relationship, nodes: [node], edge, where });

/** The same over all times. */
export const allOf = (...said: Parameters<typeof allInForce>): Relation => ({
  ...allInForce(...said),
  anyTime: true,
});

/** The same over all times, brought together where the relationships agree. */
export const bunchesOf = (...said: Parameters<typeof allOf>): Relation => ({
  ...allOf(...said),
  form: "bunches",
});

/** All nodes of types, but for what is said otherwise. */
export const listingOf = (nodes: readonly Selection[], said: Partial<Listing> = {}): Listing => ({
  ...EVERYTHING,
  order: totalOrder([], null),
  ...said,
  nodes,
});
