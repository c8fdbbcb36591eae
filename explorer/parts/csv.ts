export type Cell = string | number | boolean | null | undefined;

/** Rows as a table that spreadsheets open (RFC 4180). */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");

function quoted(cell: Cell): string {
  const text = asText(String(cell ?? ""));
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Spreadsheets take what begins so for a formula, and may do what it says (OWASP: CSV injection). */
const FORMULA = /^[=+\-@\t\r\n]/;
const NUMBER = /^[+-]?\d+(\.\d+)?$/;

/** Text that stays text in a spreadsheet; numbers stay numbers. */
const asText = (text: string): string =>
  FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
