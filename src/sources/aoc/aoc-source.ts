import { dayAfter } from "../../graph/day.ts";
import { relationship } from "../../graph/record.ts";
import type { Period } from "../../rules/facts.ts";
import { indicatorNode, statementOf } from "../statements.ts";
import { asJson, type CitedRelease, type Source } from "../source.ts";
import type { AocRow } from "./read-aoc.ts";

const ORIGIN = "Add-on code edits of NCCI";

/** Add-on codes of NCCI with the codes beside which they are billed. */
export const AOC_SOURCE: Source<AocRow> = {
  slug: "aoc",
  origin: ORIGIN,
  time: "DATED",
  makes: ["ADD_ON_TO"],
  ...asJson(),
  keyOf: ({ addOn, primary }) => `${addOn} ${primary ?? ""}`,
  codes: ({ addOn, primary }) => (primary === null ? [addOn] : [addOn, primary]),
  nodes: ({ type }) => [indicatorNode("ADD_ON_TYPE", type, ORIGIN)],
  facts: (row, release) => {
    const period = periodOf(row, release);
    return period === null || row.primary === null
      ? []
      : [
          relationship(
            "ADD_ON_TO",
            `Code:${row.addOn}`,
            `Code:${row.primary}`,
            { kind: row.type, row: row.row, release: release.id },
            { validFrom: period.from, ...(period.to === null ? {} : { validTo: period.to }) },
          ),
        ];
  },
  statement: (row, release) => {
    const period = periodOf(row, release);
    return period === null
      ? null
      : statementOf(row, release, period, {
          source: "aoc",
          rank: 20,
          lists: false,
          indicators: [`Indicator:ADD_ON_TYPE:${row.type}`],
        });
  },
};

/** The days on which the row holds; null where it never did. */
function periodOf({ effective, lastDay }: AocRow, { effectiveFrom }: CitedRelease): Period | null {
  const from = effective ?? effectiveFrom;
  const to = lastDay === null ? null : dayAfter(lastDay);
  return to !== null && to <= from ? null : { from, to };
}
