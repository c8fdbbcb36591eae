/** Rows of the relationships at node n: `rows[offsets[n]] … rows[offsets[n + 1] - 1]`. */
export interface Adjacency {
  readonly offsets: Int32Array;
  readonly rows: Int32Array;
}

/** Counting sort of rows by node; rows of a node keep their order. */
export function adjacency(ends: Int32Array, nodeCount: number): Adjacency {
  const offsets = new Int32Array(nodeCount + 1);
  for (const end of ends) offsets[end + 1] = (offsets[end + 1] ?? 0) + 1;
  for (let n = 0; n < nodeCount; n++) offsets[n + 1] = (offsets[n + 1] ?? 0) + (offsets[n] ?? 0);
  const next = offsets.slice();
  const rows = new Int32Array(ends.length);
  ends.forEach((end, row) => {
    const at = next[end] ?? 0;
    rows[at] = row;
    next[end] = at + 1;
  });
  return { offsets, rows };
}

/** Rows in the order of their starts and then of their ends; rows of one pair keep their order. */
export function orderByEnds(from: Int32Array, to: Int32Array, nodeCount: number): Int32Array {
  const byEnd = adjacency(to, nodeCount).rows;
  const starts = byEnd.map((row) => from[row] ?? 0);
  return adjacency(starts, nodeCount).rows.map((i) => byEnd[i] ?? 0);
}
