import type { NodeType } from "./model/nodes.ts";
import type { RelationshipType } from "./model/relationships.ts";

/** Which relationships are followed, in either direction, and to which nodes. */
export interface Walk {
  readonly relationships: readonly RelationshipType[];
  /** Types of the nodes that are come to. */
  readonly types: readonly NodeType[];
  /** Ids of nodes that are come to as well, whatever their types. */
  readonly ends: readonly string[];
}

/** Which relationships are wanted between nodes of two sets, whichever of the two they start at. */
export interface Between {
  readonly relationships: readonly RelationshipType[];
  readonly some: readonly string[];
  readonly others: readonly string[];
}

/** Where the relationships of a type lead to from a node, in one direction. */
export interface Fan {
  readonly from: string;
  readonly relationship: RelationshipType;
  readonly outgoing: boolean;
  /** Ids of the nodes at the far ends, each once, in their order. */
  readonly ends: readonly string[];
}

/** How many nodes and relationships a state of the graph has, over all times. */
export interface GraphCounts {
  readonly nodes: Readonly<Record<NodeType, number>>;
  /** Of each type between nodes of two types, those the model allows. */
  readonly relationships: readonly RelationshipCount[];
}

export interface RelationshipCount {
  readonly type: RelationshipType;
  readonly from: NodeType;
  readonly to: NodeType;
  readonly count: number;
}
