import { checkSize, partial } from "../releases/admit.ts";
import type { KnownRelease } from "../releases/known-releases.ts";
import type { ReleaseDescription } from "../releases/release.ts";
import type { MpfsRow } from "./read-mpfs.ts";

/**
 * Refuses a file that is whole in form but holds part of a release, as one does that was cut off
 * between two rows: the codes that it lacks would seem to have ended. Every release has codes that
 * begin with 99 (the last chapter of CPT) and with V (the last letter of HCPCS); one of them is
 * missing wherever the file was cut, in whichever order it is sorted. Beside a neighbour in time a
 * release of under half the rows is none.
 *
 * @throws SourceError PARTIAL
 */
export function checkWhole(
  release: ReleaseDescription,
  rows: readonly MpfsRow[],
  others: readonly KnownRelease[],
): void {
  const lacking = ["99", "V"].filter((start) => !rows.some(({ code }) => code.startsWith(start)));
  if (lacking.length > 0)
    throw partial(
      `${release.file} has ${rows.length} rows and no code that begins with ${lacking.join(" or ")}`,
    );
  checkSize(release, others);
}
