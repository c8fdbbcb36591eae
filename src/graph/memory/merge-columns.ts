import {
  narrowed,
  scalarColumn,
  textColumn,
  textsColumn,
  type Column,
  type ScalarColumn,
  type TextColumn,
  type TextsColumn,
} from "./column.ts";
import { Dictionary } from "./dictionary.ts";

export type Columns = Readonly<Record<string, Column>>;

/** Which rows a table is made of: row r of those before, or `~r` for row r of those added. */
export type Picks = Int32Array;

/** Columns of the picked rows. Texts that no row has any more are left behind. */
export function mergeColumns(before: Columns, added: Columns, picks: Picks): Columns {
  return Object.fromEntries(
    Object.entries(before).map(([name, column]) => [
      name,
      mergeColumn(column, columnOf(added, name), picks),
    ]),
  );
}

/** Whether two rows say the same in every column. */
export function equalRows(a: Columns, rowOfA: number, b: Columns, rowOfB: number): boolean {
  for (const name in a)
    if (!equalValues(columnOf(a, name), rowOfA, columnOf(b, name), rowOfB)) return false;
  return true;
}

function columnOf(columns: Columns, name: string): Column {
  const column = columns[name];
  if (column === undefined) throw new RangeError(`There is no column ${name}.`);
  return column;
}

function mergeColumn(before: Column, added: Column, picks: Picks): Column {
  if (before.kind === "string" && added.kind === "string") return mergeText(before, added, picks);
  if (before.kind === "strings" && added.kind === "strings")
    return mergeTexts(before, added, picks);
  return mergeScalars(before as ScalarColumn, added as ScalarColumn, picks);
}

function mergeScalars(before: ScalarColumn, added: ScalarColumn, picks: Picks): ScalarColumn {
  const data = emptyLike(before.data, picks.length);
  for (let i = 0; i < picks.length; i++) {
    const row = picks[i] ?? 0;
    data[i] = (row >= 0 ? before.data[row] : added.data[~row]) ?? 0;
  }
  return scalarColumn(before.kind, data);
}

function emptyLike(data: ScalarColumn["data"], length: number): ScalarColumn["data"] {
  if (data instanceof Int32Array) return new Int32Array(length);
  return data instanceof Int8Array ? new Int8Array(length) : new Float64Array(length);
}

function mergeText(before: TextColumn, added: TextColumn, picks: Picks): TextColumn {
  const dictionary = new Dictionary();
  const old = dictionary.translate(before.texts);
  const fresh = dictionary.translate(added.texts);
  const data = picks.map((row) =>
    row >= 0 ? old(before.data[row] ?? -1) : fresh(added.data[~row] ?? -1),
  );
  return textColumn(narrowed(data, dictionary.texts.length), dictionary.texts);
}

function mergeTexts(before: TextsColumn, added: TextsColumn, picks: Picks): TextsColumn {
  const dictionary = new Dictionary();
  const old = dictionary.translate(before.texts);
  const fresh = dictionary.translate(added.texts);
  const offsets = new Int32Array(picks.length + 1);
  for (let i = 0; i < picks.length; i++) {
    const row = picks[i] ?? 0;
    const length = row >= 0 ? lengthAt(before, row) : lengthAt(added, ~row);
    offsets[i + 1] = (offsets[i] ?? 0) + length;
  }
  const data = new Int32Array(offsets[picks.length] ?? 0);
  let to = 0;
  for (const row of picks) {
    const [side, at, translate] = row >= 0 ? [before, row, old] : [added, ~row, fresh];
    const end = side.offsets[at + 1] ?? 0;
    for (let i = side.offsets[at] ?? 0; i < end; i++) data[to++] = translate(side.data[i] ?? -1);
  }
  return textsColumn(offsets, narrowed(data, dictionary.texts.length), dictionary.texts);
}

const lengthAt = ({ offsets }: TextsColumn, row: number): number =>
  (offsets[row + 1] ?? 0) - (offsets[row] ?? 0);

function equalValues(a: Column, rowOfA: number, b: Column, rowOfB: number): boolean {
  if (a.kind !== "strings" || b.kind !== "strings") return a.get(rowOfA) === b.get(rowOfB);
  const length = lengthAt(a, rowOfA);
  if (length !== lengthAt(b, rowOfB)) return false;
  const startOfA = a.offsets[rowOfA] ?? 0;
  const startOfB = b.offsets[rowOfB] ?? 0;
  for (let i = 0; i < length; i++)
    if (a.texts[a.data[startOfA + i] ?? -1] !== b.texts[b.data[startOfB + i] ?? -1]) return false;
  return true;
}
