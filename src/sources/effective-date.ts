import { isDay, type Day } from "../graph/day.ts";
import {
  isCorrection,
  releaseDateInName,
  releaseDateInTitle,
  yearInTitle,
} from "./release-identity.ts";
import type { ReleaseDate } from "./release-identity.ts";
import { SourceError } from "./source-error.ts";

/** What may tell from which day a release holds. */
export interface DateEvidence {
  /** A day that the content names as such, or one after which a flag may still place the release. */
  readonly day?: Day | ReleaseDate | null;
  /** What the file calls itself. */
  readonly title: string | null;
  /** The names under which it was published, the most telling first. */
  readonly names: readonly string[];
}

/**
 * The day from which a release holds: by its content, else by its title, else by its published name,
 * else by the flag.
 *
 * A correction (RVU24AR) has no day without the flag. It may replace a release from its first day on
 * or hold from a later day of the quarter, as that of March 9, 2024, did: taken for the former, it
 * would be wrong for all days before and stand under the identity of the release that it corrects.
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
  if (flag === undefined && found.told !== "content" && isCorrection(found)) {
    throw new SourceError(
      "RELEASE_UNKNOWN",
      `${evidence.names[0] ?? "The file"} is a correction of the release of ${effectiveFrom}, and does not tell from which day it holds.`,
      {
        hint: `Give --effective ${effectiveFrom} if it replaces that release, else the day of that quarter from which it holds.`,
      },
    );
  }
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
    return typeof day === "string"
      ? { effectiveFrom: day, vagueUntil: null, told: "content" }
      : { ...day, told: "content" };
  const inNames = names.map(releaseDateInName).filter((date) => date !== null);
  /** A title, or the name of a member, does not say what another name does: that it is a correction. */
  const corrected = (date: ReleaseDate): ReleaseDate =>
    inNames.find((other) => isCorrection(other) && other.effectiveFrom === date.effectiveFrom) ??
    date;
  const byTitle = releaseDateInTitle(title ?? "");
  if (byTitle !== null) return { ...corrected(byTitle), told: "title" };
  const [byName] = inNames;
  if (byName === undefined) return null;
  const year = yearInTitle(title ?? "");
  if (year !== null && !byName.effectiveFrom.startsWith(String(year))) {
    throw new SourceError(
      "IDENTITY_CONFLICT",
      `The title says ${year}, the file's name ${byName.effectiveFrom}.`,
      { hint: "Give the file the name under which it was published." },
    );
  }
  return { ...corrected(byName), told: "name" };
}
