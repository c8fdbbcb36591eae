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

/** A search in the order takes about as long as looking at so many relationships. */
const SEARCH = 8;

/**
 * The same where only some far ends are asked for, whose numbers are ascending: others may be left
 * out. At a node relationships lie in the order of their far ends, so that a few of many are found
 * without going through all.
 */
export function visitAmong(
  table: RelationshipTable,
  side: "out" | "in",
  node: number,
  day: number | null,
  wanted: Int32Array,
  visit: (row: number, far: number) => boolean,
): boolean {
  const { validFrom, validTo } = table;
  const { first, offsets, rows } = table[side];
  const far = side === "out" ? table.to : table.from;
  const end = offsets[node - first + 1] ?? 0;
  let i = offsets[node - first] ?? 0;
  if (end - i < wanted.length * SEARCH) return visitInForce(table, side, node, day, visit);
  for (const number of wanted) {
    let [low, high] = [i, end];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((far[rows === null ? middle : (rows[middle] ?? 0)] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    for (i = low; i < end; i++) {
      const row = rows === null ? i : (rows[i] ?? 0);
      if (far[row] !== number) break;
      if (day !== null && validFrom !== null && validTo !== null)
        if ((validFrom[row] ?? 0) > day || (validTo[row] ?? 0) <= day) continue;
      if (visit(row, number)) return true;
    }
    if (i === end) return false;
  }
  return false;
}
