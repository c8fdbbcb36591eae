import type { Day } from "../../graph/day.ts";
import { SourceError } from "../source-error.ts";
import { readCells } from "../tables/cells.ts";
import { openTableRelease, type OpenOptions, type TableRelease } from "../tables/open-release.ts";
import type { Columns, Fields, TableSource } from "../tables/table-source.ts";
import { effectiveDaysIn, firstDayOf, introducedOn } from "./introduced.ts";

/** A place of service. */
export interface PosRow {
  /** The physical line in the text, or the row on the sheet; from 1. */
  readonly row: number;
  /** Two digits. */
  readonly code: string;
  readonly name: string;
  /** What CMS says of the place: its own words, in the public domain. */
  readonly description: string | null;
  /** Whether services there are paid at the facility rate; null where the file does not say. */
  readonly facility: boolean | null;
  /** The first day of the place; null for the oldest, and where it is not known. */
  readonly effectiveFrom: Day | null;
  /** False for a code that no place has. */
  readonly assigned: boolean;
}

/** A release of the places of service, opened. */
export type PosRelease = TableRelease<PosRow>;

const COLUMNS = {
  code: { names: ["Place of Service Code(s)", "Place of Service Code", "POS Code"] },
  name: { names: ["Place of Service Name", "POS Name"] },
  type: { names: ["Place of Service Type", "POS Type", "Facility/Non-Facility"], optional: true },
  description: { names: ["Place of Service Description", "POS Description"], optional: true },
} as const satisfies Columns<string>;

type Key = keyof typeof COLUMNS;

/** `07`, 7 as a sheet has it, or a run of codes, as `27-30`. */
const CODES = /^(?<first>\d{1,2})(?:\s*[-–]\s*(?<last>\d{1,2}))?$/;

const TYPES = new Map<string, boolean | null>([
  ["facility", true],
  ["f", true],
  ["nonfacility", false],
  ["nf", false],
  ["unassigned", null],
  ["na", null],
  ["", null],
]);

/** The places of service, as a source. */
export const POS: TableSource<Key, PosRow> = {
  slug: "pos",
  what: "list of places of service",
  hint: "Give the Place of Service Code Set of CMS as CSV or .xlsx, with a code and a name in each row.",
  columns: COLUMNS,
  toRow: (fields, row, { form }) => {
    const read = readCells(COLUMNS, fields, form, (cells) => {
      const name = oneLine(cells.text("name")) ?? cells.refuse("name");
      const facility = TYPES.get(
        cells
          .text("type")
          .toLowerCase()
          .replace(/[^a-z]/g, ""),
      );
      const codes = codesOf(cells.text("code"));
      if (codes.length === 0) cells.refuse("code");
      if (facility === undefined) cells.refuse("type");
      const assigned = isAssigned(name);
      const description = assigned ? oneLine(cells.text("description")) : null;
      return { codes, name, description, facility: facility ?? null, assigned };
    });
    if ("reason" in read) return read;
    const { codes, ...rest } = read;
    return codes.map((code) => ({
      row,
      code,
      ...rest,
      effectiveFrom: rest.assigned ? firstDayOf(code, rest.description ?? "") : null,
    }));
  },
  keyOf: ({ code }) => code,
  daysOf: daysKnownTo,
};

function codesOf(text: string): string[] {
  const { first, last = first } = CODES.exec(text)?.groups ?? {};
  if (first === undefined) return [];
  const count = Math.max(Number(last) - Number(first) + 1, 0);
  return Array.from({ length: count }, (_, i) => String(Number(first) + i).padStart(2, "0"));
}

const isAssigned = (name: string): boolean => !/^unassigned\b/i.test(name);

const oneLine = (text: string): string | null => text.replace(/\s+/g, " ").trim() || null;

/**
 * The list as a whole names no day, and changes by places that are added or described anew. It can't
 * be older than the latest such day, and says the same since then.
 *
 * @throws SourceError RELEASE_UNKNOWN when it has a place of which no day is known.
 */
function daysKnownTo({ code = "", name = "", description = "" }: Fields<Key>): readonly Day[] {
  if (!isAssigned(name)) return [];
  const said = effectiveDaysIn(description);
  return codesOf(code).flatMap((one) => {
    const day = introducedOn(one);
    if (day === undefined && said.length === 0)
      throw new SourceError(
        "RELEASE_UNKNOWN",
        `The list does not tell from which day it holds, and its place ${one} is newer than those known here.`,
        { hint: "Give the day as --effective YYYY-MM-DD." },
      );
    return typeof day === "string" ? [...said, day] : said;
  });
}
/**
 * Opens a release of the places of service.
 *
 * @throws SourceError
 */
export function openPos(path: string, options: OpenOptions = {}): Promise<PosRelease> {
  return openTableRelease(path, POS, options);
}
