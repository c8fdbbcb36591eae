import {
  SHOWN_NODE_TYPES,
  nodeDeclaration,
  relationshipDeclaration,
} from "../../graph/model/model.ts";
import type { GraphCounts } from "../../graph/walk.ts";

/** The counts of a graph with what each type is. */
export const metaGraphOf = ({ nodes, relationships }: GraphCounts): Record<string, unknown> => ({
  nodeTypes: SHOWN_NODE_TYPES.map((type) => ({
    type,
    about: nodeDeclaration(type).about,
    count: nodes[type],
  })),
  relationshipTypes: relationships.map((one) => ({
    ...one,
    about: relationshipDeclaration(one.type).about,
  })),
});
