import { save } from "./save.ts";

export type Cell = string | number | boolean | null | undefined;

/** Rows as a table that spreadsheets open (RFC 4180). */
export const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join("");

function quoted(cell: Cell): string {
  const text = String(cell ?? "");
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Lets the browser save rows; the mark at the start makes Excel read them as UTF-8. */
export function saveCsv(name: string, rows: readonly (readonly Cell[])[]): void {
  save(`${name}.csv`, new Blob(["\uFEFF", csvOf(rows)], { type: "text/csv" }));
}
