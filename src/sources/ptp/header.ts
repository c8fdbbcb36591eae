import { noRows } from "../damaged-file.ts";
import { isBlank, type TableRow } from "../files/table-row.ts";
import { SourceError } from "../source-error.ts";

/** Official files have two lines above the names; sheets of other years have some more. */
const ROWS_SEARCHED = 60;
/** The names are stacked over four lines; more of them would be data without codes. */
const MOST_STACKED = 8;

/** What is read of a row. */
export type Column =
  "columnOne" | "columnTwo" | "prior" | "effective" | "lastDay" | "modifierIndicator" | "rationale";

/** A column's name today, and all that it has been. The names may go on with notes. */
const COLUMNS: Readonly<Record<Column, readonly [name: string, pattern: RegExp]>> = {
  columnOne: ["Column 1", /^col(umn)? ?(1|one)( (cpt|hcpcs|code)[a-z/ ]*)?$/],
  columnTwo: ["Column 2", /^col(umn)? ?(2|two)( (cpt|hcpcs|code)[a-z/ ]*)?$/],
  prior: ["*=in existence prior to 1996", /in existence|prior (to )?1996/],
  effective: ["Effective Date", /^eff(ective)?( ?da?te?)?\b/],
  lastDay: ["Deletion Date", /^del(etion)?( ?da?te?)?\b/],
  modifierIndicator: ["Modifier", /^modifier|^ccmi$/],
  rationale: ["PTP Edit Rationale", /rationale/],
};
/** Files of old years give no rationale. */
const OPTIONAL: readonly Column[] = ["rationale"];

/** Where the columns of a part are. */
export interface Layout {
  readonly titles: readonly string[];
  readonly positions: Readonly<Partial<Record<Column, number>>>;
  /** The number of cells of the header. */
  readonly width: number;
  /** The last row of the header; data follows it. */
  readonly row: number;
}

/** What the column is called in messages. */
export const nameOf = (column: Column): string => COLUMNS[column][0];

/**
 * Finds the names of the columns, which are stacked over several rows, and the first row below
 * them; columns are known by name whatever their order.
 *
 * @throws SourceError NOT_THIS_SOURCE when there are none, MISSING_COLUMN when some are not there,
 * TRUNCATED or NO_ROWS when nothing is below them.
 */
export async function readHeader(
  rows: AsyncIterable<TableRow>,
  name: string,
): Promise<{ layout: Layout; first: TableRow }> {
  const titles: string[] = [];
  let stack: (readonly string[])[] = [];
  let last = 0;
  let searched = 0;
  for await (const row of rows) {
    if (stack.length === 0) {
      if (isHeader(row.cells)) stack = [row.cells];
      else titles.push(...row.cells.map(oneLine).filter((cell) => cell !== ""));
      if ((searched += 1) >= ROWS_SEARCHED) break;
    } else if (isBlank(row.cells)) {
      continue;
    } else if (stack.length < MOST_STACKED && continuesHeader(row.cells, stack[0] ?? [])) {
      stack.push(row.cells);
    } else {
      return { layout: layoutOf(titles, stack, last, name), first: row };
    }
    last = row.row;
  }
  if (stack.length === 0) throw notThisSource(name);
  layoutOf(titles, stack, last, name);
  throw noRows(name);
}

/** The error for what holds no procedure-to-procedure edits of Medicare. */
export function notThisSource(name: string, why?: string): SourceError {
  return new SourceError(
    "NOT_THIS_SOURCE",
    `${name} is no part of NCCI's procedure-to-procedure edits${why === undefined ? "" : `: ${why}`}.`,
    { hint: "Give the parts of a quarter (ccipra-… or ccioph-…, f1 to the last) as downloaded." },
  );
}

const isHeader = (cells: readonly string[]): boolean =>
  (["columnOne", "columnTwo"] as const).every((column) => {
    return cells.some((cell) => COLUMNS[column][1].test(keyOf(cell)));
  });

/** Rows that go on with names have nothing under the names of the codes, and no date. */
function continuesHeader(cells: readonly string[], top: readonly string[]): boolean {
  const codes = top.flatMap((cell, at) => (keyOf(cell).startsWith("col") ? [at] : []));
  return (
    codes.every((at) => (cells[at] ?? "").trim() === "") &&
    !cells.some((cell) => /^\d{8}$/.test(cell.trim()))
  );
}

function layoutOf(
  titles: readonly string[],
  stack: readonly (readonly string[])[],
  row: number,
  name: string,
): Layout {
  const width = Math.max(...stack.map((cells) => cells.length));
  const names = Array.from({ length: width }, (_, at) =>
    keyOf(stack.map((cells) => cells[at] ?? "").join(" ")),
  );
  const positions: Partial<Record<Column, number>> = {};
  const missing: string[] = [];
  for (const column of Object.keys(COLUMNS) as Column[]) {
    const at = names.findIndex((key) => COLUMNS[column][1].test(key));
    if (at !== -1) positions[column] = at;
    else if (!OPTIONAL.includes(column)) missing.push(nameOf(column));
  }
  if (missing.length === 0) return { titles, positions, width, row };
  if (missing.length > 2) throw notThisSource(name);
  throw new SourceError(
    "MISSING_COLUMN",
    `${name} has no column named ${missing.join(", ")}, which the import needs.`,
    { hint: "Take the file as it was published; columns are found by their names." },
  );
}

const oneLine = (cell: string): string => cell.replace(/\s+/g, " ").trim();

const keyOf = (cell: string): string => oneLine(cell.replaceAll("_", " ")).toLowerCase();
