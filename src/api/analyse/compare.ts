import { compareText } from "../../graph/compare.ts";
import { groupBy } from "../../graph/group-by.ts";
import type { Selection, Tree } from "../../graph/shape.ts";
import { selectionOf, wholeRelation } from "../../graph/whole.ts";
import { listIn, text } from "../../rules/row.ts";
import { isHad } from "../similar/read-code-values.ts";

/** What is read of a code to compare it. */
export const COMPARED: Selection = selectionOf(
  "Code",
  ["id"],
  [
    wholeRelation({
      ...{ as: "indicators", relationship: "HAS_INDICATOR" },
      nodes: [selectionOf("Indicator", ["type", "value"])],
    }),
    wholeRelation({
      ...{ as: "modifiers", relationship: "TAKES_MODIFIER", edge: ["verdict", "listed"] },
      nodes: [selectionOf("Modifier", ["id"])],
    }),
  ],
);

interface Value {
  readonly type: string;
  readonly value: string;
}

/** What two codes have of one indicator. */
export interface Compared {
  readonly type: string;
  readonly a: Value | null;
  readonly b: Value | null;
  readonly same: boolean;
}

/** The indicators of two codes side by side. */
export function compareIndicators(a: Tree, b: Tree): Compared[] {
  const [ofA, ofB] = [a, b].map((code) =>
    groupBy(
      listIn(code, "indicators").map((row): Value => ({
        type: text(row, "type"),
        value: text(row, "value"),
      })),
      ({ type }) => type,
    ),
  );
  const types = [...new Set([...(ofA?.keys() ?? []), ...(ofB?.keys() ?? [])])].sort(compareText);
  return types.flatMap((type) => sideBySide(type, ofA?.get(type) ?? [], ofB?.get(type) ?? []));
}

function sideBySide(type: string, a: readonly Value[], b: readonly Value[]): Compared[] {
  const byValue = (values: readonly Value[]): Value[] =>
    [...values].sort((one, other) => compareText(one.value, other.value));
  const isIn = (values: readonly Value[], { value }: Value): boolean =>
    values.some((one) => one.value === value);
  const onlyA = byValue(a.filter((one) => !isIn(b, one)));
  const onlyB = byValue(b.filter((one) => !isIn(a, one)));
  const length = Math.max(onlyA.length, onlyB.length);
  return [
    ...byValue(a.filter((one) => isIn(b, one))).map((one) => ({
      ...{ type, a: one, b: one, same: true },
    })),
    ...Array.from({ length }, (_, i) => ({
      ...{ type, a: onlyA[i] ?? null, b: onlyB[i] ?? null, same: false },
    })),
  ];
}

/** Ids of the modifiers that a code has, by code. */
export const modifiersHad = (code: Tree): string[] =>
  listIn(code, "modifiers")
    .filter(({ verdict, listed }) => isHad(verdict, listed))
    .map((row) => text(row, "id"))
    .sort(compareText);
