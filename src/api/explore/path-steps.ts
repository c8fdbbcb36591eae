import { compareText } from "../../graph/compare.ts";
import type { RelationshipType } from "../../graph/model/relationships.ts";

/** A step of a path: along a relationship of a type, in either direction, to a node. */
export interface Step {
  readonly type: RelationshipType;
  readonly id: string;
}

/** A path as the steps from where it begins. */
export type Steps = readonly Step[];

/** The order of paths of one length, and of their beginnings: step by step by type and id. */
export function comparePlaces(a: Steps, b: Steps): number {
  for (const [i, step] of a.entries()) {
    const other = b[i];
    if (other === undefined) return 0;
    const order = compareText(step.type, other.type) || compareText(step.id, other.id);
    if (order !== 0) return order;
  }
  return 0;
}
