import { nodeProperty, relationshipProperty } from "../../graph/model/model.ts";
import type { NodeType } from "../../graph/model/nodes.ts";
import type { PropertyKind } from "../../graph/model/property.ts";
import type { RelationshipType } from "../../graph/model/relationships.ts";
import type { OrderKey } from "../../graph/shape.ts";

/** The kinds of the keys of an order. */
export const kindsOf = (
  order: readonly OrderKey[],
  ends: readonly NodeType[],
  relationship: RelationshipType | null,
): PropertyKind[] =>
  order.map(({ on, property }) => {
    const declared =
      on === "edge"
        ? relationship && relationshipProperty(relationship, property)
        : ends.map((type) => nodeProperty(type, property)).find((found) => found !== undefined);
    if (!declared) throw new TypeError(`Nothing can be ordered by ${property} here.`);
    return declared.kind;
  });
