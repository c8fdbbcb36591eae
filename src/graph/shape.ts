import type { NodeType } from "./model/nodes.ts";
import type { RelationshipType } from "./model/relationships.ts";

/**
 * A shape says what to read of a node and of what it is connected with. It holds structure only:
 * every value that a query brings is a parameter, named by its slot, so that one shape serves all
 * calls of a document and compiles to one statement.
 */

/** Position of a value in the parameters of a read. */
export type Slot = number;

/** `both` is for types between nodes of one kind: symmetric ones are stored in one direction only. */
export type Direction = "out" | "in" | "both";

/** What to read of a node of one type. */
export interface Selection {
  readonly type: NodeType;
  /** Names of its properties; `id` is one. */
  readonly properties: readonly string[];
  readonly relations: readonly Relation[];
  readonly flags: readonly Flag[];
  /** Nodes that its properties, or slots, name. */
  readonly references?: readonly Reference[];
}

/** A node that is named by its id: null where there is none of the selection's type with that id. */
export interface Reference {
  readonly as: string;
  /** Slot of the id, or name of the property that holds it. */
  readonly id: Slot | string;
  readonly node: Selection;
}

/**
 * Read, compared and ordered by as a property of any relationship: whether it leads away from the
 * node that it is read from. Where it is read in both directions, the two are told apart by it.
 */
export const OUTGOING = "outgoing";

/** A property of the relationship (`edge`) or of the node at its far end. */
export interface Operand {
  readonly on: "node" | "edge";
  readonly property: string;
}

export type Operator = "eq" | "in" | "startsWith" | "gte" | "lte";

/** A condition; several hold together. A property that is absent fulfils none. */
export type Predicate = Comparison | Existence;

export interface Comparison extends Operand {
  readonly operator: Operator;
  readonly value: Slot;
}

/** The node has (or has not) a relationship in force whose edge and far end fulfil `where`. */
export interface Existence {
  readonly relationship: RelationshipType;
  readonly direction: Direction;
  /** It need not be in force on the day: any time will do. */
  readonly anyTime?: true;
  readonly where: readonly Comparison[];
  readonly negated: boolean;
}

/** A boolean in the answer: whether the node has such a relationship. */
export interface Flag {
  readonly as: string;
  readonly existence: Existence;
}

/** A key of an order. The property must be one that every record carries. */
export interface OrderKey extends Operand {
  readonly descending: boolean;
}

/** A list of nodes: which, in what order, and how much of it. */
export interface Listing {
  /** One selection for each node type that may stand at the far end; other types are left out. */
  readonly nodes: readonly Selection[];
  readonly where: readonly Predicate[];
  /** A total order: no two items are equal in all its keys. */
  readonly order: readonly OrderKey[];
  /** Slot of the page size; null reads all. */
  readonly first: Slot | null;
  /** Slot of the order keys of the item to begin behind, whose value may be null. */
  readonly after: Slot | null;
  /** Whether items are wanted; a listing can be for its count only. */
  readonly items: boolean;
  /** Whether each item comes with the values of its order keys, as `keys`. */
  readonly keys: boolean;
  readonly count: boolean;
}

/**
 * A listing of what a relationship leads to. As a `page` it answers a Page; as a `list` an array
 * of nodes, and as `one` a node or null, both with the properties of the edge put into the node.
 * As `bunches` it answers Bunches: all that fulfil the conditions, of whatever page, brought together
 * where they agree in `edge`, in no order; its one selection has properties only. Of hundreds of
 * edits that say the same this costs a part of what a list does.
 */
export interface Relation extends Listing {
  readonly as: string;
  readonly relationship: RelationshipType;
  readonly direction: Direction;
  /** Reads the whole timeline, not just what is in force on the day. */
  readonly anyTime?: true;
  readonly edge: readonly string[];
  /** Nodes that properties of the edge name; they come with those. */
  readonly references?: readonly Reference[];
  readonly form: "page" | "list" | "one" | "bunches";
}

/** What was read of a node. */
export type Tree = Record<string, unknown> & { readonly __typename: NodeType };

/** An item of a page: the properties of the relationship and the node at its far end. */
export type Edge = Record<string, unknown> & { readonly node: Tree; readonly keys?: unknown[] };

export interface Page {
  readonly edges: Edge[];
  /** How many there are in all, null where it was not asked for. */
  readonly totalCount: number | null;
  readonly hasNextPage: boolean;
}

/** Whether a predicate asks for a relationship rather than compares a property. */
export const isExistence = (predicate: Predicate): predicate is Existence =>
  "relationship" in predicate;
