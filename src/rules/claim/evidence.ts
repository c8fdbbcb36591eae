import type { Day } from "../../graph/day.ts";
import type { CheckName, Coverage, Draft, Finding } from "./finding.ts";
import type { Citation, ClaimFacts, DataSet, ReleaseFact } from "./facts.ts";
import { holdsOn } from "../timeline.ts";

/** The release of a kind of data that decides on the date of service. */
export function releaseOf(facts: ClaimFacts, dataSet: DataSet): ReleaseFact | null {
  const id = facts.inForce[dataSet];
  return id === null ? null : (facts.releases.get(id) ?? null);
}

/** A citation of a whole release, for what it does not have. */
export const wholeRelease = ({ id, file }: ReleaseFact): Citation => ({
  release: id,
  file,
  row: null,
});

/** The release does not speak for the day: its own period is over, or had not begun. */
export const isStale = (release: ReleaseFact, day: Day): boolean => !holdsOn(release.period, day);

/** What a release lacks on the day is known not to be there. */
export const isExhaustive = (release: ReleaseFact, day: Day): boolean =>
  release.complete && !isStale(release, day);

/**
 * A finding whose status reflects the data behind it: on stale data it is at best a warning, and
 * nothing passes that no release of the graph says.
 */
export function settle(draft: Draft, facts: ClaimFacts, day: Day): Finding {
  const { status, rule, lines, message, fix = null, source = null } = draft;
  const settled = { status, rule, lines, message, fix, source };
  if (status !== "PASS" && status !== "BYPASSED") return settled;
  const releases = releasesOf(draft, facts);
  if (releases.length === 0)
    return { ...settled, status: "NO_DATA", message: `${message} No release here says so.` };
  const stale = releases.find((release) => isStale(release, day));
  return stale === undefined
    ? settled
    : { ...settled, status: "WARN", message: `${message} ${ageOf(stale, day)}` };
}

function ageOf({ id, period }: ReleaseFact, day: Day): string {
  const bound =
    day < period.from ? `begins on ${period.from}` : `does not reach beyond ${period.to ?? "?"}`;
  return `This rests on ${id}, which ${bound}, so it may not hold on ${day}.`;
}

/** On what a check rests: what its findings cite, else the releases in force that it would ask. */
export function coverageOf(
  check: CheckName,
  dataSets: readonly DataSet[],
  drafts: readonly Draft[],
  facts: ClaimFacts,
  day: Day,
): Coverage {
  if (drafts.some(({ missing }) => missing)) return { check, release: null, status: "NO_DATA" };
  const cited = drafts.flatMap((draft) => releasesOf(draft, facts));
  const used =
    cited.length > 0 ? cited : dataSets.flatMap((dataSet) => releaseOf(facts, dataSet) ?? []);
  const stale = used.find((release) => isStale(release, day));
  const release = stale ?? used[0];
  if (release === undefined) return { check, release: null, status: "NO_DATA" };
  return { check, release: release.id, status: stale === undefined ? "USED" : "STALE" };
}

function releasesOf({ source, restsOn = [] }: Draft, { releases }: ClaimFacts): ReleaseFact[] {
  const ids = [...(source == null ? [] : [source.release]), ...restsOn];
  return ids.flatMap((id) => releases.get(id) ?? []);
}
