import type { RejectedRow } from "./release-file.ts";
import { SourceError } from "./source-error.ts";

/** What one can do about a file that is not whole. */
export const DOWNLOAD_AGAIN = "Download the file again, and compare its size with the publisher's.";

/** The error for a file whose last row is a part of one. */
export const cutOff = (file: string, row: number): SourceError =>
  new SourceError("TRUNCATED", `${file} is cut off: its last row (${row}) is not a whole one.`, {
    hint: DOWNLOAD_AGAIN,
  });

/** The error for a file that has nothing below the names of its columns. */
export const noRows = (file: string): SourceError =>
  new SourceError("NO_ROWS", `${file} has a header and no rows.`, { hint: DOWNLOAD_AGAIN });

/** Refuses a file of which no row can be used. */
export function refuseUnusable(
  file: string,
  rowsRead: number,
  rejected: readonly RejectedRow[],
  options: { hint?: string } = {},
): void {
  if (rowsRead > rejected.length) return;
  const [first] = rejected;
  throw new SourceError(
    "NO_ROWS",
    first === undefined
      ? `${file} has a header and no rows.`
      : `None of the ${rowsRead} rows of ${file} can be used; on row ${first.row}, ${first.reason}.`,
    options,
  );
}
