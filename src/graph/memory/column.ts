import { dayNumber, dayText } from "../day.ts";
import type { PropertyKind } from "../model/property.ts";
import type { Value } from "../record.ts";

/** A property of all records of a type, one value a row. `get` answers null where it is absent. */
export type Column = ScalarColumn | TextColumn | TextsColumn;

/** Stands for an absent integer or day; records can't hold it. */
export const ABSENT = -(2 ** 31);

/** Numbers, booleans (0 and 1) and days (since 1970) in a typed array. */
export interface ScalarColumn {
  readonly kind: "int" | "float" | "boolean" | "day";
  readonly data: Int32Array | Float64Array | Int8Array;
  get(row: number): number | boolean | string | null;
}

/** Texts as indexes into the distinct ones, -1 where absent: most properties repeat a few texts. */
export interface TextColumn {
  readonly kind: "string";
  readonly data: Int32Array;
  readonly texts: readonly string[];
  get(row: number): string | null;
}

/** Lists of texts: those of row r are `data[offsets[r]] … data[offsets[r + 1] - 1]`. */
export interface TextsColumn {
  readonly kind: "strings";
  readonly offsets: Int32Array;
  readonly data: Int32Array;
  readonly texts: readonly string[];
  get(row: number): readonly string[] | null;
}

export function scalarColumn(kind: ScalarColumn["kind"], data: ScalarColumn["data"]): ScalarColumn {
  switch (kind) {
    case "int":
      return { kind, data, get: (row) => (data[row] === ABSENT ? null : (data[row] ?? null)) };
    case "float":
      return { kind, data, get: (row) => (Number.isNaN(data[row]) ? null : (data[row] ?? null)) };
    case "boolean":
      return { kind, data, get: (row) => (data[row] === -1 ? null : data[row] === 1) };
    case "day":
      return { kind, data, get: (row) => (data[row] === ABSENT ? null : dayText(data[row] ?? 0)) };
  }
}

export function textColumn(data: Int32Array, texts: readonly string[]): TextColumn {
  return { kind: "string", data, texts, get: (row) => texts[data[row] ?? -1] ?? null };
}

export function textsColumn(
  offsets: Int32Array,
  data: Int32Array,
  texts: readonly string[],
): TextsColumn {
  const get = (row: number): string[] => {
    const list: string[] = [];
    const end = offsets[row + 1] ?? 0;
    for (let i = offsets[row] ?? 0; i < end; i++) list.push(texts[data[i] ?? -1] ?? "");
    return list;
  };
  return { kind: "strings", offsets, data, texts, get };
}

/** Numbers the distinct texts in the order in which they come. */
function dictionary(): { texts: string[]; indexOf: (text: string) => number } {
  const texts: string[] = [];
  const indexes = new Map<string, number>();
  const indexOf = (text: string): number => {
    let index = indexes.get(text);
    if (index === undefined) {
      index = texts.push(text) - 1;
      indexes.set(text, index);
    }
    return index;
  };
  return { texts, indexOf };
}

/** Makes a column of one value a row. */
export function buildColumn(kind: PropertyKind, values: readonly (Value | undefined)[]): Column {
  switch (kind) {
    case "int":
      return scalarColumn(
        kind,
        Int32Array.from(values, (v) => (v === undefined ? ABSENT : Number(v))),
      );
    case "float":
      return scalarColumn(
        kind,
        Float64Array.from(values, (v) => (v === undefined ? NaN : Number(v))),
      );
    case "boolean":
      return scalarColumn(
        kind,
        Int8Array.from(values, (v) => (v === undefined ? -1 : Number(v))),
      );
    case "day":
      return scalarColumn(
        kind,
        Int32Array.from(values, (v) => (v === undefined ? ABSENT : dayNumber(v as string))),
      );
    case "string": {
      const { texts, indexOf } = dictionary();
      const data = Int32Array.from(values, (v) => (v === undefined ? -1 : indexOf(v as string)));
      return textColumn(data, texts);
    }
    case "strings": {
      const { texts, indexOf } = dictionary();
      const offsets = new Int32Array(values.length + 1);
      const data: number[] = [];
      values.forEach((list, row) => {
        for (const text of (list ?? []) as readonly string[]) data.push(indexOf(text));
        offsets[row + 1] = data.length;
      });
      return textsColumn(offsets, Int32Array.from(data), texts);
    }
  }
}
