import { isBlank, type TableRow } from "../files/table-row.ts";
import { DOWNLOAD_AGAIN } from "../damaged-file.ts";
import { SourceError } from "../source-error.ts";
import type { Column, TableSource } from "./table-source.ts";

/** How many rows may stand above the data. */
export const ROWS_SEARCHED = 60;

/** What a table must have, for its header to be found. */
export type Wanted<Key extends string> = Pick<
  TableSource<Key, unknown>,
  "what" | "hint" | "columns"
>;

/** The header of a table, and what stands above it. */
export interface Header<Key extends string> {
  readonly preamble: readonly string[];
  readonly headings: readonly string[];
  readonly positions: ReadonlyMap<Key, number>;
  /** One more than the position of the last column that every row must reach. */
  readonly width: number;
  /** The row of the names; data follows it. */
  readonly row: number;
}

/**
 * Finds the row of column names; columns are known by name whatever their order.
 *
 * @throws SourceError NOT_THIS_SOURCE when there is none, MISSING_COLUMN when it lacks some,
 * TRUNCATED when the file ends within it.
 */
export async function readHeader<Key extends string>(
  rows: AsyncIterable<TableRow>,
  name: string,
  wanted: Wanted<Key>,
): Promise<Header<Key>> {
  const preamble: string[] = [];
  let best: Candidate<Key> | null = null;
  let searched = 0;
  let ended = false;
  for await (const { row, cells, terminated } of rows) {
    const candidate = candidateOf(cells, wanted);
    if (candidate.missing.length === 0)
      return headerOf(candidate, cells, { preamble, row, name, columns: wanted.columns });
    if (best === null || candidate.missing.length < best.missing.length) {
      best = candidate;
      ended = !terminated;
    }
    if (!isBlank(cells)) preamble.push(...cells.filter((cell) => cell.trim() !== ""));
    if ((searched += 1) >= ROWS_SEARCHED) break;
  }
  if (best === null || isOther(best, wanted)) throw notThisSource(name, wanted);
  if (ended)
    throw new SourceError("TRUNCATED", `${name} is cut off within the names of its columns.`, {
      hint: DOWNLOAD_AGAIN,
    });
  const names = best.missing.map((key) => nameOf(wanted.columns[key])).join(", ");
  throw new SourceError(
    "MISSING_COLUMN",
    `${name} has no column named ${names}, which the import needs.`,
    { hint: "Take the file as it was published; columns are found by their names." },
  );
}

/** The error for a file that is no table of the source, or an archive whose members are none. */
export function notThisSource(
  name: string,
  { what, hint }: Pick<Wanted<string>, "what" | "hint">,
  members?: readonly string[],
): SourceError {
  const holds = members?.slice(0, 10).join(", ");
  return new SourceError(
    "NOT_THIS_SOURCE",
    holds === undefined
      ? `${name} is not a ${what}.`
      : `${name} holds no ${what}; it holds ${holds === "" ? "nothing" : holds}.`,
    { hint },
  );
}

interface Candidate<Key extends string> {
  readonly found: readonly (readonly [Key, readonly number[]])[];
  readonly missing: readonly Key[];
}

function candidateOf<Key extends string>(
  cells: readonly string[],
  wanted: Wanted<Key>,
): Candidate<Key> {
  const keys = Object.keys(wanted.columns) as Key[];
  const found = keys.map((key) => [key, positionsOf(cells, wanted.columns[key])] as const);
  const there = new Set(found.filter(([, at]) => at.length > 0).map(([key]) => key));
  return { found, missing: required(wanted).filter((key) => !there.has(key)) };
}

/** Where a header was found, and what for. */
interface Place<Key extends string> {
  readonly preamble: readonly string[];
  readonly row: number;
  readonly name: string;
  readonly columns: Wanted<Key>["columns"];
}

function headerOf<Key extends string>(
  { found }: Candidate<Key>,
  cells: readonly string[],
  { preamble, row, name, columns }: Place<Key>,
): Header<Key> {
  const positions = new Map<Key, number>();
  for (const [key, all] of found) {
    const [position, again] = columns[key].latest === true ? latestOf(all, cells) : all;
    if (again !== undefined)
      throw new SourceError(
        "UNKNOWN_LAYOUT",
        `${name} has more than one column ${headingOf(cells[again] ?? "")}.`,
      );
    if (position !== undefined) positions.set(key, position);
  }
  const headings = cells.map(headingOf);
  return { preamble, headings, positions, width: Math.max(...positions.values()) + 1, row };
}

/** Whether a table lacks too much to be of the source: most columns, or half with the first. */
function isOther<Key extends string>({ missing }: Candidate<Key>, wanted: Wanted<Key>): boolean {
  const [first, ...others] = required(wanted);
  const share = missing.length / (others.length + 1);
  return share > 0.5 || (share === 0.5 && first !== undefined && missing.includes(first));
}

const required = <Key extends string>({ columns }: Wanted<Key>): Key[] =>
  (Object.keys(columns) as Key[]).filter((key) => columns[key].optional !== true);

function positionsOf(cells: readonly string[], { names }: Column): number[] {
  for (const name of names) {
    const found = cells.flatMap((cell, position) => (isNamed(cell, name) ? [position] : []));
    if (found.length > 0) return found;
  }
  return [];
}

/** The positions whose names have the latest year, where they have one. */
function latestOf(positions: readonly number[], cells: readonly string[]): readonly number[] {
  const yearAt = (position: number) =>
    Number(/(?:19|20)\d{2}/.exec(cells[position] ?? "")?.[0] ?? 0);
  const latest = Math.max(...positions.map(yearAt));
  return positions.filter((position) => yearAt(position) === latest);
}

function isNamed(cell: string, name: string | RegExp): boolean {
  return typeof name === "string"
    ? keyOf(name) !== "" && keyOf(cell) === keyOf(name)
    : name.test(headingOf(cell));
}

const keyOf = (name: string): string => name.toUpperCase().replace(/[^A-Z0-9]/g, "");

/** A heading in one line: cells of names can have line breaks. */
const headingOf = (cell: string): string => cell.replace(/\s+/g, " ").trim();

/** A name for people: the first that is a text, else what a pattern looks for. */
function nameOf({ names }: Column): string {
  const text = names.find((name) => typeof name === "string");
  return text ?? String(names[0]).replace(/^\/\^?|\$?\/[a-z]*$|\\[a-z]?/g, "");
}
