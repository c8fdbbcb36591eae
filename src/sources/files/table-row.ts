/** A row of a table in any form: cells as text, in the order of the columns. */
export interface TableRow {
  /** The physical line on which the row starts, or its number on the sheet; from 1. */
  readonly row: number;
  readonly cells: readonly string[];
  /** False on a last row of text that no newline ends: it may be cut off. */
  readonly terminated: boolean;
}

/** Whether a row says nothing; CP/M's end-of-file mark (0x1A) counts as nothing. */
export function isBlank(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.replaceAll("\u001a", "").trim() === "");
}
