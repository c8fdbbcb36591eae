import type { Bunch } from "./bunch.ts";
import type { NodeType } from "./model/nodes.ts";
import type { RelationshipType } from "./model/relationships.ts";

/**
 * What to read of all relationships of a type between nodes of two types, over all times: for what
 * is worked out once from the whole graph, where a tree for each node would be too much.
 */
export interface Survey {
  readonly from: NodeType;
  readonly relationship: RelationshipType;
  readonly to: NodeType;
  /** Properties of the relationship, `validFrom` and `validTo` among them. */
  readonly edge: readonly string[];
  /** Properties of the node at the far end; `id` is one. */
  readonly node: readonly string[];
}

/** Relationships of one start that agree. */
export interface SurveyedBunch extends Bunch {
  /** Id of the node that they lead away from. */
  readonly from: string;
}

/** About how many relationships come at once: to go through them takes some milliseconds. */
export const SURVEY_BATCH = 5_000;
