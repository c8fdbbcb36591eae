import { dayNumber, type Day } from "../../graph/day.ts";
import { indicatorOf } from "./bypass.ts";
import { numbersOf, type Claim, type PriorProcedure } from "./claim.ts";
import type { ClaimFacts, Citation } from "./facts.ts";
import type { Draft } from "./finding.ts";
import { nameLines } from "./wording.ts";

/**
 * Modifiers that speak of an earlier surgery. A visit (24) is after the day of the surgery, where
 * 25 would tell; a procedure (58, 78, 79) can be on that very day.
 * Medicare global surgery rules; NCCI policy manual chapter 1 section D.
 */
const FIRST_DAYS = [
  ["24", 1],
  ["58", 0],
  ["78", 0],
  ["79", 0],
] as const;

/** Last day of a global period, counted from the day of the surgery. */
const LAST_DAY: Readonly<Record<string, number>> = { "000": 0, "010": 10, "090": 90 };

/** Global days that have no period of their own. */
const WITHOUT_PERIOD = ["XXX", "ZZZ"];

/** Whether the surgery that 24, 58, 78 and 79 speak of was within its global period. */
export function checkGlobalPeriod(claim: Claim, facts: ClaimFacts): Draft[] {
  return FIRST_DAYS.flatMap(([modifier, first]) => {
    const lines = numbersOf(claim.lines.filter((line) => line.modifiers.includes(modifier)));
    return lines.length === 0 ? [] : [judge(modifier, first, lines, claim, facts)];
  });
}

function judge(
  modifier: string,
  first: number,
  lines: readonly number[],
  { dateOfService, priorProcedures }: Claim,
  facts: ClaimFacts,
): Draft {
  const says = `${modifier} on ${nameLines(lines)} tells of an earlier surgery`;
  if (priorProcedures === null)
    return {
      status: "NO_DATA",
      rule: "GLOBAL_PERIOD_NOT_KNOWN",
      lines,
      message: `${says}; no earlier procedures were given with the claim.`,
      fix: "Give the earlier procedures and their dates.",
    };
  const priors = priorProcedures.map((prior) => reach(prior, first, dateOfService, facts));
  const found = priors.find(({ covers }) => covers === true);
  if (found !== undefined)
    return {
      status: "PASS",
      rule: "GLOBAL_PERIOD_EARLIER_SURGERY",
      lines,
      message: `${says}: ${found.text}.`,
      source: found.source,
      about: found.on,
    };
  const unknown = priors.find(({ covers }) => covers === null);
  if (unknown !== undefined)
    return {
      status: "NO_DATA",
      rule: "GLOBAL_PERIOD_NOT_KNOWN",
      lines,
      message: `${says}; ${unknown.text}.`,
      source: unknown.source,
      about: unknown.on,
    };
  const cited = priors.find(({ source }) => source !== null);
  const why = priors.length === 0 ? "" : `: ${priors.map(({ text }) => text).join("; ")}`;
  return {
    status: "FAIL",
    rule: "GLOBAL_PERIOD_NO_EARLIER_SURGERY",
    lines,
    message: `${says}, but none that was given has a global period that contains ${dateOfService}${why}.`,
    fix:
      modifier === "24"
        ? "Take 24 off; on the day of a procedure a separate visit takes 25."
        : `Take ${modifier} off, or give the surgery that it speaks of.`,
    source: cited?.source ?? null,
    ...(cited === undefined ? {} : { about: cited.on }),
  };
}

interface Reach {
  /** The day of the earlier procedure, whose global days count. */
  readonly on: Day;
  /** Whether the global period contains the day; null if not known. */
  readonly covers: boolean | null;
  readonly text: string;
  readonly source: Citation | null;
}

function reach(
  { code, dateOfService: on }: PriorProcedure,
  first: number,
  day: string,
  facts: ClaimFacts,
): Reach {
  const passed = dayNumber(day) - dayNumber(on);
  if (passed < 0) return { on, covers: false, text: `${code} of ${on} came later`, source: null };
  // The days that held when it was done: they are settled by then.
  const days = indicatorOf("GLOBAL_DAYS", code, on, facts.codes);
  if (days === null)
    return {
      on,
      covers: null,
      text: `the global days of ${code} on ${on} are not known`,
      source: null,
    };
  const { value, source } = days;
  const name = `${code} of ${on} has global days ${value}`;
  if (WITHOUT_PERIOD.includes(value)) return { on, covers: false, text: name, source };
  const last = LAST_DAY[value];
  if (last === undefined)
    return { on, covers: null, text: `${name}, whose length the payer decides`, source };
  const covers = passed >= first && passed <= last;
  return { on, covers, text: `${name}, and ${day} is day ${String(passed)} after it`, source };
}
