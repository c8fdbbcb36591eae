import type { TableRow } from "../files/table-row.ts";
import { endsWithinQuotes, splitCells, type Delimiter } from "./cells.ts";

/** Data has dates, names of columns have none; and these alone have line breaks within them. */
const DATE = /(^|[\t,"])\d{8}($|[\t,"])/;

/** A line of delimited text, which is cut into cells where somebody asks for them. */
export class Line implements TableRow {
  readonly row: number;
  readonly text: string;
  readonly delimiter: Delimiter;
  readonly terminated: boolean;
  #cells: string[] | null = null;

  constructor(row: number, text: string, delimiter: Delimiter, terminated: boolean) {
    this.row = row;
    this.text = text;
    this.delimiter = delimiter;
    this.terminated = terminated;
  }

  get cells(): string[] {
    return (this.#cells ??= splitCells(this.text, this.delimiter));
  }
}

/**
 * The rows of delimited text, as many together as came in one block of `decodeText`. Lines are
 * split by hand: a general parser of CSV takes ten times as long, which counts with millions.
 */
export async function* readDelimited(
  blocks: AsyncIterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<Line[]> {
  let row = 0;
  let inHeader = true;
  for await (const block of blocks) {
    const rows: Line[] = [];
    for (let start = 0; start < block.length;) {
      let end = endOfLine(block, start);
      row += 1;
      const from = row;
      inHeader &&= !DATE.test(block.slice(start, end));
      while (inHeader && goesOn(block, start, end, delimiter)) {
        end = endOfLine(block, end + 1);
        row += 1;
      }
      rows.push(new Line(from, block.slice(start, end), delimiter, end < block.length));
      start = end + 1;
    }
    yield rows;
  }
}

function endOfLine(block: string, start: number): number {
  const newline = block.indexOf("\n", start);
  return newline === -1 ? block.length : newline;
}

/** Whether the next line of a header belongs to this one, which ends within quotes. */
function goesOn(block: string, start: number, end: number, delimiter: Delimiter): boolean {
  if (end >= block.length - 1 || !endsWithinQuotes(block.slice(start, end), delimiter))
    return false;
  return !DATE.test(block.slice(end + 1, endOfLine(block, end + 1)));
}
