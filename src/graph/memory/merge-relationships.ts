import { rowsBy } from "../rows-by.ts";
import { compareText } from "../compare.ts";
import type { Column } from "./column.ts";
import { equalRows, mergeColumns } from "./merge-columns.ts";
import type { ChangedRows } from "./relationship-changes.ts";
import type { RelationshipRows } from "./tables.ts";

/**
 * Applies changed rows to those before, all of one type with properties `key` in their identity.
 * Rows with an end that is gone (-1) are left out. Null where nothing differs.
 */
export function mergeRelationships(
  before: RelationshipRows,
  changes: ChangedRows,
  key: readonly string[],
  nodeCount: number,
): RelationshipRows | null {
  const picks = pick(before, changes, inOrder(changes, key, nodeCount), key);
  if (picks === null) return null;
  const ints = (a: Int32Array, b: Int32Array): Int32Array =>
    picks.map((row) => (row >= 0 ? a[row] : b[~row]) ?? 0);
  return {
    from: ints(before.from, changes.from),
    to: ints(before.to, changes.to),
    validFrom: before.validFrom && changes.validFrom && ints(before.validFrom, changes.validFrom),
    validTo: before.validTo && changes.validTo && ints(before.validTo, changes.validTo),
    columns: mergeColumns(before.columns, changes.columns, picks),
  };
}

const hasEnds = ({ from, to }: RelationshipRows, row: number): boolean =>
  (from[row] ?? -1) >= 0 && (to[row] ?? -1) >= 0;

/** Changed rows in the order of a table, of those with one identity the last. */
function inOrder(changes: ChangedRows, key: readonly string[], nodeCount: number): Int32Array {
  const { from, to } = changes;
  const live = from.map((_, row) => row).filter((row) => hasEnds(changes, row));
  const compare = comparison(changes, changes, key);
  // As an import puts those of a source whose rows are sorted.
  if (live.every((row, i) => i === 0 || compare(live[i - 1] ?? 0, row) < 0)) return live;
  const starts = live.map((row) => from[row] ?? 0);
  const ends = live.map((row) => to[row] ?? 0);
  const byEnds = rowsBy(starts, nodeCount, rowsBy(ends, nodeCount).rows).rows;
  const rows = byEnds.map((i) => live[i] ?? 0);
  for (let start = 0; start < rows.length;) {
    const first = rows[start] ?? 0;
    let end = start + 1;
    while (
      end < rows.length &&
      from[rows[end] ?? 0] === from[first] &&
      to[rows[end] ?? 0] === to[first]
    )
      end++;
    if (end - start > 1) rows.subarray(start, end).sort((a, b) => compare(a, b) || a - b);
    start = end;
  }
  return rows.filter((row, i) => i + 1 === rows.length || compare(row, rows[i + 1] ?? 0) !== 0);
}

/** Merges rows before and changed rows, both in order; null where nothing differs. */
function pick(
  before: RelationshipRows,
  changes: ChangedRows,
  rows: Int32Array,
  key: readonly string[],
): Int32Array | null {
  const compare = comparison(changes, before, key);
  const picks = new Int32Array(before.from.length + rows.length);
  let count = 0;
  let differs = false;
  let next = 0;
  const takeChange = (): void => {
    const change = rows[next++] ?? 0;
    if (changes.puts[change] !== 1) return;
    picks[count++] = ~change;
    differs = true;
  };
  for (let row = 0; row < before.from.length; row++) {
    if (!hasEnds(before, row)) {
      differs = true;
      continue;
    }
    while (next < rows.length && compare(rows[next] ?? 0, row) < 0) takeChange();
    const change = rows[next] ?? 0;
    if (next === rows.length || compare(change, row) !== 0) picks[count++] = row;
    else if (changes.puts[change] === 1 && isSame(changes, change, before, row)) {
      picks[count++] = row;
      next++;
    } else {
      differs = true;
      takeChange();
    }
  }
  while (next < rows.length) takeChange();
  return differs ? picks.slice(0, count) : null;
}

/** Compares the identity of a row of `a` with that of a row of `b`. */
function comparison(
  a: RelationshipRows,
  b: RelationshipRows,
  key: readonly string[],
): (rowOfA: number, rowOfB: number) => number {
  const keys = key.map((name) => [a.columns[name], b.columns[name]] as const);
  const text = (column: Column | undefined, row: number): string => String(column?.get(row));
  return (rowOfA, rowOfB) => {
    let order =
      (a.from[rowOfA] ?? 0) - (b.from[rowOfB] ?? 0) ||
      (a.to[rowOfA] ?? 0) - (b.to[rowOfB] ?? 0) ||
      (a.validFrom?.[rowOfA] ?? 0) - (b.validFrom?.[rowOfB] ?? 0);
    for (const [columnOfA, columnOfB] of keys)
      order ||= compareText(text(columnOfA, rowOfA), text(columnOfB, rowOfB));
    return order;
  };
}

/** Whether two rows of one identity say the same. */
const isSame = (
  a: RelationshipRows,
  rowOfA: number,
  b: RelationshipRows,
  rowOfB: number,
): boolean =>
  a.validTo?.[rowOfA] === b.validTo?.[rowOfB] && equalRows(a.columns, rowOfA, b.columns, rowOfB);
