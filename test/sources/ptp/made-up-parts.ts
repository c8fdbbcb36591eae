import type { PtpRow } from "../../../src/sources/ptp/read-ptp.ts";
import { openPtp, type OpenPtpOptions } from "../../../src/sources/ptp/read-ptp.ts";

/** The cells of a row to write, in the official order; dates as they stand in files. */
export type CellsToMake = readonly [
  columnOne: string,
  columnTwo: string,
  prior: string,
  effective: string,
  deletion: string,
  modifier: string,
  rationale: string,
];

/** The lines above the rows as they have been since the rationale came. */
export const OFFICIAL_HEADER: readonly (readonly string[])[] = [
  ["Made-up notice.  No rights reserved.", "", "", "", "", "", ""],
  ["Column1/Column2 Edits", "", "", "", "", "", ""],
  [
    "Column 1",
    "Column 2",
    "*=in existence",
    "Effective",
    "Deletion",
    "Modifier",
    "PTP Edit Rationale",
  ],
  ["", "", "prior to 1996", "Date", "Date", "0=not allowed", ""],
  ["", "", "", "", "*=no data", "1=allowed", ""],
  ["", "", "", "", "", "9=not applicable", ""],
];

/** A made-up row, with what a test wants different. */
export function cells(
  columnOne: string,
  columnTwo: string,
  {
    prior = "",
    effective = "20200101",
    deletion = "*",
    modifier = "1",
    rationale = RATIONALE,
  } = {},
): CellsToMake {
  return [columnOne, columnTwo, prior, effective, deletion, modifier, rationale];
}

const RATIONALE = "Misuse of Column Two code with Column One code";

/** One row for each first character that a whole release has in column one. */
export const WHOLE: readonly CellsToMake[] = Array.from("0123456789Q", (start) =>
  cells(`${start}0001`, "Q9999"),
);

/** A part in the official text layout. */
export function textOf(
  rows: readonly (readonly string[])[],
  { header = OFFICIAL_HEADER, delimiter = "\t", newline = "\r\n" } = {},
): string {
  return [...header, ...rows].map((row) => row.join(delimiter) + newline).join("");
}

/** What a release gave when it was read to its end. */
export async function readPtp(paths: readonly string[], options: OpenPtpOptions = {}) {
  const release = await openPtp(paths, options);
  const rows: PtpRow[] = [];
  for await (const row of release.rows()) rows.push(row);
  return { release, rows };
}
