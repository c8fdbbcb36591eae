import { readCells } from "../../../src/sources/tables/cells.ts";
import { openTableRelease, type OpenOptions } from "../../../src/sources/tables/open-release.ts";
import type { TableSource } from "../../../src/sources/tables/table-source.ts";
import { collect } from "../files/byte-sources.ts";

type Key = "code" | "limit" | "reason" | "note" | "since";

export interface MadeUpRow {
  readonly row: number;
  readonly code: string;
  readonly limit: number;
  readonly reason: string;
  readonly note: string | null;
}

const COLUMNS = {
  code: { names: ["Code", "HCPCS/CPT Code"] },
  limit: { names: [/^Limit in \d{4}$/, "Limit"] },
  reason: { names: ["Reason"] },
  note: { names: ["Note"], optional: true },
  since: { names: ["Since"], optional: true },
} as const;

/** A source made up for tests: limits of codes. */
export const LIMITS: TableSource<Key, MadeUpRow> = {
  slug: "limits",
  what: "list of limits",
  hint: "Give a list of limits.",
  columns: COLUMNS,
  toRow: (fields, row, { form }) =>
    readCells(COLUMNS, fields, form, (cells) => ({
      row,
      code: cells.code("code"),
      limit: cells.count("limit"),
      reason: cells.matching("reason", /^[A-Z][a-z]+$/),
      note: fields.note ?? null,
    })),
  keyOf: ({ code }) => code,
};

/** A release of it with two rows, as text. */
export const CSV = [
  "Code,Limit,Reason,Note",
  "Q0001,2,Anatomy,none",
  'Q0002,0,Policy,"one, two"',
  "",
].join("\r\n");

/** Opens a release of the source, changed as the test wants, and reads all of its rows. */
export async function readLimits(
  path: string,
  {
    options = {},
    ...changes
  }: Partial<TableSource<Key, MadeUpRow>> & { options?: OpenOptions } = {},
) {
  const effectiveFrom = changes.dayOf === undefined ? { effectiveFrom: "2024-01-01" } : {};
  const source = { ...LIMITS, ...changes };
  const release = await openTableRelease(path, source, { ...effectiveFrom, ...options });
  return { release, rows: await collect(release.rows()) };
}
