import { SourceError } from "../source-error.ts";
import type { MpfsRow } from "./read-mpfs.ts";

/** A release that the graph holds, for comparison. */
export interface Neighbour {
  readonly effectiveFrom: string;
  readonly file: string;
  readonly rows: number;
}

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
  file: string,
  effectiveFrom: string,
  rows: readonly MpfsRow[],
  neighbours: readonly Neighbour[],
): void {
  const lacking = ["99", "V"].filter((start) => !rows.some(({ code }) => code.startsWith(start)));
  if (lacking.length > 0)
    throw partial(
      `${file} has ${rows.length} rows and no code that begins with ${lacking.join(" or ")}`,
    );
  const distance = (other: Neighbour): number =>
    Math.abs(Date.parse(other.effectiveFrom) - Date.parse(effectiveFrom));
  const nearest = [...neighbours].sort((a, b) => distance(a) - distance(b))[0];
  if (nearest !== undefined && rows.length < nearest.rows / 2)
    throw partial(`${file} has ${rows.length} rows where ${nearest.file} has ${nearest.rows}`);
}

const partial = (finding: string): SourceError =>
  new SourceError("PARTIAL", `${finding}: it seems to be part of a release only.`, {
    hint: "Download it again. If it is to be imported as it is, give --allow-partial.",
  });
