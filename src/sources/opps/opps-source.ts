import { indicatorNode, statementOf } from "../statements.ts";
import { asJson, type Source } from "../source.ts";
import type { OppsRow } from "./read-opps.ts";

const ORIGIN = "Hospital outpatient payment system, addendum B";

/** Addendum B of the hospital outpatient payment system: how hospitals are paid for a code. */
export const OPPS_SOURCE: Source<OppsRow> = {
  slug: "opps",
  origin: ORIGIN,
  time: "SNAPSHOT",
  makes: [],
  ...asJson(),
  keyOf: ({ code }) => code,
  codes: ({ code }) => [code],
  nodes: ({ status }) => [indicatorNode("APC_STATUS", status, ORIGIN)],
  facts: () => [],
  statement: (row, release, period) =>
    statementOf(row, release, period, {
      source: "opps",
      rank: 15,
      // Status D is a code that was discontinued: the list tells of it, and does not have it in force.
      lists: row.status !== "D",
      indicators: [`Indicator:APC_STATUS:${row.status}`],
      descriptors: { short: row.short },
    }),
};
