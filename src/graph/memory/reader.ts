import { dayNumber, dayText, type Day } from "../day.ts";
import { relationshipDeclaration } from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { RelationshipType } from "../model/relationships.ts";
import type {
  Edge,
  Existence,
  Listing,
  Operand,
  Page,
  Relation,
  Selection,
  Tree,
} from "../shape.ts";
import { compileFilter, type Filter } from "./filter.ts";
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
      const items = listing.nodes
        .map(({ type }) => this.tables.nodes[type])
        .flatMap((table) => table.ids.map((_, row) => ({ row: -1, node: table.base + row })));
      const compiled = this.#compileListing(listing, null, []);
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
    return (number, call) => {
      const row = number - table.base;
      const tree: Record<string, unknown> & { __typename: NodeType } = {
        __typename: selection.type,
      };
      for (const [name, get] of properties) tree[name] = get(row);
      for (const [as, has] of flags) tree[as] = has(number, call);
      for (const [as, read] of relations) tree[as] = read(number, call);
      return tree;
    };
  }

  #compileRelation(relation: Relation): (number: number, call: Call) => unknown {
    const table = this.tables.relationships[relation.relationship];
    const incident = this.#incident(relation);
    const page = this.#compileListing(relation, table, relation.edge);
    if (relation.form === "page") return (number, call) => page(incident(number, call), call);
    const flat = (number: number, call: Call): Tree[] =>
      page(incident(number, call), call).edges.map(({ node, ...edge }) =>
        Object.assign(node, edge),
      );
    return relation.form === "list" ? flat : (number, call) => flat(number, call)[0] ?? null;
  }

  /** Items that a relationship in force leads to, far ends of types without a selection left out. */
  #incident(relation: {
    relationship: RelationshipType;
    direction: Relation["direction"];
    anyTime?: true;
    nodes?: readonly Selection[];
  }): (number: number, call: Call) => Item[] {
    const table = this.tables.relationships[relation.relationship];
    const { validFrom, validTo } = table;
    const wanted = relation.nodes?.map(({ type }) => this.tables.nodes[type]);
    const collect = (
      items: Item[],
      number: number,
      day: number | null,
      side: "out" | "in",
    ): void => {
      const { offsets, rows } = table[side];
      const far = side === "out" ? table.to : table.from;
      const end = offsets[number + 1] ?? 0;
      for (let i = offsets[number] ?? 0; i < end; i++) {
        const row = rows[i] ?? 0;
        if (day !== null && validFrom !== null && validTo !== null)
          if ((validFrom[row] ?? 0) > day || (validTo[row] ?? 0) <= day) continue;
        const node = far[row] ?? 0;
        // A loop is one relationship, though it lies on both sides.
        if (side === "in" && relation.direction === "both" && node === number) continue;
        if (wanted === undefined || wanted.some((t) => isIn(t, node))) items.push({ row, node });
      }
    };
    return (number, call) => {
      const day = relation.anyTime ? null : call.day;
      const items: Item[] = [];
      if (relation.direction !== "in") collect(items, number, day, "out");
      if (relation.direction !== "out") collect(items, number, day, "in");
      return items;
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
    return (number, call) => {
      const found = incident(number, call).some((item) => filters.every((f) => f(item, call)));
      return found !== existence.negated;
    };
  }

  #compileListing(
    listing: Listing,
    table: RelationshipTable | null,
    edge: readonly string[],
  ): (items: readonly Item[], call: Call) => Page {
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
    const toEdge = ({ row, node }: Item, call: Call): Edge => {
      const reader = readers.find(([nodeTable]) => isIn(nodeTable, node));
      if (reader === undefined) throw new RangeError(`No selection for node ${node}.`);
      const result: Record<string, unknown> & { node: Tree } = { node: reader[1](node, call) };
      for (const [name, get] of properties) result[name] = get(row);
      if (listing.keys) result.keys = order.keys({ row, node });
      return result;
    };
    return (items, call) => {
      const matching = filters.length
        ? items.filter((item) => filters.every((f) => f(item, call)))
        : items.slice();
      const totalCount = listing.count ? matching.length : null;
      if (!listing.items) return { edges: [], totalCount, hasNextPage: false };
      const after = listing.after === null ? null : call.parameters[listing.after];
      const rest = Array.isArray(after)
        ? matching.filter((item) => isBehind(order, item, after))
        : matching;
      order.sort(rest);
      const first = listing.first === null ? rest.length : Number(call.parameters[listing.first]);
      const edges = rest.slice(0, first).map((item) => toEdge(item, call));
      return { edges, totalCount, hasNextPage: rest.length > first };
    };
  }

  /** Reads the operand of items of the scope. */
  getter({ on, property }: Operand, { table, nodes }: Scope): Getter {
    if (on === "edge") {
      const get = edgeGetter(table, property);
      return ({ row }) => get(row);
    }
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

const isIn = (table: NodeTable, number: number): boolean =>
  number >= table.base && number < table.base + table.ids.length;

function nodeGetter(table: NodeTable, name: string): (row: number) => unknown {
  if (name === "id") return (row) => table.ids[row];
  const column = table.columns[name];
  if (column === undefined) throw new RangeError(`${table.type} has no property ${name}.`);
  return (row) => column.get(row);
}

function edgeGetter(table: RelationshipTable | null, name: string): (row: number) => unknown {
  if (table === null) throw new RangeError("A list of nodes has no relationship to read.");
  if (name === "validFrom" || name === "validTo") {
    const days = table[name];
    const open = name === "validFrom" ? ALWAYS_BEFORE : NEVER;
    return (row) => (days === null || days[row] === open ? null : dayText(days[row] ?? 0));
  }
  const column = table.columns[name];
  if (column === undefined) throw new RangeError(`${table.type} has no property ${name}.`);
  return (row) => column.get(row);
}
