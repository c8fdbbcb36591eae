import { RELATIONSHIP_TYPES, relationshipDeclaration } from "../../graph/model/model.ts";
import type { NodeType } from "../../graph/model/nodes.ts";
import type { RelationshipType } from "../../graph/model/relationships.ts";
import type { Page, Relation } from "../../graph/shape.ts";
import { selectionOf, wholeRelation } from "../../graph/whole.ts";

/** Relationships of a type that a node has in one direction. */
interface Count {
  readonly type: RelationshipType;
  readonly direction: "OUT" | "IN";
  readonly count: number;
}

const nameOf = (type: RelationshipType, direction: "out" | "in"): string =>
  `count of ${type} ${direction}`;

/** The sides of relationship types at which nodes of a type can be. */
const sidesOf = (
  node: NodeType,
): readonly (readonly [type: RelationshipType, direction: "out" | "in"])[] =>
  RELATIONSHIP_TYPES.flatMap((type) => {
    const { from, to } = relationshipDeclaration(type);
    return [
      ...(from.includes(node) ? [[type, "out"] as const] : []),
      ...(to.includes(node) ? [[type, "in"] as const] : []),
    ];
  });

/** What is read with a node to tell how many relationships it has: counts alone. */
export const degreeRelations = (node: NodeType): Relation[] =>
  sidesOf(node).map(([relationship, direction]) => {
    const { from, to } = relationshipDeclaration(relationship);
    return wholeRelation({
      ...{ as: nameOf(relationship, direction), relationship, direction, form: "page" },
      nodes: (direction === "out" ? to : from).map((type) => selectionOf(type, [])),
      ...{ items: false, count: true },
    });
  });

/** The counts that were read with a node, but for those that are nought. */
export const countsIn = (node: NodeType, read: Readonly<Record<string, unknown>>): Count[] =>
  sidesOf(node)
    .map(([type, direction]): Count => ({
      type,
      direction: direction === "out" ? "OUT" : "IN",
      count: (read[nameOf(type, direction)] as Page).totalCount ?? 0,
    }))
    .filter(({ count }) => count > 0);

/** How many relationships there are in all. */
export const degreeIn = (node: NodeType, read: Readonly<Record<string, unknown>>): number =>
  countsIn(node, read).reduce((sum, { count }) => sum + count, 0);
