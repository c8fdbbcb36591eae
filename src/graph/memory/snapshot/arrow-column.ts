import {
  Bool,
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int16,
  Int32,
  Int8,
  List,
  Utf8,
  Vector,
  makeData,
  type Data,
} from "apache-arrow";
import type { PropertyKind } from "../../model/property.ts";
import {
  ABSENT,
  narrowed,
  scalarColumn,
  textColumn,
  textsColumn,
  type Column,
  type Indexes,
  type TextColumn,
} from "../column.ts";

/**
 * Our columns as Arrow's. Numbers, days and offsets are the same bytes on both sides. What an
 * Arrow reader ignores, the values under nulls, holds our marks for absent values, so that reading
 * back is no work; only for texts it is an index that exists, since some readers check them all.
 */
export function toArrow(column: Column, dictionary: number): Data {
  switch (column.kind) {
    case "string":
      return dictionaryData(column, dictionary);
    case "strings": {
      const child = dictionaryData(column, dictionary);
      const { offsets: valueOffsets } = column;
      const type = new List(new Field("item", child.type, false));
      return makeData({ type, length: valueOffsets.length - 1, nullCount: 0, valueOffsets, child });
    }
    case "boolean": {
      const data = bits(column.data.length, (row) => column.data[row] === 1).bitmap;
      return makeData({ type: new Bool(), ...present(column.data, -1), data });
    }
    case "float":
      return makeData({ type: new Float64(), ...present(column.data, NaN), data: column.data });
    case "int":
      return makeData({ type: new Int32(), ...present(column.data, ABSENT), data: column.data });
    case "day":
      return daysToArrow(column.data as Int32Array, ABSENT);
  }
}

/** Days since 1970, null where they are `absent`. */
export const daysToArrow = (data: Int32Array, absent: number): Data =>
  makeData({ type: new DateDay(), ...present(data, absent), data });

/** Texts one after the other. */
export function textsToArrow(texts: readonly string[]): Data<Utf8> {
  const valueOffsets = new Int32Array(texts.length + 1);
  let end = 0;
  texts.forEach((text, i) => (valueOffsets[i + 1] = end += Buffer.byteLength(text)));
  // Written piece by piece, since all of them as one string may be longer than a string can be.
  const data = Buffer.allocUnsafeSlow(end);
  let start = 0;
  for (const text of texts) start += data.write(text, start);
  return makeData({ type: new Utf8(), length: texts.length, nullCount: 0, valueOffsets, data });
}

/** Texts as indexes into the distinct ones, which are written with them. */
function dictionaryData({ data, texts }: Pick<TextColumn, "data" | "texts">, id: number): Data {
  const nulls = present(data, -1);
  const indexes = narrowed(data, texts.length);
  return makeData({
    type: new Dictionary(new Utf8(), indexType(indexes), id),
    ...nulls,
    data: nulls.nullCount === 0 ? indexes : indexes.map((index) => Math.max(index, 0)),
    dictionary: new Vector([textsToArrow(texts)]),
  });
}

function indexType(indexes: Indexes): Int8 | Int16 | Int32 {
  if (indexes instanceof Int8Array) return new Int8();
  return indexes instanceof Int16Array ? new Int16() : new Int32();
}

interface Presence {
  readonly length: number;
  readonly nullCount: number;
  readonly nullBitmap: Uint8Array | null;
}

/** Which values of a column are there. */
function present(data: ArrayLike<number>, absent: number): Presence {
  const { bitmap, count } = bits(data.length, (row) => !Object.is(data[row], absent));
  const nullCount = data.length - count;
  return { length: data.length, nullCount, nullBitmap: nullCount === 0 ? null : bitmap };
}

function bits(
  length: number,
  isSet: (row: number) => boolean,
): { bitmap: Uint8Array; count: number } {
  const bitmap = new Uint8Array((length + 7) >> 3);
  let count = 0;
  for (let row = 0; row < length; row++) {
    if (!isSet(row)) continue;
    bitmap[row >> 3] = (bitmap[row >> 3] ?? 0) | (1 << (row & 7));
    count++;
  }
  return { bitmap, count };
}

const isSet = (bitmap: Uint8Array, row: number): boolean =>
  ((bitmap[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;

/** The column that `toArrow` made the data of. */
export function fromArrow(kind: PropertyKind, data: Data): Column {
  const { length } = data;
  switch (kind) {
    case "string":
      return dictionaryColumn(data);
    case "strings": {
      const child = data.children[0] ?? fail();
      const { data: indexes, texts } = dictionaryColumn(child);
      const offsets = (data as Data<List<Utf8>>).valueOffsets as Int32Array;
      return textsColumn(offsets.subarray(0, length + 1), indexes, texts);
    }
    case "boolean": {
      const { values, nullBitmap, nullCount } = data as Data<Bool>;
      const isNull = (row: number): boolean => nullCount > 0 && !isSet(nullBitmap, row);
      const one = (_: unknown, row: number): number =>
        isNull(row) ? -1 : Number(isSet(values, row));
      return scalarColumn(kind, Int8Array.from({ length }, one));
    }
    case "float":
      return scalarColumn(kind, (data as Data<Float64>).values.subarray(0, length));
    case "int":
    case "day":
      return scalarColumn(kind, daysFromArrow(data));
  }
}

function fail(): never {
  throw new RangeError("it has a list without items");
}

/** Integers or days as they were written, absent ones included. */
export const daysFromArrow = (data: Data): Int32Array =>
  (data as Data<Int32>).values.subarray(0, data.length);

/** The texts that `textsToArrow` wrote. */
export function textsFromArrow(data: Data): string[] {
  const { length, values, valueOffsets } = data as Data<Utf8>;
  const bytes = Buffer.from(values.buffer, values.byteOffset, values.byteLength);
  const texts: string[] = [];
  for (let i = 0; i < length; i++)
    texts.push(bytes.toString("utf8", valueOffsets[i], valueOffsets[i + 1]));
  return texts;
}

/** Texts by index. */
export function dictionaryColumn(data: Data): TextColumn {
  const { length, values, nullCount, nullBitmap, dictionary } = data as Data<
    Dictionary<Utf8, Int32>
  >;
  const indexes = values.subarray(0, length);
  const texts = (dictionary?.data ?? []).flatMap(textsFromArrow);
  return textColumn(
    nullCount === 0 ? indexes : indexes.map((index, row) => (isSet(nullBitmap, row) ? index : -1)),
    texts,
  );
}
