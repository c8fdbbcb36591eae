import type { Day } from "../../graph/day.ts";
import { readCells } from "../tables/cells.ts";
import { ordinalDay, spelledDay } from "../tables/days.ts";
import { openFixedWidth } from "../tables/fixed-width.ts";
import { openTableRelease, type OpenOptions, type TableRelease } from "../tables/open-release.ts";
import type { TableSource } from "../tables/table-source.ts";
import { CPT_STARTS } from "../code-system.ts";
import { COLUMNS, type AocColumn } from "./columns.ts";
import { cutRecord } from "./fixed-width.ts";

/** A code that is billed only with another. */
export interface AocRow {
  readonly row: number;
  readonly addOn: string;
  /** Null where the contractors say with which codes it may be billed. */
  readonly primary: string | null;
  /** 1: with the listed codes alone; 2: with those that contractors name; 3: with either. */
  readonly type: "1" | "2" | "3";
  /** Null where the file does not tell it. */
  readonly effective: Day | null;
  /** The last day of the pair or of either of its codes, whichever is first. */
  readonly lastDay: Day | null;
}

/** Files until 2021 have Roman numbers. */
const TYPES = new Map<string, AocRow["type"]>([
  ["1", "1"],
  ["2", "2"],
  ["3", "3"],
  ["I", "1"],
  ["II", "2"],
  ["III", "3"],
]);

/** What stands for primaries that contractors define. */
const PLACEHOLDER = "CCCCC";

/** The add-on codes of NCCI as a source of tables. */
export const AOC: TableSource<AocColumn, AocRow> = {
  slug: "aoc",
  what: "list of add-on codes",
  hint: "Give NCCI's add-on code edits (AOC_V2026Q2-MCR and the like) as .xlsx, .txt or .csv, or the archive that holds them.",
  columns: COLUMNS,
  // The text has no column names: where it stands beside a form that has, it isn't needed.
  preference: ["CSV", "XLSX", "TXT"],
  openText: ({ source }) => openFixedWidth(source, cutRecord),
  toRow: (fields, row, { form }) =>
    readCells(COLUMNS, fields, form, (cells) => {
      const type = TYPES.get(cells.text("type").toUpperCase()) ?? cells.refuse("type");
      const named = type === "1" || cells.text("primary") !== "";
      const primary = named ? cells.code("primary") : PLACEHOLDER;
      const ends = (["deleted", "addOnDeleted", "primaryDeleted"] as const)
        .map((column) => cells.ordinalDay(column))
        .filter((day) => day !== null);
      return {
        row,
        addOn: cells.code("addOn"),
        primary: primary === PLACEHOLDER ? null : primary,
        type,
        effective: cells.ordinalDay("effective"),
        lastDay: ends.sort()[0] ?? null,
      };
    }),
  starts: () => CPT_STARTS,
  keyOf: ({ addOn, primary, effective }) =>
    [addOn, primary ?? PLACEHOLDER, ...(effective === null ? [] : [effective])].join(" "),
  daysOf: ({ effective = "" }) => {
    const day = ordinalDay(effective) ?? spelledDay(effective);
    return day === null ? [] : [day];
  },
  undated: {
    day: "2013-04-01",
    reason: "the day on which the first add-on code edits took effect",
  },
};

/**
 * Opens a release of NCCI's add-on code edits, as it was downloaded: XLSX, the fixed-width text
 * that stands beside it, CSV, or an archive that holds them.
 *
 * @throws SourceError
 */
export function openAoc(path: string, options: OpenOptions = {}): Promise<TableRelease<AocRow>> {
  return openTableRelease(path, AOC, options);
}
