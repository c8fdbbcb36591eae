import { nodeProperty } from "../../graph/model/model.ts";
import type { NodeType } from "../../graph/model/nodes.ts";
import type { Direction, Reference, Relation } from "../../graph/shape.ts";

/** What is read of a relationship: its properties, and the nodes that those name. */
export class EdgeReads {
  readonly properties = new Set<string>();
  readonly references: Reference[] = [];

  /** What a relation reads of its edges. */
  get parts(): Pick<Relation, "edge" | "references"> {
    const { properties, references } = this;
    return { edge: [...properties], ...(references.length > 0 ? { references } : {}) };
  }
}

/** Types that stand at the far end. */
export const endsOf = (
  from: readonly NodeType[],
  to: readonly NodeType[],
  direction: Direction,
): readonly NodeType[] =>
  direction === "both" ? [...new Set([...from, ...to])] : direction === "in" ? from : to;

/** A field without mapping is a property of the node, or else of the relationship that led to it. */
export function addProperty(
  properties: Set<string>,
  edge: Set<string>,
  type: NodeType,
  name: string,
): void {
  if (nodeProperty(type, name) === undefined) edge.add(name);
  else properties.add(name);
}
