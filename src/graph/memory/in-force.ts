import type { RelationshipTable } from "./tables.ts";

/**
 * Calls back with each relationship of a table in force at a node, its row and the node at its far
 * end, until the call answers true; answers whether one did. `day` null is any time. A loop lies on
 * both sides.
 */
export function visitInForce(
  table: RelationshipTable,
  side: "out" | "in",
  node: number,
  day: number | null,
  visit: (row: number, far: number) => boolean,
): boolean {
  const { validFrom, validTo } = table;
  const { first, offsets, rows } = table[side];
  const far = side === "out" ? table.to : table.from;
  const end = offsets[node - first + 1] ?? 0;
  for (let i = offsets[node - first] ?? 0; i < end; i++) {
    const row = rows === null ? i : (rows[i] ?? 0);
    if (day !== null && validFrom !== null && validTo !== null)
      if ((validFrom[row] ?? 0) > day || (validTo[row] ?? 0) <= day) continue;
    if (visit(row, far[row] ?? 0)) return true;
  }
  return false;
}
