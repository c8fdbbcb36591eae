import { RELATIONSHIP_TYPES, SHOWN_NODE_TYPES, typeOfId } from "../../graph/model/model.ts";
import type { NodeType } from "../../graph/model/nodes.ts";
import type { RelationshipType } from "../../graph/model/relationships.ts";
import { unique } from "../shape/conditions.ts";

/** Nodes that nearly everything is connected with: ways through them say nothing. */
const LEAD_EVERYWHERE: readonly NodeType[] = [
  "ChangeEvent",
  "CuratedEntry",
  "FeeScheduleEntry",
  "Release",
  "Source",
];

/** Types of nodes that ways lead through. */
export const STEPPING_STONES: readonly NodeType[] = SHOWN_NODE_TYPES.filter(
  (type) => !LEAD_EVERYWHERE.includes(type),
);

export const isSteppingStone = (id: string): boolean => {
  const type = typeOfId(id);
  return type !== null && STEPPING_STONES.includes(type);
};

/** The types of relationships that are followed, in the order of their names. */
export const followed = (
  asked: readonly RelationshipType[] | null | undefined,
): readonly RelationshipType[] => (asked ? unique([...asked].sort()) : RELATIONSHIP_TYPES);
