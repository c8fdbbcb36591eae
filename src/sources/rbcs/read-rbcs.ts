import type { Day } from "../../graph/day.ts";
import { readCells } from "../tables/cells.ts";
import { spelledDay } from "../tables/days.ts";
import { openTableRelease, type OpenOptions, type TableRelease } from "../tables/open-release.ts";
import type { Fields, TableEvidence, TableSource } from "../tables/table-source.ts";
import { CPT_STARTS } from "../code-system.ts";
import { COLUMNS, type RbcsColumn } from "./columns.ts";
import type { RbcsRow } from "./rbcs-row.ts";

export type { RbcsRow } from "./rbcs-row.ts";

const KINDS = new Map<string, RbcsRow["kind"]>([
  ["M", "MAJOR"],
  ["MAJOR", "MAJOR"],
  ["O", "OTHER"],
  ["OTHER", "OTHER"],
  ["N", "NOT_A_PROCEDURE"],
  ["NON-PROCEDURE", "NOT_A_PROCEDURE"],
]);

/** The Restructured BETOS Classification System as a source of tables. */
export const RBCS: TableSource<RbcsColumn, RbcsRow> = {
  slug: "rbcs",
  what: "Restructured BETOS classification",
  hint: "Give the classification of a year (RBCS_RY_2025 and the like) as .csv or .xlsx.",
  columns: COLUMNS,
  recurring: "reassigned",
  toRow: (fields, row, { form }) =>
    readCells(COLUMNS, fields, form, (cells) => {
      const family = cells.matching("family", /./);
      const start = fields.effective === undefined ? "analysisStart" : "effective";
      return {
        row,
        code: cells.code("code"),
        id: cells.text("id") === "" ? null : cells.matching("id", /^[0-9A-Z]{6}$/),
        category: cells.matching("category", /./),
        subcategory: cells.matching("subcategory", /./),
        family: /^no (rbcs )?family$/i.test(family) ? null : family,
        kind: KINDS.get(cells.text("major").toUpperCase()) ?? cells.refuse("major"),
        codeAdded: cells.day("codeAdded"),
        codeLastDay: cells.day("codeEnded"),
        effective: cells.day(start) ?? cells.refuse(start),
        lastDay: cells.day("ended"),
        releaseYear:
          cells.text("releaseYear") === ""
            ? null
            : Number(cells.matching("releaseYear", /^20\d{2}$/)),
        latest: fields.latest === undefined ? null : cells.matching("latest", /^[01YN]$/) in LATEST,
      };
    }),
  starts: () => [...CPT_STARTS, "A", "G", "J", "V"],
  keyOf: ({ code, effective, releaseYear }) =>
    [code, effective, ...(releaseYear === null ? [] : [releaseYear])].join(" "),
  dayOf: yearInNames,
  daysOf,
};

const LATEST = { 1: true, Y: true };

/**
 * Opens a release of the Restructured BETOS Classification System, as it was downloaded. Its day is
 * the first of the year that its name tells, else of the latest release year in its rows, else the
 * latest day on which a code or a classification of its own began.
 *
 * @throws SourceError
 */
export function openRbcs(path: string, options: OpenOptions = {}): Promise<TableRelease<RbcsRow>> {
  return openTableRelease(path, RBCS, options);
}

/** Releases are called by their year, which comes before other dates in the name. */
function yearInNames({ names }: TableEvidence<RbcsColumn>): Day | null {
  const years = names.map((name) => /(?<!\d)20\d{2}(?!\d)|(?<=RY)\d{2}(?!\d)/i.exec(name)?.[0]);
  const year = years.find((found) => found !== undefined);
  return year === undefined ? null : `${year.padStart(4, "20")}-01-01`;
}

function daysOf({
  releaseYear,
  effective,
  analysisStart,
  codeAdded,
}: Fields<RbcsColumn>): readonly Day[] {
  if (/^20\d{2}$/.test(releaseYear ?? "")) return [`${releaseYear ?? ""}-01-01`];
  return [effective, analysisStart, codeAdded].flatMap((text) => spelledDay(text ?? "") ?? []);
}
