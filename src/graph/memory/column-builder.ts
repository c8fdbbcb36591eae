import { dayNumber } from "../day.ts";
import type { PropertyKind } from "../model/property.ts";
import type { Value } from "../record.ts";
import { ABSENT, scalarColumn, textColumn, textsColumn, type Column } from "./column.ts";
import { Dictionary } from "./dictionary.ts";
import { Growing, growingInts } from "./growing.ts";

/** Makes a column of values that come one after the other. */
export interface ColumnBuilder {
  /** Null and undefined alike are an absent value. */
  push(value: Value | null | undefined): void;
  /** The column of all values so far. */
  build(): Column;
}

/** A builder for a property of this kind. */
export function columnBuilder(kind: PropertyKind): ColumnBuilder {
  switch (kind) {
    case "int":
      return scalarBuilder(kind, growingInts(), (value) => value as number, ABSENT);
    case "float":
      return scalarBuilder(
        kind,
        new Growing((n) => new Float64Array(n)),
        (value) => value as number,
        NaN,
      );
    case "boolean":
      return scalarBuilder(kind, new Growing((n) => new Int8Array(n)), Number, -1);
    case "day":
      return scalarBuilder(kind, growingInts(), (value) => dayNumber(value as string), ABSENT);
    case "string":
      return textBuilder();
    case "strings":
      return textsBuilder();
  }
}

function scalarBuilder(
  kind: "int" | "float" | "boolean" | "day",
  data: Growing<Int32Array | Float64Array | Int8Array>,
  toNumber: (value: Value) => number,
  absent: number,
): ColumnBuilder {
  return {
    push: (value) => {
      data.push(value == null ? absent : toNumber(value));
    },
    build: () => scalarColumn(kind, data.values()),
  };
}

function textBuilder(): ColumnBuilder {
  const dictionary = new Dictionary();
  const data = growingInts();
  return {
    push: (value) => {
      data.push(value == null ? -1 : dictionary.indexOf(value as string));
    },
    build: () => textColumn(data.values(), dictionary.texts),
  };
}

function textsBuilder(): ColumnBuilder {
  const dictionary = new Dictionary();
  const offsets = growingInts();
  const data = growingInts();
  offsets.push(0);
  return {
    push: (value) => {
      for (const text of (value ?? []) as readonly string[]) data.push(dictionary.indexOf(text));
      offsets.push(data.length);
    },
    build: () => textsColumn(offsets.values(), data.values(), dictionary.texts),
  };
}
