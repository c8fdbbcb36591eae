/** What separates the cells of a line. */
export type Delimiter = "\t" | ",";

/**
 * The cells of one line. Spreadsheets put quotes around cells that have a quote or delimiter of
 * their own when they save text; quotes anywhere else are part of the text.
 */
export function splitCells(line: string, delimiter: Delimiter): string[] {
  if (!line.includes('"')) return line.split(delimiter);
  const cells: string[] = [];
  for (let start = 0; ;) {
    const closing = line[start] === '"' ? closingQuote(line, start, delimiter) : -1;
    const end = closing === -1 ? line.indexOf(delimiter, start) : closing + 1;
    if (closing !== -1) cells.push(line.slice(start + 1, closing).replaceAll('""', '"'));
    else cells.push(line.slice(start, end === -1 ? line.length : end));
    if (end === -1 || end === line.length) return cells;
    start = end + 1;
  }
}

/** Whether a line ends within a quoted cell, so that the next belongs to it. */
export function endsWithinQuotes(line: string, delimiter: Delimiter): boolean {
  const last = splitCells(line, delimiter).at(-1) ?? "";
  return last.startsWith('"') && closingQuote(last, 0, delimiter) === -1;
}

function closingQuote(line: string, opening: number, delimiter: Delimiter): number {
  let at = line.indexOf('"', opening + 1);
  while (at !== -1) {
    if (at + 1 === line.length || line[at + 1] === delimiter) return at;
    at = line.indexOf('"', at + (line[at + 1] === '"' ? 2 : 1));
  }
  return -1;
}
