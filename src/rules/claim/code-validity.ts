import type { Day } from "../../graph/day.ts";
import { numbersOf, type Claim } from "./claim.ts";
import { isExhaustive, releaseOf, wholeRelease } from "./evidence.ts";
import { holding, type CodeFact, type ClaimFacts, type DataSet } from "./facts.ts";
import type { Draft } from "./finding.ts";
import { nameLines } from "./wording.ts";

type Outcome = Omit<Draft, "lines">;

/** Whether each code may be billed on the date of service. */
export function checkCodeValidity(claim: Claim, facts: ClaimFacts): Draft[] {
  return [...claim.linesByCode].map(([code, group]) => {
    const lines = numbersOf(group);
    return { ...judge(code, lines, claim.dateOfService, facts), lines };
  });
}

/**
 * The file that would have to list a code. None is a master list of all codes, but each lists its
 * own kind: Level II is a letter and four digits, without the dental D codes.
 */
const coveringFile = (code: string): DataSet =>
  /^[A-CE-V]\d{4}$/.test(code) ? "HCPCS" : "FEE_SCHEDULE";

function judge(code: string, lines: readonly number[], day: Day, facts: ClaimFacts): Outcome {
  const where = nameLines(lines);
  if (!/^[0-9A-Z]{5}$/.test(code))
    return {
      status: "FAIL",
      rule: "CODE_MALFORMED",
      message: `"${code.slice(0, 20)}" on ${where} is not a code: a code has five letters or digits.`,
      fix: "Correct the code.",
    };
  const fact = facts.codes.get(code);
  if (fact === undefined) return unknown(code, where, day, facts);
  if (fact.listings.length === 0)
    return {
      status: "NO_DATA",
      rule: "CODE_REFERENCE_ONLY",
      message: `Other files refer to ${code} on ${where}, but no file that lists codes has it, so whether it is valid on ${day} is not known.`,
      missing: releaseOf(facts, coveringFile(code)) === null,
    };
  // An authority that lists the code speaks before curated facts.
  const now = holding(fact.listings, day);
  const listing = now.find(({ official }) => official) ?? now[0];
  if (listing !== undefined)
    return {
      status: "PASS",
      rule: "CODE_VALID",
      message: `${code} on ${where} is valid on ${day}.`,
      source: listing.source,
    };
  return outOfForce(fact, where, day, facts);
}

function unknown(code: string, where: string, day: Day, facts: ClaimFacts): Outcome {
  const release = releaseOf(facts, coveringFile(code));
  // A code can be new since a release that is not of the day, unless a later one lacks it as well.
  const tells = release !== null && release.complete && release.succeeded;
  if (release === null || !(tells || isExhaustive(release, day)))
    return {
      status: "NO_DATA",
      rule: "CODE_UNKNOWN",
      message: `No file that was imported knows ${code} on ${where}, but none that lists such codes is of ${day} and whole.`,
      missing: release === null,
      ...(release === null ? {} : { source: wholeRelease(release) }),
    };
  return {
    status: "FAIL",
    rule: "CODE_UNKNOWN",
    message: `${code} on ${where} is in none of the files that were imported.`,
    fix: "Check the code for a slip of the pen; use one that is valid on the date of service.",
    source: wholeRelease(release),
  };
}

function outOfForce(
  { code, listings }: CodeFact,
  where: string,
  day: Day,
  facts: ClaimFacts,
): Outcome {
  const ended = listings
    .filter(({ period: { to } }) => to !== null && to <= day)
    .sort((a, b) => ((a.period.to ?? "") < (b.period.to ?? "") ? 1 : -1))[0];
  if (ended !== undefined) {
    const { lackedBy = null, period, source } = ended;
    const from = period.to ?? "?";
    return {
      status: "FAIL",
      rule: "CODE_TERMINATED",
      message:
        lackedBy === null
          ? `${code} on ${where} is no longer valid from ${from} on, and the service was on ${day}.`
          : `${code} on ${where} is not in ${lackedBy.file ?? lackedBy.release}, which holds from ${from} on, and the service was on ${day}.`,
      fix: "Use the code that was in force on the date of service.",
      source: lackedBy ?? source,
    };
  }
  const begin = [...listings].sort((a, b) => (a.period.from < b.period.from ? -1 : 1))[0];
  const from = begin?.period.from ?? "?";
  const release = releaseOf(facts, coveringFile(code));
  // That the first release in the graph begins later does not tell that the code did.
  if (release === null || !isExhaustive(release, day))
    return {
      status: "NO_DATA",
      rule: "CODE_NOT_YET_EFFECTIVE",
      message: `${code} on ${where} is listed from ${from} on; whether it was valid on ${day} is not known, as no file of that day was imported.`,
      missing: release === null,
      source: begin?.source ?? null,
    };
  return {
    status: "FAIL",
    rule: "CODE_NOT_YET_EFFECTIVE",
    message: `${code} on ${where} is valid from ${from} on, after the service of ${day}.`,
    fix: "Use the code that was in force on the date of service.",
    source: begin?.source ?? null,
  };
}
