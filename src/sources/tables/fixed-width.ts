import type { ByteSource } from "../files/byte-source.ts";
import { withProgress, type OnProgress } from "../files/progress.ts";
import { isBlank } from "../files/table-row.ts";
import { decodeText } from "../files/text.ts";
import { readLines, type TextLine } from "../files/text-lines.ts";
import { ROWS_SEARCHED } from "./header.ts";
import type { Table, TableRecord } from "./table.ts";
import type { Fields } from "./table-source.ts";

/** Cuts a line into the fields of a record; null when it is not laid out as one. */
export type Cut<Key extends string> = (line: string) => Fields<Key> | null;

/** Opens a text of one record a line, without column names; null when none of it can be cut. */
export async function openFixedWidth<Key extends string>(
  source: ByteSource,
  cut: Cut<Key>,
): Promise<Table<Key> | null> {
  const lines = (onProgress?: OnProgress) =>
    readLines(decodeText(withProgress(source, onProgress).read()));
  const preamble: string[] = [];
  for await (const { row: start, text } of lines()) {
    if (cut(text) === null) {
      if (!isBlank([text])) preamble.push(text.trim());
      if (start >= ROWS_SEARCHED) break;
      continue;
    }
    const records = async function* (onProgress?: OnProgress) {
      for await (const line of lines(onProgress))
        if (line.row >= start && !isBlank([line.text])) yield recordOf(line, cut);
    };
    const header = { headings: [], positions: new Map<Key, number>(), width: 0 };
    return { ...header, preamble, row: start - 1, form: "TXT", records };
  }
  return null;
}

function recordOf<Key extends string>(
  { row, text, terminated }: TextLine,
  cut: Cut<Key>,
): TableRecord<Key> {
  const fields = cut(text);
  const wrongSize = fields === null ? "it is not laid out as a record" : null;
  return { row, text, fields: fields ?? ({} as Fields<Key>), wrongSize, terminated };
}
