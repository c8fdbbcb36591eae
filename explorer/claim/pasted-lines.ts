import { EMPTY_LINE, type Line } from "./claim-form.ts";

type Field = keyof Line;

/** Words by which spreadsheets name columns; what begins like one of these is it. */
const HEADS: readonly (readonly [RegExp, Field])[] = [
  [/^(cpt|hcpcs|code|procedure)/i, "code"],
  [/^(unit|qty|quantity)/i, "units"],
  [/^mod/i, "modifiers"],
  [/^(pos|place)/i, "place"],
  [/^(provider|rendering|taxonomy)/i, "provider"],
];

/** The order of the form, for tables without a head. */
const ORDER: readonly Field[] = ["code", "units", "modifiers", "place", "provider"];

/**
 * Lines from cells as a spreadsheet copies them: columns by the names in the first row, else in the
 * order of the form. Several columns of modifiers are put together. Null for what is no table.
 */
export function pastedLines(text: string): readonly Line[] | null {
  const rows = text
    .split(/\r?\n/)
    .map((row) => row.split("\t").map((cell) => cell.trim()))
    .filter((row) => row.some((cell) => cell !== ""));
  if (!text.includes("\t") && rows.length < 2) return null;
  const heads = rows[0]?.map(fieldOf) ?? [];
  const hasHead = heads.includes("code");
  const fields = hasHead ? heads : ORDER;
  return rows.slice(hasHead ? 1 : 0).map((row) => lineOf(row, fields));
}

const fieldOf = (head: string): Field | null =>
  HEADS.find(([pattern]) => pattern.test(head))?.[1] ?? null;

function lineOf(row: readonly string[], fields: readonly (Field | null)[]): Line {
  const cells: Record<Field, string[]> = {
    code: [],
    units: [],
    modifiers: [],
    place: [],
    provider: [],
  };
  for (const [index, cell] of row.entries()) {
    const field = fields[index];
    if (field && cell !== "") cells[field].push(cell);
  }
  return {
    code: cells.code.join(""),
    units: cells.units.join("") || EMPTY_LINE.units,
    modifiers: cells.modifiers.join(" "),
    place: cells.place.join(""),
    provider: cells.provider.join(" "),
  };
}
