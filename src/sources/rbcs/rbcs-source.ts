import { compareText } from "../../graph/compare.ts";
import { dayAfter, dayBefore } from "../../graph/day.ts";
import { node, relationship, type NodeRecord } from "../../graph/record.ts";
import { asJson, type Source } from "../source.ts";
import type { RbcsRow } from "./rbcs-row.ts";

const ORIGIN = "Restructured BETOS classification system";

/** The restructured BETOS classification: families in three levels. */
export const RBCS_SOURCE: Source<RbcsRow> = {
  slug: "rbcs",
  origin: ORIGIN,
  time: "DATED",
  makes: ["MEMBER_OF", "PART_OF"],
  owns: ({ from, to, type }) => (type === "PART_OF" ? from : to).startsWith("Family:rbcs-"),
  ...asJson(),
  keyOf: ({ code }) => code,
  codes: ({ code }) => [code],
  nodes: (row) => levelsOf(row),
  facts: (row, { id: release }) => {
    const levels = levelsOf(row);
    const family = levels.at(-1)?.id ?? "";
    const { codeAdded, codeLastDay, effective, lastDay } = row;
    const validFrom = codeAdded !== null && codeAdded > effective ? codeAdded : effective;
    const ends = [codeLastDay, lastDay].filter((day) => day !== null).sort();
    const validTo = ends[0] === undefined ? undefined : dayAfter(ends[0]);
    const parts = levels
      .slice(1)
      .map((level, i) => relationship("PART_OF", level.id, levels[i]?.id ?? "", { release }));
    return validTo !== undefined && validTo <= validFrom
      ? parts
      : [
          ...parts,
          relationship(
            "MEMBER_OF",
            `Code:${row.code}`,
            family,
            { release },
            { validFrom, ...(validTo === undefined ? {} : { validTo }) },
          ),
        ];
  },
  settle: inTurn,
};

/** The category, the subcategory and the family of a row, as far as it has them. */
function levelsOf({ category, subcategory, family }: RbcsRow): NodeRecord[] {
  const names = [category, subcategory, ...(family === null ? [] : [family])];
  return names.map((name, i) =>
    node("Family", {
      slug: ["rbcs", ...names.slice(0, i + 1).map(slug)].join("-"),
      name,
      kind: "RBCS",
      ranges: [],
      origin: ORIGIN,
    }),
  );
}

const slug = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/** A code is in one family at a time: what a later row says ends what an earlier one said. */
function inTurn(rows: readonly RbcsRow[]): RbcsRow[] {
  const ordered = [...rows].sort(
    (a, b) => compareText(a.effective, b.effective) || (a.releaseYear ?? 0) - (b.releaseYear ?? 0),
  );
  return ordered.flatMap((row, i) => {
    const next = ordered[i + 1]?.effective;
    if (next === undefined) return [row];
    const end = dayBefore(next);
    if (end < row.effective) return [];
    return [row.lastDay !== null && row.lastDay < end ? row : { ...row, lastDay: end }];
  });
}
