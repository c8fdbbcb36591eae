/** Rows by a key: those of key k are `rows[offsets[k]] … rows[offsets[k + 1] - 1]`. */
export interface RowsBy {
  readonly offsets: Int32Array;
  readonly rows: Int32Array;
}

/**
 * Counting sort of rows by their keys, which are from 0 to below `keyCount`. Rows of a key keep the
 * order in which they are given: that of their numbers, or `order`.
 */
export function rowsBy(keys: Int32Array, keyCount: number, order?: Int32Array): RowsBy {
  const offsets = new Int32Array(keyCount + 1);
  for (const key of keys) offsets[key + 1] = (offsets[key + 1] ?? 0) + 1;
  for (let k = 0; k < keyCount; k++) offsets[k + 1] = (offsets[k + 1] ?? 0) + (offsets[k] ?? 0);
  const next = offsets.slice();
  const rows = new Int32Array(keys.length);
  for (let i = 0; i < keys.length; i++) {
    const row = order === undefined ? i : (order[i] ?? 0);
    const key = keys[row] ?? 0;
    const at = next[key] ?? 0;
    rows[at] = row;
    next[key] = at + 1;
  }
  return { offsets, rows };
}
