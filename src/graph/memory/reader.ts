import { dayNumber, type Day } from "../day.ts";
import { endTypes } from "../model/model.ts";
import type {
  Edge,
  Existence,
  Listing,
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
import { objectMaker, type Entry } from "./object-maker.ts";
import type { Order } from "./order.ts";
import { edgeGetter, isIn, nodeGetter, type Item, type Scope } from "./getters.ts";
import type { RelationshipTable, Tables } from "./tables.ts";
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
      reader = objectMaker(this.#entriesOf(selection)) as TreeReader;
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
      const toEdge = this.#compileEdge(listing, compiled.order, null);
      reader = (call) => pageOf(compiled.read(NOWHERE, call), call, toEdge);
      this.#pages.set(listing, reader);
    }
    return reader;
  }

  /** What is read of a node, by its number. */
  #entriesOf({ type, properties, flags, relations, references }: Selection): Entry<number>[] {
    const table = this.tables.nodes[type];
    const { base } = table;
    const getterOf = (name: string) => {
      const get = nodeGetter(table, name);
      return (number: number) => get(number - base);
    };
    return [
      ["__typename", () => type],
      ...properties.map((name) => [name, getterOf(name)] as const),
      ...flags.map(({ as, existence }) => [as, this.compileExistence(existence)] as const),
      ...relations.map((relation) => [relation.as, this.#compileRelation(relation)] as const),
      ...this.#entriesOfReferences(references, getterOf),
    ];
  }

  /** Nodes that are named by properties, which `getterOf` reads, or by slots. */
  #entriesOfReferences<At>(
    references: readonly Reference[] = [],
    getterOf: (property: string) => (at: At) => unknown,
  ): Entry<At>[] {
    return references.map(({ as, id, node }) => {
      const table = this.tables.nodes[node.type];
      const tree = this.tree(node);
      const named: Entry<At>[1] =
        typeof id === "number" ? (_at, { parameters }) => parameters[id] : getterOf(id);
      const read: Entry<At>[1] = (at, call) => {
        const row = table.rowOf.get(named(at, call) as string);
        return row === undefined ? null : tree(table.base + row, call);
      };
      return [as, read];
    });
  }

  #compileRelation(relation: Relation): (number: number, call: Call) => unknown {
    const { form, direction } = relation;
    const table = this.tables.relationships[relation.relationship];
    const visited = visitIncident(this.tables, relation);
    if (form === "bunches") return this.#compileBunches(relation, table, visited);
    const { read, order } = compileListing(relation, this, table, visited, direction);
    if (form === "page") {
      const toEdge = this.#compileEdge(relation, order, table);
      return (number, call) => pageOf(read(number, call), call, toEdge);
    }
    const flat = this.#compileFlat(relation, order, table);
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

  /** What is read of a relationship. */
  #entriesOfEdge(
    { edge, references, keys }: Pick<Relation, "edge" | "references"> & Pick<Listing, "keys">,
    order: Order,
    table: RelationshipTable | null,
  ): Entry<Item>[] {
    return [
      ...edge.map((name) => [name, edgeGetter(table, name)] as const),
      ...this.#entriesOfReferences(references, (name) => edgeGetter(table, name)),
      ...(keys ? [["keys", (item: Item) => order.keys(item)] as const] : []),
    ];
  }

  /** An edge, with its node in it. */
  #compileEdge(
    listing: Listing & Partial<Pick<Relation, "edge" | "references">>,
    order: Order,
    table: RelationshipTable | null,
  ): (item: Item, call: Call) => Edge {
    const node = this.#byType(listing, (selection) => {
      const tree = this.tree(selection);
      return (item, call) => tree(item.node, call);
    });
    const edge = this.#entriesOfEdge({ edge: [], ...listing }, order, table);
    return objectMaker([["node", node], ...edge]) as (item: Item, call: Call) => Edge;
  }

  /** A node with what its edge says: a history reads hundreds, without an object in between. */
  #compileFlat(
    relation: Relation,
    order: Order,
    table: RelationshipTable,
  ): (item: Item, call: Call) => Tree {
    const edge = this.#entriesOfEdge(relation, order, table);
    return this.#byType(relation, (selection) => {
      const node = this.#entriesOf(selection).map(([name, read]): Entry<Item> => [
        name,
        (item, call) => read(item.node, call),
      ]);
      return objectMaker([...node, ...edge]) as (item: Item, call: Call) => Tree;
    });
  }

  /** Reads an item as the selection for the type of its node says. */
  #byType(
    { nodes }: Listing,
    compile: (selection: Selection) => (item: Item, call: Call) => Tree,
  ): (item: Item, call: Call) => Tree {
    const readers = nodes.map(
      (selection) => [this.tables.nodes[selection.type], compile(selection)] as const,
    );
    const [only] = readers;
    if (only !== undefined && readers.length === 1) return only[1];
    return (item, call) => {
      const reader = readers.find(([nodeTable]) => isIn(nodeTable, item.node));
      if (reader === undefined) throw new RangeError(`No selection for node ${item.node}.`);
      return reader[1](item, call);
    };
  }
}
