import { dayText } from "../day.ts";

/** A property of all records of a type, one value a row. `get` answers null where it is absent. */
export type Column = ScalarColumn | TextColumn | TextsColumn;

/** Stands for an absent integer or day; records can't hold it. */
export const ABSENT = -(2 ** 31);

/** Numbers, booleans (0 and 1, -1 where absent) and days (since 1970) in a typed array. */
export interface ScalarColumn {
  readonly kind: "int" | "float" | "boolean" | "day";
  readonly data: Int32Array | Float64Array | Int8Array;
  get(row: number): number | boolean | string | null;
}

/** Indexes into few distinct texts are narrow: a million of them are a large part of all memory. */
export type Indexes = Int8Array | Int16Array | Int32Array;

/** Texts as indexes into the distinct ones, -1 where absent: most properties repeat a few texts. */
export interface TextColumn {
  readonly kind: "string";
  readonly data: Indexes;
  readonly texts: readonly string[];
  get(row: number): string | null;
}

/** Lists of texts: those of row r are `data[offsets[r]] … data[offsets[r + 1] - 1]`. */
export interface TextsColumn {
  readonly kind: "strings";
  readonly offsets: Int32Array;
  readonly data: Indexes;
  readonly texts: readonly string[];
  get(row: number): readonly string[];
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

export function textColumn(data: Indexes, texts: readonly string[]): TextColumn {
  return { kind: "string", data, texts, get: (row) => texts[data[row] ?? -1] ?? null };
}

/** The same over texts that are read when they are first asked for. */
export function lateTextColumn(data: Indexes, read: () => readonly string[]): TextColumn {
  let found: readonly string[] | null = null;
  const texts = (): readonly string[] => (found ??= read());
  return {
    ...{ kind: "string", data, get: (row) => texts()[data[row] ?? -1] ?? null },
    get texts() {
      return texts();
    },
  };
}

/** Indexes as narrow as their number of texts allows. */
export function narrowed(data: Indexes, texts: number): Indexes {
  if (texts <= 2 ** 7) return data instanceof Int8Array ? data : Int8Array.from(data);
  if (texts > 2 ** 15 || !(data instanceof Int32Array)) return data;
  return Int16Array.from(data);
}

export function textsColumn(
  offsets: Int32Array,
  data: Indexes,
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
