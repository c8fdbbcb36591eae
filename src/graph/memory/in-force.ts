import type { RelationshipTable } from "./tables.ts";
import type { Visit } from "./visits.ts";

type Side = "out" | "in";

/**
 * Calls back with each relationship of a table in force at a node, its row and the node at its far
 * end, until the call answers true; answers whether one did. `day` null is any time. A loop lies on
 * both sides.
 */
export function visitInForce(
  table: RelationshipTable,
  side: Side,
  node: number,
  day: number | null,
  visit: Visit,
): boolean {
  const { first, offsets } = table[side];
  const begin = offsets[node - first] ?? 0;
  return visitBetween(table, side, begin, offsets[node - first + 1] ?? 0, day, visit);
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
  side: Side,
  node: number,
  day: number | null,
  wanted: Int32Array,
  visit: Visit,
): boolean {
  const { first, offsets } = table[side];
  const end = offsets[node - first + 1] ?? 0;
  let next = offsets[node - first] ?? 0;
  if (end - next < wanted.length * SEARCH) return visitInForce(table, side, node, day, visit);
  for (const number of wanted) {
    const begin = placeOf(table, side, number, next, end);
    next = placeOf(table, side, number + 1, begin, end);
    if (visitBetween(table, side, begin, next, day, visit)) return true;
  }
  return false;
}

/** The first place between two on a side whose far end has this number, or a greater one. */
function placeOf(
  table: RelationshipTable,
  side: Side,
  number: number,
  begin: number,
  end: number,
): number {
  const { rows } = table[side];
  const far = side === "out" ? table.to : table.from;
  let [low, high] = [begin, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((far[rows === null ? middle : (rows[middle] ?? 0)] ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Visits what is in force of the relationships between two places on a side. */
function visitBetween(
  table: RelationshipTable,
  side: Side,
  begin: number,
  end: number,
  day: number | null,
  visit: Visit,
): boolean {
  const { validFrom, validTo } = table;
  const { rows } = table[side];
  const far = side === "out" ? table.to : table.from;
  for (let i = begin; i < end; i++) {
    const row = rows === null ? i : (rows[i] ?? 0);
    if (day !== null && validFrom !== null && validTo !== null)
      if ((validFrom[row] ?? 0) > day || (validTo[row] ?? 0) <= day) continue;
    if (visit(row, far[row] ?? 0)) return true;
  }
  return false;
}
