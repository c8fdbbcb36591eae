import { relationshipDeclaration } from "./model/model.ts";
import type { RelationshipType } from "./model/relationships.ts";
import { OUTGOING, type Direction, type OrderKey } from "./shape.ts";

/**
 * Makes an order total by the keys that tell any two items of a relationship apart: the node's id,
 * then, of both directions, the direction, the first day of validity and the relationship's own key.
 * The added keys run in the direction of the last one given.
 */
export function totalOrder(
  order: readonly OrderKey[],
  relationship: RelationshipType | null,
  direction: Direction = "out",
): readonly OrderKey[] {
  const descending = order.at(-1)?.descending ?? false;
  const declaration = relationship === null ? null : relationshipDeclaration(relationship);
  const edgeKeys = declaration
    ? [
        ...(direction === "both" && !declaration.symmetric ? [OUTGOING] : []),
        ...(declaration.timed ? ["validFrom"] : []),
        ...(declaration.key ?? []),
      ]
    : [];
  const ties: OrderKey[] = [
    { on: "node", property: "id", descending },
    ...edgeKeys.map((property) => ({ on: "edge" as const, property, descending })),
  ];
  const missing = ties.filter(
    (tie) => !order.some((key) => key.on === tie.on && key.property === tie.property),
  );
  return [...order, ...missing];
}
