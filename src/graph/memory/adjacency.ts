/**
 * Rows of a relationship table by the node at one of their ends: those of node `n` are from place
 * `offsets[n - first]` to before `offsets[n - first + 1]`, and no node out of that range has any.
 */
export interface Adjacency {
  /** The first node that has rows. */
  readonly first: number;
  readonly offsets: Int32Array;
  /** The row at each place; null where rows lie in the order of these ends already. */
  readonly rows: Int32Array | null;
}

/** Rows by their ends, each node's in the order of their numbers. */
export function adjacencyOf(ends: Int32Array): Adjacency {
  let first = ends[0] ?? 0;
  let last = first - 1;
  let inOrder = true;
  for (const end of ends) {
    if (end < last) inOrder = false;
    if (end < first) first = end;
    if (end > last) last = end;
  }
  const offsets = new Int32Array(last - first + 2);
  for (const end of ends) offsets[end - first + 1] = (offsets[end - first + 1] ?? 0) + 1;
  for (let i = 1; i < offsets.length; i++) offsets[i] = (offsets[i] ?? 0) + (offsets[i - 1] ?? 0);
  return { first, offsets, rows: inOrder ? null : sortedBy(ends, first, offsets) };
}

/** Rows in the order of their ends, by counting. */
function sortedBy(ends: Int32Array, first: number, offsets: Int32Array): Int32Array {
  const next = offsets.slice();
  const rows = new Int32Array(ends.length);
  for (const [row, end] of ends.entries()) {
    const at = next[end - first] ?? 0;
    rows[at] = row;
    next[end - first] = at + 1;
  }
  return rows;
}
