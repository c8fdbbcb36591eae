import type { Day } from "../../graph/day.ts";
import { readCells } from "../tables/cells.ts";
import { spelledDay } from "../tables/days.ts";
import { openTableRelease, type OpenOptions, type TableRelease } from "../tables/open-release.ts";
import type { Columns, TableSource } from "../tables/table-source.ts";

/** A code of the provider taxonomy: a kind of provider, in up to three levels. */
export interface NuccRow {
  /** The physical line in the text, or the row on the sheet; from 1. */
  readonly row: number;
  /** Ten characters. */
  readonly code: string;
  readonly grouping: string;
  readonly classification: string;
  readonly specialization: string | null;
  readonly displayName: string | null;
  /** Individual or Non-Individual; null where the file does not say. */
  readonly section: string | null;
  readonly effectiveFrom: Day | null;
  /** The last day on which it may be used; null while it has no end. */
  readonly lastDay: Day | null;
}

/** A release of the taxonomy, opened. */
export type NuccRelease = TableRelease<NuccRow>;

// Definition and Notes are not kept: they are NUCC's own text, which needs a licence and which no
// answer shows. What is kept are the names by which the kinds of providers are known, and the days
// on which they ended, which most files tell in the notes.
const COLUMNS = {
  code: { names: ["Code", "Taxonomy Code", "Provider Taxonomy Code"] },
  grouping: { names: ["Grouping", "Type", "Provider Type"] },
  classification: { names: ["Classification"] },
  specialization: { names: ["Specialization", "Area of Specialization"] },
  displayName: { names: ["Display Name"], optional: true },
  section: { names: ["Section"], optional: true },
  effectiveFrom: { names: ["Effective Date"], optional: true },
  deactivated: { names: ["Deactivation Date"], optional: true },
  notes: { names: ["Notes"], optional: true },
} as const satisfies Columns<string>;

type Key = keyof typeof COLUMNS;

const CODE = /^[0-9A-Z]{10}$/;

/** The health care provider taxonomy of the National Uniform Claim Committee, as a source. */
export const NUCC: TableSource<Key, NuccRow> = {
  slug: "nucc",
  what: "list of provider taxonomy codes",
  hint: "Give the CSV file of NUCC's Health Care Provider Taxonomy, such as nucc_taxonomy_251.csv.",
  columns: COLUMNS,
  // Older files begin with a row that says whose they are.
  isNotice: ({ code = "" }) => /copyright|©/i.test(code),
  toRow: (fields, row, { form }) =>
    readCells(COLUMNS, fields, form, (cells) => {
      const name = (key: Key) => cells.text(key).replace(/\s+/g, " ") || null;
      return {
        row,
        code: cells.matching("code", CODE),
        grouping: name("grouping") ?? cells.refuse("grouping"),
        classification: name("classification") ?? cells.refuse("classification"),
        specialization: name("specialization"),
        displayName: name("displayName"),
        section: name("section"),
        effectiveFrom: cells.day("effectiveFrom"),
        lastDay: cells.day("deactivated") ?? lastDayIn(cells.text("notes")),
      };
    }),
  // Every release has kinds of providers under each of these.
  starts: () => ["1", "2", "3"],
  keyOf: ({ code }) => code,
  titleOf: ({ names }) => names.map(versionIn).find((title) => title !== null) ?? null,
};

/**
 * The last day that notes tell. "[1/1/2023: marked inactive] Deactivation Date: 3/31/2023" has both
 * days that there are: versions are published in January and July for use three months later, so a
 * code that was marked is in use until then.
 */
function lastDayIn(notes: string): Day | null {
  const told = /deactivation date:?\s*(\d{1,2}\/\d{1,2}\/\d{2,4})/i.exec(notes)?.[1];
  if (told !== undefined) return spelledDay(told);
  const marked = /(\d{1,2}\/\d{1,2}\/\d{2,4}):?\s*marked inactive/i.exec(notes)?.[1];
  const day = marked === undefined ? null : spelledDay(marked);
  return day === null ? null : lastDayOfQuarter(day);
}

function lastDayOfQuarter(day: Day): Day {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const quarters = Math.ceil(month / 3);
  return new Date(Date.UTC(year, quarters * 3, 0)).toISOString().slice(0, 10);
}

/** `nucc_taxonomy_251.csv` is version 25.1, `nucc_taxonomy_90.csv` 9.0. */
function versionIn(name: string): string | null {
  const found = /nucc[\s_-]*taxonomy[\s_-]*v?(\d{1,2})[._]?([01])(?!\d)/i.exec(name);
  return found === null ? null : `Version ${found[1] ?? ""}.${found[2] ?? ""}`;
}

/**
 * Opens a release of the provider taxonomy as it was downloaded.
 *
 * @throws SourceError
 */
export function openNucc(path: string, options: OpenOptions = {}): Promise<NuccRelease> {
  return openTableRelease(path, NUCC, options);
}
