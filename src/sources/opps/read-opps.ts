import { isDay, type Day } from "../../graph/day.ts";
import {
  releaseDateInName,
  releaseDateInTitle,
  yearInTitle,
  type ReleaseDate,
} from "../release-identity.ts";
import { readCells } from "../tables/cells.ts";
import { openTableRelease, type OpenOptions, type TableRelease } from "../tables/open-release.ts";
import type { TableEvidence, TableSource } from "../tables/table-source.ts";
import { CPT_STARTS } from "../code-system.ts";
import { COLUMNS, type OppsColumn } from "./columns.ts";

/** How Medicare pays a code that a hospital bills for an outpatient. Amounts are dollars. */
export interface OppsRow {
  readonly row: number;
  readonly code: string;
  readonly short: string;
  /** Status indicator: J1, N, Q4 and the like. */
  readonly status: string;
  /** Payment group (APC), where there is one and the file tells it. */
  readonly apc: string | null;
  readonly relativeWeight: number | null;
  readonly paymentRate: number | null;
  readonly nationalCopayment: number | null;
  readonly minimumCopayment: number | null;
  /** Whether the file marks the row as changed since the quarter before; null where it has no marks. */
  readonly changed: boolean | null;
}

const CHANGED = new Map([
  ["", false],
  ["FALSE", false],
  ["TRUE", true],
]);

/** Addendum B of the outpatient prospective payment system as a source of tables. */
export const OPPS: TableSource<OppsColumn, OppsRow> = {
  slug: "opps",
  what: "OPPS Addendum B",
  hint: "Give Addendum B of a quarter (2026_April_Web_Addendum_B and the like) as .csv or .xlsx, or the archive that holds it.",
  columns: COLUMNS,
  toRow: (fields, row, { form }) =>
    readCells(COLUMNS, fields, form, (cells) => ({
      row,
      code: cells.code("code"),
      short: cells.text("short"),
      status: cells.matching("status", /^[A-Z][0-9A-Z]?$/),
      apc: cells.text("apc") === "" ? null : cells.padded("apc", 4, /^\d{4,5}$/),
      relativeWeight: cells.amount("weight"),
      paymentRate: cells.amount("rate"),
      nationalCopayment: cells.amount("nationalCopayment"),
      minimumCopayment: cells.amount("minimumCopayment"),
      changed:
        fields.changed === undefined
          ? null
          : // An asterisk marks a change, alone or with a footnote's letter.
            (CHANGED.get(fields.changed.toUpperCase()) ??
            cells.matching("changed", /^\*/).startsWith("*")),
    })),
  starts: () => [...CPT_STARTS, "G", "J", "V"],
  keyOf: ({ code }) => code,
  titleOf,
  dayOf: (evidence) => monthOfSource(evidence) ?? yearOfRule(evidence),
};

/**
 * Opens a release of OPPS Addendum B, as it was downloaded.
 *
 * @throws SourceError
 */
export function openOpps(path: string, options: OpenOptions = {}): Promise<TableRelease<OppsRow>> {
  return openTableRelease(path, OPPS, options);
}

/** Addenda of the year's final rule are named by the year alone, and hold from its first day. */
function yearOfRule(evidence: TableEvidence<OppsColumn>): ReleaseDate | null {
  const { names } = evidence;
  const isDated =
    releaseDateInTitle(titleOf(evidence) ?? "") !== null ||
    names.some((name) => releaseDateInName(name) !== null);
  const year = names
    .filter((name) => /add(?:endum)?[\s_-]*b(?![a-z])/i.test(name))
    .map(yearInTitle);
  const found = year.find((one) => one !== null) ?? null;
  if (isDated || found === null) return null;
  return { effectiveFrom: `${found}-01-01`, vagueUntil: `${found + 1}-01-01` };
}

function titleOf({ preamble }: TableEvidence<OppsColumn>): string | null {
  return preamble.find((text) => /addendum b\b/i.test(text)) ?? null;
}

/** Extracts tell in each row of which quarter it is: 2026-04. */
function monthOfSource({ first }: TableEvidence<OppsColumn>): Day | null {
  const day = `${first.source ?? ""}-01`;
  return isDay(day) ? day : null;
}
