import { FirstInOrder, FirstOf, type First } from "../first-of.ts";
import type { RelationshipType } from "../model/relationships.ts";
import { totalOrder } from "../order.ts";
import type { Direction, Edge, Listing, OrderKey, Page } from "../shape.ts";
import { compileFilters } from "./filter.ts";
import type { Item, Scope } from "./getters.ts";
import { compileOrder, isBehind, type Order } from "./order.ts";
import type { Call, ShapeReader } from "./reader.ts";
import type { RelationshipTable } from "./tables.ts";
import { NOWHERE, type Visited } from "./visits.ts";

/** Items of a listing, in its order. */
export interface Found {
  readonly items: readonly Item[];
  /** How many there are in all; null where nobody asks. */
  readonly totalCount: number | null;
  readonly hasNextPage: boolean;
}

/** A listing, ready to be read at any node. */
export interface CompiledListing {
  readonly order: Order;
  readonly read: (number: number, call: Call) => Found;
}

/** Which items a listing has at a node, and the order in which they stand. */
export function compileListing(
  listing: Listing,
  reader: ShapeReader,
  table: RelationshipTable | null,
  visited: Visited,
  direction: Direction = "out",
): CompiledListing {
  const nodes = listing.nodes.map(({ type }) => reader.tables.nodes[type]);
  const scope: Scope = { table, nodes };
  const fits = compileFilters(listing.where, reader, scope);
  const order: Order = compileOrder(listing.order, scope);
  const comeInOrder = isOrderOfRows(listing.order, table?.type ?? null, direction);
  const read = (number: number, call: Call): Found => {
    const after = listing.after === null ? null : call.parameters[listing.after];
    const first = listing.first === null ? Infinity : Number(call.parameters[listing.first]);
    // One more than the page has tells whether there is a next one.
    const rest: First<Item> = comeInOrder
      ? new FirstInOrder(first + 1)
      : new FirstOf(first + 1, order.compare);
    let matching = 0;
    // Most of what is visited may not fit: no item is made of it.
    const looked = { row: NOWHERE, node: NOWHERE };
    visited(number, call, (row, node) => {
      const isKept = listing.items && !rest.settled;
      // Of thousands that are only counted, none is made an item of.
      if (isKept || fits !== null) {
        looked.row = row;
        looked.node = node;
        if (fits?.(looked, call) === false) return false;
        if (isKept && (!Array.isArray(after) || isBehind(order, looked, after)))
          rest.add({ row, node });
      }
      matching++;
      return rest.settled && !listing.count;
    });
    const found = rest.sorted();
    const hasNextPage = found.length > first;
    return {
      items: hasNextPage ? found.slice(0, first) : found,
      totalCount: listing.count ? matching : null,
      hasNextPage,
    };
  };
  return { order, read };
}

/** What was found, as a page. */
export const pageOf = (
  { items, totalCount, hasNextPage }: Found,
  call: Call,
  toEdge: (item: Item, call: Call) => Edge,
): Page => ({ edges: items.map((item) => toEdge(item, call)), totalCount, hasNextPage });

/**
 * Whether rows lie in an order already: those at a node are ordered by the node at the other end,
 * first day and key, and so is the order that a list has when nobody asks for another.
 */
function isOrderOfRows(
  order: readonly OrderKey[],
  relationship: RelationshipType | null,
  direction: Direction,
): boolean {
  const ofRows = totalOrder([], relationship, direction);
  return (
    direction !== "both" &&
    order.length === ofRows.length &&
    order.every(
      ({ on, property, descending }, i) =>
        !descending && on === ofRows[i]?.on && property === ofRows[i].property,
    )
  );
}
