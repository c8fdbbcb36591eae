import type { Day } from "../graph/day.ts";
import { isDay, releaseDateInName, releaseDateInTitle, yearInTitle } from "./release-identity.ts";
import type { ReleaseDate } from "./release-identity.ts";
import { SourceError } from "./source-error.ts";

/** What may tell from which day a release holds. */
export interface DateEvidence {
  /** A day that the content names as such. */
  readonly day?: Day | null;
  /** What the file calls itself. */
  readonly title: string | null;
  /** The names under which it was published, the most telling first. */
  readonly names: readonly string[];
}

/**
 * The day from which a release holds: by its content, else by its title, else by its published name,
 * else by the flag.
 *
 * @throws SourceError RELEASE_UNKNOWN when none tells, IDENTITY_CONFLICT when the flag says
 * otherwise than the file.
 */
export function settleEffectiveDate(evidence: DateEvidence, flag?: string): Day {
  if (flag !== undefined && !isDay(flag)) {
    throw new SourceError("INVALID_OPTION", `The effective date ${flag} is not a day.`, {
      hint: "Write it as --effective YYYY-MM-DD.",
    });
  }
  const found = dateOf(evidence);
  if (found === null) {
    if (flag !== undefined) return flag;
    throw new SourceError(
      "RELEASE_UNKNOWN",
      `Neither the content nor the name of ${evidence.names[0] ?? "the file"} tells from which day it holds.`,
      { hint: "Give it as --effective YYYY-MM-DD." },
    );
  }
  const { effectiveFrom, vagueUntil } = found;
  if (flag === undefined || flag === effectiveFrom) return effectiveFrom;
  if (vagueUntil !== null && effectiveFrom < flag && flag < vagueUntil) return flag;
  throw new SourceError(
    "IDENTITY_CONFLICT",
    `The file holds from ${effectiveFrom} by its ${found.told}, and from ${flag} by the flag.`,
    { hint: "Leave --effective out, or give the file of that date." },
  );
}

function dateOf({ day, title, names }: DateEvidence): (ReleaseDate & { told: string }) | null {
  if (day !== undefined && day !== null)
    return { effectiveFrom: day, vagueUntil: null, told: "content" };
  const byTitle = releaseDateInTitle(title ?? "");
  if (byTitle !== null) return { ...byTitle, told: "title" };
  const byName = names.map(releaseDateInName).find((date) => date !== null) ?? null;
  if (byName === null) return null;
  const year = yearInTitle(title ?? "");
  if (year !== null && !byName.effectiveFrom.startsWith(String(year))) {
    throw new SourceError(
      "IDENTITY_CONFLICT",
      `The title says ${year}, the file's name ${byName.effectiveFrom}.`,
      { hint: "Give the file the name under which it was published." },
    );
  }
  return { ...byName, told: "name" };
}
