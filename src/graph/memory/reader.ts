import { dayNumber, dayText, type Day } from "../day.ts";
import { relationshipDeclaration } from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { RelationshipType } from "../model/relationships.ts";
import {
  OUTGOING,
  type Edge,
  type Existence,
  type Listing,
  type Operand,
  type Page,
  type Reference,
  type Relation,
  type Selection,
  type Tree,
} from "../shape.ts";
import { compileFilter, type Filter } from "./filter.ts";
import { visitInForce } from "./in-force.ts";
import { FirstOf } from "../first-of.ts";
import { compileOrder, isBehind, type Order } from "./order.ts";
import {
  ALWAYS_BEFORE,
  NEVER,
  type NodeTable,
  type RelationshipTable,
  type Tables,
} from "./tables.ts";

/** What a read brings: the day (null for the whole timeline) and the values of the slots. */
export interface Call {
  readonly day: number | null;
  readonly parameters: readonly unknown[];
}

export const callOf = (asOf: Day | null, parameters: readonly unknown[]): Call => ({
  day: asOf === null ? null : dayNumber(asOf),
  parameters,
});

/** One item on the way: the row of the relationship (-1 at the root) and the number of the node. */
export interface Item {
  readonly row: number;
  readonly node: number;
}

/** Calls `visit` with each item until it answers true; answers whether it did. */
type Items = (visit: (item: Item) => boolean) => boolean;

/** Reads the value of an operand. */
export type Getter = (item: Item) => unknown;

/** Where the items of a listing come from: their relationship, if any, and the tables of their nodes. */
export interface Scope {
  readonly table: RelationshipTable | null;
  readonly nodes: readonly NodeTable[];
}

type TreeReader = (number: number, call: Call) => Tree;

/** Compiles shapes over tables into functions, each once. */
export class ShapeReader {
  readonly tables: Tables;
  readonly #trees = new WeakMap<Selection, TreeReader>();
  readonly #pages = new WeakMap<Listing, (call: Call) => Page>();

  constructor(tables: Tables) {
    this.tables = tables;
  }

  /** The tree of a node, by its number. */
  tree(selection: Selection): TreeReader {
    let reader = this.#trees.get(selection);
    if (reader === undefined) {
      reader = this.#compileTree(selection);
      this.#trees.set(selection, reader);
    }
    return reader;
  }

  /** A page of all nodes of the listing's types. */
  page(listing: Listing): (call: Call) => Page {
    let reader = this.#pages.get(listing);
    if (reader === undefined) {
      const items = everyNode(listing.nodes.map(({ type }) => this.tables.nodes[type]));
      const compiled = this.#compileListing(listing, null, { edge: [] });
      reader = (call) => compiled(items, call);
      this.#pages.set(listing, reader);
    }
    return reader;
  }

  #compileTree(selection: Selection): TreeReader {
    const table = this.tables.nodes[selection.type];
    const properties = selection.properties.map((name) => [name, nodeGetter(table, name)] as const);
    const relations = selection.relations.map((r) => [r.as, this.#compileRelation(r)] as const);
    const flags = selection.flags.map((f) => [f.as, this.compileExistence(f.existence)] as const);
    const references = (selection.references ?? []).map((r) => {
      const { id } = r;
      const get = typeof id === "string" ? nodeGetter(table, id) : null;
      return [r.as, this.#compileReference(r, get)] as const;
    });
    return (number, call) => {
      const row = number - table.base;
      const tree: Record<string, unknown> & { __typename: NodeType } = {
        __typename: selection.type,
      };
      for (const [name, get] of properties) tree[name] = get(row);
      for (const [as, has] of flags) tree[as] = has(number, call);
      for (const [as, read] of relations) tree[as] = read(number, call);
      for (const [as, read] of references) tree[as] = read(row, call);
      return tree;
    };
  }

  /** The node that is named by what `get` answers, or by a slot. */
  #compileReference<From>(
    { id, node }: Reference,
    get: ((from: From) => unknown) | null,
  ): (from: From, call: Call) => Tree | null {
    const table = this.tables.nodes[node.type];
    const tree = this.tree(node);
    return (from, call) => {
      const named = typeof id === "number" ? call.parameters[id] : get?.(from);
      const row = table.rowOf.get(named as string);
      return row === undefined ? null : tree(table.base + row, call);
    };
  }

  #compileRelation(relation: Relation): (number: number, call: Call) => unknown {
    const table = this.tables.relationships[relation.relationship];
    const incident = this.#incident(relation);
    const page = this.#compileListing(relation, table, relation);
    const read = (number: number, call: Call): Page =>
      page((visit) => incident(number, call, visit), call);
    if (relation.form === "page") return read;
    const names = [
      ...relation.edge,
      ...(relation.references ?? []).map(({ as }) => as),
      ...(relation.keys ? ["keys"] : []),
    ];
    // A history reads thousands of edges: each is put onto its node without an object in between.
    const flat = (number: number, call: Call): Tree[] =>
      read(number, call).edges.map((edge) => {
        const { node } = edge;
        for (const name of names) node[name] = edge[name];
        return node;
      });
    return relation.form === "list" ? flat : (number, call) => flat(number, call)[0] ?? null;
  }

  /** Items that a relationship in force leads to, far ends of types without a selection left out. */
  #incident(relation: {
    relationship: RelationshipType;
    direction: Relation["direction"];
    anyTime?: true;
    nodes?: readonly Selection[];
  }): (number: number, call: Call, visit: (item: Item) => boolean) => boolean {
    const table = this.tables.relationships[relation.relationship];
    const wanted = relation.nodes?.map(({ type }) => this.tables.nodes[type]);
    const visitSide = (
      number: number,
      day: number | null,
      side: "out" | "in",
      visit: (item: Item) => boolean,
    ): boolean =>
      visitInForce(table, side, number, day, (row, node) => {
        // A loop is one relationship, though it lies on both sides.
        if (side === "in" && relation.direction === "both" && node === number) return false;
        return (wanted === undefined || wanted.some((t) => isIn(t, node))) && visit({ row, node });
      });
    return (number, call, visit) => {
      const day = relation.anyTime ? null : call.day;
      return (
        (relation.direction !== "in" && visitSide(number, day, "out", visit)) ||
        (relation.direction !== "out" && visitSide(number, day, "in", visit))
      );
    };
  }

  /** Whether a node has a relationship as described. */
  compileExistence(existence: Existence): (number: number, call: Call) => boolean {
    const incident = this.#incident(existence);
    const table = this.tables.relationships[existence.relationship];
    const { from, to } = relationshipDeclaration(existence.relationship);
    const ends = { out: to, in: from, both: [...new Set([...from, ...to])] }[existence.direction];
    const scope: Scope = { table, nodes: ends.map((type) => this.tables.nodes[type]) };
    const filters = existence.where.map((predicate) => compileFilter(predicate, this, scope));
    return (number, call) =>
      incident(number, call, (item) => filters.every((f) => f(item, call))) !== existence.negated;
  }

  #compileListing(
    listing: Listing,
    table: RelationshipTable | null,
    { edge, references = [] }: Pick<Relation, "edge" | "references">,
  ): (items: Items, call: Call) => Page {
    const nodes = listing.nodes.map(({ type }) => this.tables.nodes[type]);
    const scope: Scope = { table, nodes };
    const filters: Filter[] = listing.where.map((predicate) =>
      compileFilter(predicate, this, scope),
    );
    const order: Order = compileOrder(listing.order, this, scope);
    const readers = listing.nodes.map(
      (selection) => [this.tables.nodes[selection.type], this.tree(selection)] as const,
    );
    const properties = edge.map((name) => [name, edgeGetter(table, name)] as const);
    const named = references.map((r) => {
      const get = typeof r.id === "string" ? edgeGetter(table, r.id) : null;
      return [r.as, this.#compileReference(r, get)] as const;
    });
    const toEdge = (item: Item, call: Call): Edge => {
      const { node } = item;
      const reader = readers.find(([nodeTable]) => isIn(nodeTable, node));
      if (reader === undefined) throw new RangeError(`No selection for node ${node}.`);
      const result: Record<string, unknown> & { node: Tree } = { node: reader[1](node, call) };
      for (const [name, get] of properties) result[name] = get(item);
      for (const [as, read] of named) result[as] = read(item, call);
      if (listing.keys) result.keys = order.keys(item);
      return result;
    };
    return (items, call) => {
      const after = listing.after === null ? null : call.parameters[listing.after];
      const first = listing.first === null ? Infinity : Number(call.parameters[listing.first]);
      // One more than the page has tells whether there is a next one.
      const rest = new FirstOf(first + 1, order.compare);
      let matching = 0;
      items((item) => {
        if (!filters.every((f) => f(item, call))) return false;
        matching++;
        if (listing.items && (!Array.isArray(after) || isBehind(order, item, after)))
          rest.add(item);
        return false;
      });
      const totalCount = listing.count ? matching : null;
      const found = rest.sorted();
      const edges = found.slice(0, first).map((item) => toEdge(item, call));
      return { edges, totalCount, hasNextPage: found.length > first };
    };
  }

  /** Reads the operand of items of the scope. */
  getter({ on, property }: Operand, { table, nodes }: Scope): Getter {
    if (on === "edge") return edgeGetter(table, property);
    const getters = nodes
      .filter((nodeTable) => property === "id" || property in nodeTable.columns)
      .map((nodeTable) => [nodeTable, nodeGetter(nodeTable, property)] as const);
    return ({ node }) => {
      for (const [nodeTable, get] of getters)
        if (isIn(nodeTable, node)) return get(node - nodeTable.base);
      return null;
    };
  }
}

/** All nodes of tables. They are counted off at each read: kept, they would be many for each shape. */
const everyNode =
  (tables: readonly NodeTable[]): Items =>
  (visit) =>
    tables.some(({ base, ids }) => {
      for (let node = base; node < base + ids.length; node++)
        if (visit({ row: -1, node })) return true;
      return false;
    });

/** Whether a node number is one of a table. */
export const isIn = (table: NodeTable, number: number): boolean =>
  number >= table.base && number < table.base + table.ids.length;

/** Reads a property of a node by its row. */
export function nodeGetter(table: NodeTable, name: string): (row: number) => unknown {
  if (name === "id") return (row) => table.ids[row];
  const column = table.columns[name];
  if (column === undefined) throw new RangeError(`${table.type} has no property ${name}.`);
  return (row) => column.get(row);
}

/** Reads a property of a relationship. */
export function edgeGetter(table: RelationshipTable | null, name: string): Getter {
  if (table === null) throw new RangeError("A list of nodes has no relationship to read.");
  // A loop lies on both sides and is visited as one that leads away.
  if (name === OUTGOING) return ({ row, node }) => table.to[row] === node;
  if (name === "validFrom" || name === "validTo") {
    const days = table[name];
    const open = name === "validFrom" ? ALWAYS_BEFORE : NEVER;
    return ({ row }) => (days === null || days[row] === open ? null : dayText(days[row] ?? 0));
  }
  const column = table.columns[name];
  if (column === undefined) throw new RangeError(`${table.type} has no property ${name}.`);
  return ({ row }) => column.get(row);
}
