import { stringify } from "csv-stringify/sync";
import type { Cell, Table } from "./table.ts";

/** A table as CSV: names of columns first, lists as JSON, nothing where a property is absent. */
export async function* toCsv({ columns, rows }: Table): AsyncIterable<string> {
  yield stringify([columns.map(({ name }) => name)]);
  for await (const batch of rows()) if (batch.length > 0) yield stringify(batch.map(asFields));
}

const asFields = (row: readonly Cell[]): unknown[] =>
  row.map((cell) =>
    typeof cell === "object" && cell !== null ? JSON.stringify(cell) : textOf(cell),
  );

/** Booleans are words, not the 1 and nothing of the library. */
const textOf = (cell: Exclude<Cell, readonly string[]>): string | number | null =>
  typeof cell === "boolean" ? String(cell) : cell;
