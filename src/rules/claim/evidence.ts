import { dayBefore, type Day } from "../../graph/day.ts";
import type { CheckName, Coverage, Draft, Finding } from "./finding.ts";
import type { Citation, ClaimFacts, DataSet, ReleaseFact } from "./facts.ts";
import type { CodeList } from "../rule-book.ts";
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
  releaseOf(facts, "CURATED") === null ? { ...facts, ...NOTHING_CURATED } : facts;

const NOTHING_CURATED = {
  conflicts: [],
  requirements: [],
  associations: [],
  order: [],
  lists: new Map<string, CodeList>(),
} satisfies Partial<ClaimFacts>;

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
export function settle(draft: Draft, evidence: readonly Evidence[]): Finding {
  const { rule, lines, fix = null, source = null } = draft;
  let { status, message } = draft;
  if (status === "PASS" || status === "BYPASSED") {
    const stale = evidence.find(isOld);
    if (evidence.length === 0) {
      status = "NO_DATA";
      message = `${message} No release here says so.`;
    } else if (stale !== undefined) {
      status = "WARN";
      message = `${message} ${ageOf(stale)}`;
    }
  }
  return { status, rule, lines, message, fix, source };
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
  found: readonly Rested[],
  facts: ClaimFacts,
  day: Day,
): Coverage {
  if (found.some(({ draft }) => draft.missing)) return { check, release: null, status: "NO_DATA" };
  const isCited = found.some(({ evidence }) => evidence.length > 0);
  const asked = isCited ? found : [{ evidence: askedOf(dataSets, facts, day) }];
  let first: Evidence | undefined;
  for (const { evidence } of asked)
    for (const one of evidence) {
      if (isOld(one)) return { check, release: one.release.id, status: "STALE" };
      first ??= one;
    }
  if (first === undefined) return { check, release: null, status: "NO_DATA" };
  return { check, release: first.release.id, status: "USED" };
}

/** The releases in force of kinds of data. */
const askedOf = (dataSets: readonly DataSet[], facts: ClaimFacts, day: Day): Evidence[] =>
  dataSets.flatMap((dataSet) => {
    const release = releaseOf(facts, dataSet);
    return release === null ? [] : [{ release, on: day }];
  });

/** What a check found, and on what it rests. */
export interface Rested {
  readonly draft: Draft;
  readonly evidence: readonly Evidence[];
}

/** A release, and the day for which it has to speak. */
export interface Evidence {
  readonly release: ReleaseFact;
  readonly on: Day;
}

const isOld = ({ release, on }: Evidence): boolean => isStale(release, on);

/** The releases of which a finding cites rows, and others that it rests on. */
export function evidenceOf(
  { source, about, restsOn }: Draft,
  { releases }: ClaimFacts,
  day: Day,
): Evidence[] {
  const evidence: Evidence[] = [];
  const add = (id: string, on: Day): void => {
    const release = releases.get(id);
    if (release !== undefined) evidence.push({ release, on });
  };
  if (source != null) add(source.release, about ?? day);
  if (restsOn !== undefined) for (const id of restsOn) add(id, day);
  return evidence;
}
