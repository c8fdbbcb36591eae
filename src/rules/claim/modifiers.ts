import type { Verdict } from "../../graph/model/vocabulary.ts";
import { numbersOf, type Claim, type ClaimLine } from "./claim.ts";
import { releaseOf, wholeRelease } from "./evidence.ts";
import type { ClaimFacts } from "./facts.ts";
import { holdsOn } from "../timeline.ts";
import type { Draft, FindingStatus } from "./finding.ts";
import type { FindingRule } from "./finding-rules.ts";
import { bypassingModifiers } from "./procedure-pairs.ts";
import { settledElsewhere } from "./settled-modifiers.ts";
import { nameLines, withoutStop } from "./wording.ts";

/** The claim form has room for four modifiers on a line. */
const MOST = 4;

/** Whether each modifier is known, stands once, and is permitted on its code. */
export function checkModifiers(claim: Claim, facts: ClaimFacts): Draft[] {
  return [...checkForm(claim), ...checkEach(claim, facts)];
}

function checkForm(claim: Claim): Draft[] {
  return claim.lines.flatMap(({ number, modifiers }): Draft[] => {
    if (modifiers.length < 2) return [];
    const lines = [number];
    const repeated = [...new Set(modifiers.filter((m, i) => modifiers.indexOf(m) !== i))];
    return [
      ...(modifiers.length > MOST
        ? [
            {
              status: "FAIL" as const,
              rule: "MODIFIER_TOO_MANY" as const,
              lines,
              message: `Line ${String(number)} has ${String(modifiers.length)} modifiers; a line takes at most ${String(MOST)}.`,
              fix: "Keep those that bear on payment and put the others into the documentation.",
            },
          ]
        : []),
      ...repeated.map((modifier) => ({
        status: "FAIL" as const,
        rule: "MODIFIER_REPEATED" as const,
        lines,
        message: `Line ${String(number)} names modifier ${modifier} more than once.`,
        fix: `Keep ${modifier} once.`,
      })),
    ];
  });
}

function checkEach(claim: Claim, facts: ClaimFacts): Draft[] {
  const bypassing = bypassingModifiers(claim, facts);
  return [...claim.linesByCode].flatMap(([code, group]) => {
    const modifiers = new Set(group.flatMap((line) => line.modifiers));
    return [...modifiers].flatMap((modifier) => {
      const lines = group.filter((line) => line.modifiers.includes(modifier));
      const problem = identify(modifier, lines, claim, facts);
      return problem === null ? judge(code, modifier, lines, claim, facts, bypassing) : [problem];
    });
  });
}

/** What is wrong with a modifier on any code; null if it is one that is in force. */
function identify(
  modifier: string,
  group: readonly ClaimLine[],
  claim: Claim,
  facts: ClaimFacts,
): Draft | null {
  const lines = numbersOf(group);
  if (!/^[0-9A-Z]{2}$/.test(modifier))
    return {
      status: "FAIL",
      rule: "MODIFIER_MALFORMED",
      lines,
      message: `"${modifier.slice(0, 20)}" on ${nameLines(lines)} is not a modifier: a modifier has two letters or digits.`,
      fix: "Correct the modifier.",
    };
  const fact = facts.modifiers.get(modifier);
  if (fact === undefined) {
    const curated = releaseOf(facts, "CURATED");
    const known = curated !== null;
    return {
      status: known ? "FAIL" : "NO_DATA",
      rule: "MODIFIER_UNKNOWN",
      lines,
      message: known
        ? `There is no modifier ${modifier}, which stands on ${nameLines(lines)}.`
        : `No list of modifiers of ${claim.dateOfService} was imported, so ${modifier} on ${nameLines(lines)} is not known.`,
      ...(known
        ? { fix: "Correct the modifier or take it off.", source: wholeRelease(curated) }
        : {}),
      missing: !known,
    };
  }
  if (fact.period !== null && !holdsOn(fact.period, claim.dateOfService))
    return {
      status: "FAIL",
      rule: "MODIFIER_NOT_IN_FORCE",
      lines,
      message: `Modifier ${modifier} on ${nameLines(lines)} is not in force on ${claim.dateOfService}.`,
      fix: "Use a modifier that was in force on the date of service.",
      source: fact.source,
    };
  return null;
}

interface Wording {
  readonly status: FindingStatus;
  readonly rule: FindingRule;
  readonly text: (modifier: string, code: string) => string;
  readonly fix?: (modifier: string) => string;
}

const WORDING: Readonly<Record<Verdict, Wording>> = {
  ALLOWED: {
    status: "PASS",
    rule: "MODIFIER_ALLOWED",
    text: (modifier, code) => `${modifier} may stand on ${code}`,
  },
  DOCUMENTATION: {
    status: "WARN",
    rule: "MODIFIER_NEEDS_DOCUMENTATION",
    text: (modifier, code) => `${modifier} on ${code} is paid only with documentation of the need`,
    fix: () => "Keep the documentation ready, or send it with the claim.",
  },
  SYSTEM_ASSIGNED: {
    status: "WARN",
    rule: "MODIFIER_SYSTEM_ASSIGNED",
    text: (modifier, code) => `Medicare itself adds ${modifier} to ${code}; it is not sent`,
    fix: (modifier) => `Take ${modifier} off.`,
  },
  NOT_ALLOWED: {
    status: "FAIL",
    rule: "MODIFIER_NOT_ALLOWED",
    text: (modifier, code) => `${modifier} must not stand on ${code}`,
    fix: (modifier) => `Take ${modifier} off.`,
  },
  NOT_APPLICABLE: {
    status: "FAIL",
    rule: "MODIFIER_NOT_APPLICABLE",
    text: (modifier, code) => `What ${modifier} says does not arise with ${code}`,
    fix: (modifier) => `Take ${modifier} off.`,
  },
  UNKNOWN: {
    status: "NO_DATA",
    rule: "MODIFIER_VERDICT_UNKNOWN",
    text: (modifier, code) => `Whether ${modifier} may stand on ${code} is not known`,
    fix: (modifier) => `Ask the payer whether it takes ${modifier} on this code.`,
  },
};

const UNSPOKEN = "no rule and no list that was imported speaks of it";

function judge(
  code: string,
  modifier: string,
  group: readonly ClaimLine[],
  claim: Claim,
  facts: ClaimFacts,
  bypassing: ReturnType<typeof bypassingModifiers>,
): Draft[] {
  const fact = facts.codes
    .get(code)
    ?.verdicts.find(
      (verdict) => verdict.modifier === modifier && holdsOn(verdict.period, claim.dateOfService),
    );
  const settled =
    fact === undefined
      ? settledElsewhere(code, modifier, group, claim, facts, bypassing)
      : { drafts: [], lines: new Set() };
  const others = group.filter((line) => !settled.lines.has(line));
  if (others.length === 0) return [...settled.drafts];
  const lines = numbersOf(others);
  const { status, rule, text, fix } = WORDING[fact?.verdict ?? "UNKNOWN"];
  const why = fact === undefined ? UNSPOKEN : fact.reason;
  const reason = why === null ? "" : `: ${withoutStop(why)}`;
  return [
    ...settled.drafts,
    {
      status,
      rule,
      lines,
      message: `${text(modifier, code)} (${nameLines(lines)})${reason}.`,
      ...(fix === undefined ? {} : { fix: fix(modifier) }),
      source: fact?.source ?? null,
      missing: fact === undefined && releaseOf(facts, "FEE_SCHEDULE") === null,
    },
  ];
}
