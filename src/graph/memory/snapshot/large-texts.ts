import { closeSync, openSync, readSync } from "node:fs";
import type { Data, Dictionary, Int32, Utf8 } from "apache-arrow";
import { lateTextColumn, scalarColumn, textColumn, textsColumn, type Column } from "../column.ts";
import { GraphUnavailableError } from "../../graph.ts";
import { messageOf } from "./message-of.ts";

/** The file whose bytes were read. */
export interface Origin {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** A column of texts that stay in their file until they are asked for. */
export function largeTexts(data: Data, { path, bytes }: Origin): Column {
  const { values, dictionary } = data as Data<Dictionary<Utf8, Int32>>;
  const texts = dictionary?.data[0] as Data<Utf8> | undefined;
  const start = (texts?.values.byteOffset ?? 0) - bytes.byteOffset;
  const offsets = texts?.valueOffsets.slice(0, texts.length + 1) ?? new Int32Array(1);
  return lateTextColumn(values.slice(0, data.length), () => readTexts(path, start, offsets));
}

function readTexts(path: string, start: number, offsets: Int32Array): string[] {
  try {
    const file = openSync(path, "r");
    try {
      return Array.from(offsets.subarray(1), (end, i) => {
        const from = offsets[i] ?? 0;
        const text = Buffer.alloc(end - from);
        if (readSync(file, text, 0, text.length, start + from) < text.length)
          throw new RangeError("it ends too early");
        return text.toString();
      });
    } finally {
      closeSync(file);
    }
  } catch (error) {
    // Snapshots are removed when two newer ones are there.
    throw new GraphUnavailableError(
      `${path} can't be read any more: ${messageOf(error)}. If imports went on meanwhile, try again.`,
      { cause: error },
    );
  }
}

/** A column that is no view of a file's bytes. */
export function copyOf(column: Column): Column {
  switch (column.kind) {
    case "string":
      return textColumn(column.data.slice(), column.texts);
    case "strings":
      return textsColumn(column.offsets.slice(), column.data.slice(), column.texts);
    case "int":
    case "float":
    case "boolean":
    case "day":
      return scalarColumn(column.kind, column.data.slice());
  }
}
