import { SourceError } from "../source-error.ts";
import { isBlank } from "../files/table-row.ts";
import type { TableRow } from "../files/table-row.ts";
import type { Column } from "./columns.ts";
import { COLUMN_LIST, COLUMNS } from "./columns.ts";

/** How many rows may stand above the data; official files have ten. */
const ROWS_SEARCHED = 60;

/** The header of a table, and what stands above it. */
export interface Header {
  readonly preamble: readonly string[];
  readonly positions: ReadonlyMap<Column, number>;
  /** One more than the position of the last named column. */
  readonly width: number;
  /** The row on which the names end; data follows it. */
  readonly row: number;
}

/**
 * Finds the header of a fee schedule table. Its names are stacked over several rows (STATUS above
 * CODE), and its last row alone repeats itself (RVU, OP, SURG), so they are composed from top to
 * bottom, and columns are known by name whatever their order.
 *
 * @throws SourceError NOT_THIS_SOURCE when there is none, MISSING_COLUMN when it lacks some.
 */
export async function readHeader(rows: AsyncIterable<TableRow>, name: string): Promise<Header> {
  const above: (readonly string[])[] = [];
  let searched = 0;
  for await (const { row, cells } of rows) {
    if (cells.some(isCodeColumn)) return headerFrom(above, cells, row, name);
    if (!isBlank(cells)) above.push(cells);
    if ((searched += 1) >= ROWS_SEARCHED) break;
  }
  if (searched < ROWS_SEARCHED && titleOf(above.flat()) !== null) {
    throw new SourceError("TRUNCATED", `${name} ends before its header does: it is cut off.`);
  }
  throw notThisSource(name);
}

/** The title among the texts above a header. */
export function titleOf(preamble: readonly string[]): string | null {
  return preamble.find((text) => /relative value file/i.test(text))?.trim() ?? null;
}

/** The error for a file that is no fee schedule, or an archive whose members are none. */
export function notThisSource(name: string, members?: readonly string[]): SourceError {
  const what = "Medicare physician fee schedule relative value file";
  return new SourceError(
    "NOT_THIS_SOURCE",
    members === undefined
      ? `${name} is not a ${what}.`
      : `${name} holds no ${what}; it holds ${members.slice(0, 10).join(", ") || "nothing"}.`,
    { hint: "Give a PPRRVU file (CSV, text or XLSX), or the RVU archive that it comes in." },
  );
}

function headerFrom(
  above: readonly (readonly string[])[],
  last: readonly string[],
  row: number,
  name: string,
): Header {
  const composed = last.map((cell, position) =>
    keyOf([...above.map((cells) => headerPart(cells[position] ?? "")), cell].join(" ")),
  );
  const bottom = last.map(keyOf);
  const positions = new Map<Column, number>();
  for (const column of COLUMN_LIST) {
    const keys = COLUMNS[column].names.map(keyOf);
    const found = positionsOf(composed, keys);
    // A stray text above a column must not hide it, if its last name says enough.
    const position = (found.length > 0 ? found : positionsOf(bottom, keys))[0];
    if (found.length > 1) {
      throw new SourceError(
        "UNKNOWN_LAYOUT",
        `${name} has more than one column ${COLUMNS[column].names[0]}.`,
      );
    }
    if (position !== undefined) positions.set(column, position);
  }
  requireColumns(positions, name);
  const preamble = above.flat().filter((text) => text.trim() !== "");
  return { preamble, positions, width: Math.max(...positions.values()) + 1, row };
}

function requireColumns(positions: ReadonlyMap<Column, number>, name: string): void {
  const needed = COLUMN_LIST.filter((column) => !("optional" in COLUMNS[column]));
  const missing = needed.filter((column) => !positions.has(column));
  if (missing.length > needed.length / 2) throw notThisSource(name);
  if (missing.length === 0) return;
  const names = missing.map((column) => COLUMNS[column].names[0]).join(", ");
  throw new SourceError(
    "MISSING_COLUMN",
    `${name} has no column named ${names}, which the import needs.`,
    { hint: "Take the file as it was published; columns are found by their names." },
  );
}

function positionsOf(keys: readonly string[], wanted: readonly string[]): number[] {
  return keys.flatMap((key, position) => (wanted.includes(key) ? [position] : []));
}

function isCodeColumn(cell: string): boolean {
  return COLUMNS.code.names.includes(cell.trim().replace(/\s+/g, " ").toUpperCase());
}

/** Titles, notices and dates share the columns above the header; they are long or have digits. */
function headerPart(cell: string): string {
  return /\d/.test(cell) || cell.length > 60 ? "" : cell;
}

/** `CO-` over `SURG` and `CO-SURG` are one name. */
function keyOf(name: string): string {
  return name.toUpperCase().replace(/[^A-Z]/g, "");
}
