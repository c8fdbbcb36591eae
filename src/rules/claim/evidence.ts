import { dayBefore, type Day } from "../../graph/day.ts";
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

/**
 * Curated facts are of the time that their release speaks for. Before it they are not asked, like
 * the rows of any other file, rather than asked by some checks and not by others.
 */
export const ofTheDay = (facts: ClaimFacts): ClaimFacts =>
  releaseOf(facts, "CURATED") === null
    ? { ...facts, conflicts: [], requirements: [], associations: [], order: [], lists: new Map() }
    : facts;

/** The release does not speak for the day: its time is over, had not begun, or is not known. */
export const isStale = ({ period, later, undated }: ReleaseFact, day: Day): boolean =>
  undated || !(holdsOn(period, day) || later.some((other) => holdsOn(other, day)));

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
  const evidence = evidenceOf(draft, facts, day);
  if (evidence.length === 0)
    return { ...settled, status: "NO_DATA", message: `${message} No release here says so.` };
  const stale = evidence.find(isOld);
  return stale === undefined
    ? settled
    : { ...settled, status: "WARN", message: `${message} ${ageOf(stale)}` };
}

const ageOf = ({ release, on }: Evidence): string =>
  `This rests on ${release.id}, which ${boundOf(release, on)}, so it may not hold on ${on}.`;

/** Why a release does not speak for a day, in words that follow "which". */
export function boundOf({ period, later, undated }: ReleaseFact, day: Day): string {
  if (undated) return "names no date";
  if (day < period.from) return `begins on ${period.from}`;
  const last = later.findLast(({ from }) => from <= day);
  const end = (last ?? period).to;
  const lastDay = end === null ? "?" : dayBefore(end);
  return last === undefined
    ? `does not reach beyond ${lastDay}`
    : `no later release bears out beyond ${lastDay}`;
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
  const cited = drafts.flatMap((draft) => evidenceOf(draft, facts, day));
  const asked = (dataSet: DataSet): Evidence[] => {
    const release = releaseOf(facts, dataSet);
    return release === null ? [] : [{ release, on: day }];
  };
  const used = cited.length > 0 ? cited : dataSets.flatMap(asked);
  const stale = used.find(isOld);
  const first = stale ?? used[0];
  if (first === undefined) return { check, release: null, status: "NO_DATA" };
  return { check, release: first.release.id, status: stale === undefined ? "USED" : "STALE" };
}

/** A release, and the day for which it has to speak. */
interface Evidence {
  readonly release: ReleaseFact;
  readonly on: Day;
}

const isOld = ({ release, on }: Evidence): boolean => isStale(release, on);

function evidenceOf(
  { source, about, restsOn = [] }: Draft,
  { releases }: ClaimFacts,
  day: Day,
): Evidence[] {
  const of = (id: string, on: Day): Evidence[] => {
    const release = releases.get(id);
    return release === undefined ? [] : [{ release, on }];
  };
  return [
    ...(source == null ? [] : of(source.release, about ?? day)),
    ...restsOn.flatMap((id) => of(id, day)),
  ];
}
