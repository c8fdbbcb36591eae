import type { ReleaseFile } from "../release-file.ts";
import { SourceError } from "../source-error.ts";
import { isUnderHalf, smallBeside } from "./completeness.ts";
import type { KnownRelease } from "./known-releases.ts";
import {
  isComplete,
  releaseId,
  releaseKey,
  releaseRecords,
  type ReleaseDescription,
} from "./release.ts";

/** What becomes of a release that is let in. */
export interface Admission {
  /** The release whose place it takes, if one is there. */
  readonly same: KnownRelease | null;
  /** The other releases of the graph. */
  readonly others: readonly KnownRelease[];
}

/**
 * Lets a release in beside those that the graph has; null where it is there already.
 *
 * @throws SourceError IDENTITY_CONFLICT where it is there with other content and is not to be replaced
 */
export function admit(
  release: ReleaseDescription,
  known: readonly KnownRelease[],
  { replace }: { readonly replace: boolean },
): Admission | null {
  const key = releaseKey(release);
  const same = known.find((other) => other.key === key) ?? null;
  const isThere = same?.contentHash === release.contentHash;
  // Imported again without the leave to be partial, or with their day, the same rows are vouched for.
  const vouches =
    same !== null &&
    (isComplete(same) !== isComplete(release) || same.dayAssumed !== (release.dayAssumed ?? null));
  if (isThere && !(replace && vouches)) return null;
  if (same !== null && !replace)
    throw new SourceError(
      "IDENTITY_CONFLICT",
      `The graph has ${releaseId(key)} from ${same.file}, and ${release.file} says something else.`,
      { hint: "Give --replace to put this file in its place." },
    );
  return { same, others: known.filter((other) => other !== same) };
}

/**
 * Refuses a release of under half the rows of its neighbour in time, or of the one whose place it
 * takes: it is a part of one.
 *
 * @throws SourceError PARTIAL
 */
export function checkSize(release: KnownRelease, { same, others }: Admission): void {
  const larger =
    smallBeside([release, ...others]).get(release) ??
    (same !== null && isUnderHalf(release, same) ? same : null);
  if (larger !== null)
    throw partial(
      `${release.file} has ${release.rows} rows where ${larger.file} has ${larger.rows}`,
    );
}

/**
 * Refuses a file that has nothing of what every release of its source has.
 *
 * @throws SourceError PARTIAL
 */
export function checkWhole({ file, rowsRead, lacking = [] }: ReleaseFile<object>): void {
  if (lacking.length > 0)
    throw partial(`${file} has ${rowsRead} rows and nothing of ${lacking.join(", ")}`);
}

/**
 * Lets a release in as `admit` does, and refuses what seems to be part of one, unless that is allowed.
 *
 * @throws SourceError IDENTITY_CONFLICT, PARTIAL
 */
export function letIn(
  release: ReleaseDescription,
  known: readonly KnownRelease[],
  { replace, allowPartial }: { readonly replace: boolean; readonly allowPartial: boolean },
): Admission | null {
  const admission = admit(release, known, { replace });
  if (admission !== null && !allowPartial) checkSize(releaseRecords(release).added, admission);
  return admission;
}

/** The error for a file that seems to hold a part of a release. */
export const partial = (finding: string): SourceError =>
  new SourceError("PARTIAL", `${finding}: it seems to be part of a release only.`, {
    hint: "Download it again. If it is to be imported as it is, give --allow-partial.",
  });
