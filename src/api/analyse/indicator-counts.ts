import { compareText } from "../../graph/compare.ts";
import type { CodeValues } from "../similar/code-values.ts";

/** A value of an indicator, and how many codes have it. */
export interface ValueCount {
  readonly value: string;
  readonly count: number;
}

/** A pair of values of two indicators, and how many codes have both. */
export interface CellCount {
  readonly row: string;
  readonly column: string;
  readonly count: number;
}

/** The values that codes in force on a day have of an indicator, by value. */
export function distributionOf(facts: CodeValues, type: string, day: number): ValueCount[] {
  const counts = new Map<string, number>();
  for (const [value, number] of valuesOf(facts, type)) {
    const codes = new Set<number>();
    for (const row of facts.rowsOf(number)) {
      const code = facts.code[row] ?? 0;
      if (facts.holds(row, day) && facts.isListed(code, day)) codes.add(code);
    }
    if (codes.size > 0) counts.set(value, codes.size);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => compareText(a.value, b.value));
}

/** The pairs of values of two indicators that codes in force on a day have, by row, then column. */
export function crossTabulationOf(
  facts: CodeValues,
  rows: string,
  columns: string,
  day: number,
): CellCount[] {
  const [rowValues, columnValues] = [rows, columns].map(
    (type) => new Map([...valuesOf(facts, type)].map(([value, number]) => [number, value])),
  );
  const cells = new Map<string, CellCount>();
  for (let code = 0; code < facts.ids.length; code++) {
    if (!facts.isListed(code, day)) continue;
    const held = heldBy(facts, code, day);
    for (const row of textsIn(held, rowValues))
      for (const column of textsIn(held, columnValues)) {
        const key = `${row}\n${column}`;
        cells.set(key, { row, column, count: (cells.get(key)?.count ?? 0) + 1 });
      }
  }
  return [...cells.values()].sort(
    (a, b) => compareText(a.row, b.row) || compareText(a.column, b.column),
  );
}

/** Numbers of the values that a code has on a day. */
export function heldBy(facts: CodeValues, code: number, day: number): number[] {
  const held = new Set<number>();
  const end = facts.starts[code + 1] ?? 0;
  for (let row = facts.starts[code] ?? 0; row < end; row++)
    if (facts.holds(row, day)) held.add(facts.value[row] ?? 0);
  return [...held];
}

const textsIn = (
  held: readonly number[],
  values: ReadonlyMap<number, string> | undefined,
): string[] =>
  held.flatMap((number) => {
    const value = values?.get(number);
    return value === undefined ? [] : [value];
  });

/** The values of an indicator with their numbers. */
function* valuesOf(
  { values }: CodeValues,
  type: string,
): Iterable<readonly [value: string, number: number]> {
  const prefix = `Indicator:${type}:`;
  for (const [number, id] of values.entries())
    if (id.startsWith(prefix)) yield [id.slice(prefix.length), number];
}
