import { dayNumber, type Day } from "../day.ts";
import { endTypes } from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type {
  Edge,
  Existence,
  Listing,
  Operand,
  Page,
  Reference,
  Relation,
  Selection,
  Tree,
} from "../shape.ts";
import type { Bunch } from "../bunch.ts";
import { Bunches } from "./bunches.ts";
import { compileFilters } from "./filter.ts";
import { compileListing, pageOf } from "./listing.ts";
import type { Order } from "./order.ts";
import { edgeGetter, isIn, nodeGetter, type Getter, type Item } from "./getters.ts";
import type { NodeTable, RelationshipTable, Tables } from "./tables.ts";
import { NOWHERE, visitAll, visitIncident, type Visited } from "./visits.ts";

/** What a read brings: the day (null for the whole timeline) and the values of the slots. */
export interface Call {
  readonly day: number | null;
  readonly parameters: readonly unknown[];
}

export const callOf = (asOf: Day | null, parameters: readonly unknown[]): Call => ({
  day: asOf === null ? null : dayNumber(asOf),
  parameters,
});

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
      const everyNode = visitAll(listing.nodes.map(({ type }) => this.tables.nodes[type]));
      const compiled = compileListing(listing, this, null, everyNode);
      const toEdge = this.#compileEdge(listing, compiled.order, null, { edge: [] });
      reader = (call) => pageOf(compiled.read(NOWHERE, call), call, toEdge);
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
    const { form, direction } = relation;
    const table = this.tables.relationships[relation.relationship];
    const visited = visitIncident(this.tables, relation);
    if (form === "bunches") return this.#compileBunches(relation, table, visited);
    const { read, order } = compileListing(relation, this, table, visited, direction);
    if (form === "page") {
      const toEdge = this.#compileEdge(relation, order, table, relation);
      return (number, call) => pageOf(read(number, call), call, toEdge);
    }
    // A history reads hundreds of edges: each is put onto its node without an object in between.
    const node = this.#compileNode(relation);
    const put = this.#compileProperties(relation, order, table, relation);
    const flat = (item: Item, call: Call): Tree => put(node(item.node, call), item, call);
    if (form === "list")
      return (number, call) => read(number, call).items.map((item) => flat(item, call));
    return (number, call) => {
      const [item] = read(number, call).items;
      return item === undefined ? null : flat(item, call);
    };
  }

  #compileBunches(
    { nodes, edge, where }: Relation,
    table: RelationshipTable,
    visited: Visited,
  ): (number: number, call: Call) => Bunch[] {
    const [selection] = nodes;
    if (selection === undefined) throw new RangeError(`${table.type} in bunches leads nowhere.`);
    const ends = this.tables.nodes[selection.type];
    const fits = compileFilters(where, this, { table, nodes: [ends] });
    const bunches = new Bunches(table, ends, { edge, node: selection.properties });
    return (number, call) =>
      bunches.of((add) =>
        visited(number, call, (row, node) => {
          if (fits?.({ row, node }, call) ?? true) add(row, node);
          return false;
        }),
      );
  }

  /** Whether a node has a relationship as described. */
  compileExistence(existence: Existence): (number: number, call: Call) => boolean {
    const visited = visitIncident(this.tables, existence);
    const table = this.tables.relationships[existence.relationship];
    const ends = endTypes(existence.relationship, existence.direction);
    const scope: Scope = { table, nodes: ends.map((type) => this.tables.nodes[type]) };
    const fits = compileFilters(existence.where, this, scope);
    return (number, call) =>
      visited(number, call, (row, node) => fits?.({ row, node }, call) ?? true) !==
      existence.negated;
  }

  /** The tree of a node of one of the types that are listed, by its number. */
  #compileNode({ nodes }: Listing): TreeReader {
    const readers = nodes.map(
      (selection) => [this.tables.nodes[selection.type], this.tree(selection)] as const,
    );
    const [only] = readers;
    if (only !== undefined && readers.length === 1) return only[1];
    return (node, call) => {
      const reader = readers.find(([nodeTable]) => isIn(nodeTable, node));
      if (reader === undefined) throw new RangeError(`No selection for node ${node}.`);
      return reader[1](node, call);
    };
  }

  /** Puts what is read of a relationship onto what stands for it. */
  #compileProperties(
    listing: Listing,
    order: Order,
    table: RelationshipTable | null,
    { edge, references = [] }: Pick<Relation, "edge" | "references">,
  ): <Target extends Record<string, unknown>>(target: Target, item: Item, call: Call) => Target {
    const properties = edge.map((name) => [name, edgeGetter(table, name)] as const);
    const named = references.map((r) => {
      const get = typeof r.id === "string" ? edgeGetter(table, r.id) : null;
      return [r.as, this.#compileReference(r, get)] as const;
    });
    return (target, item, call) => {
      const into: Record<string, unknown> = target;
      for (const [name, get] of properties) into[name] = get(item);
      for (const [as, read] of named) into[as] = read(item, call);
      if (listing.keys) into.keys = order.keys(item);
      return target;
    };
  }

  #compileEdge(
    listing: Listing,
    order: Order,
    table: RelationshipTable | null,
    read: Pick<Relation, "edge" | "references">,
  ): (item: Item, call: Call) => Edge {
    const node = this.#compileNode(listing);
    const put = this.#compileProperties(listing, order, table, read);
    return (item, call) => put({ node: node(item.node, call) }, item, call);
  }

  /** Reads the operand of items of the scope. */
  getter({ on, property }: Operand, { table, nodes }: Scope): Getter {
    if (on === "edge") return edgeGetter(table, property);
    const getters = nodes
      .filter((nodeTable) => property === "id" || property in nodeTable.columns)
      .map((nodeTable) => [nodeTable, nodeGetter(nodeTable, property)] as const);
    const [only] = getters;
    // Other nodes are not visited.
    if (only !== undefined && nodes.length === 1) return ({ node }) => only[1](node - only[0].base);
    return ({ node }) => {
      for (const [nodeTable, get] of getters)
        if (isIn(nodeTable, node)) return get(node - nodeTable.base);
      return null;
    };
  }
}
