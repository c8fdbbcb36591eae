import { SourceError } from "../source-error.ts";
import type { KnownRelease } from "./known-releases.ts";
import { isComplete, releaseId, releaseKey, type ReleaseDescription } from "./release.ts";

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
    (same.complete !== isComplete(release) || same.dayAssumed !== (release.dayAssumed ?? null));
  if (isThere && !(replace && vouches)) return null;
  if (same !== null && !replace)
    throw new SourceError(
      "IDENTITY_CONFLICT",
      `The graph has ${releaseId(key)} from ${same.file}, and ${release.file} says something else.`,
      { hint: "Give --replace to put this file in its place." },
    );
  return { same, others: known.filter((other) => other !== same) };
}

type Sized = Pick<ReleaseDescription, "source" | "setting" | "effectiveFrom" | "file" | "rows">;

/**
 * Refuses a release of under half the rows of its neighbour in time: it is a part of one.
 *
 * @throws SourceError PARTIAL
 */
export function checkSize(release: Sized, others: readonly KnownRelease[]): void {
  const { source, setting, effectiveFrom, file, rows } = release;
  const distance = (other: KnownRelease): number =>
    Math.abs(Date.parse(other.effectiveFrom) - Date.parse(effectiveFrom));
  const [nearest] = others
    .filter((other) => other.source === source && other.setting === setting)
    .sort((a, b) => distance(a) - distance(b));
  if (nearest !== undefined && rows < nearest.rows / 2)
    throw partial(`${file} has ${rows} rows where ${nearest.file} has ${nearest.rows}`);
}

/** The error for a file that seems to hold a part of a release. */
export const partial = (finding: string): SourceError =>
  new SourceError("PARTIAL", `${finding}: it seems to be part of a release only.`, {
    hint: "Download it again. If it is to be imported as it is, give --allow-partial.",
  });
