import { numbersOf, type Claim, type ClaimLine } from "./claim.ts";
import { releaseOf, wholeRelease } from "./evidence.ts";
import { holding, type ClaimFacts, type LimitFact } from "./facts.ts";
import type { Draft } from "./finding.ts";
import { nameLines, nameUnits } from "./wording.ts";

/** Medically unlikely edits: how many units of a code a line or a day can have. */
export function checkUnitLimits(claim: Claim, facts: ClaimFacts): Draft[] {
  const invalid = claim.lines.filter(({ units }) => !(units > 0 && Number.isFinite(units)));
  const drafts: Draft[] = invalid.map(({ number, units }) => ({
    status: "FAIL",
    rule: "UNITS_INVALID",
    lines: [number],
    message: `Line ${String(number)} has ${String(units)} units; a line that is billed has more than none.`,
    fix: "Give the number of units, or take the line off.",
  }));
  const release = releaseOf(facts, "LIMITS");
  const limits = holding(facts.limits, claim.dateOfService);
  const unknown: ClaimLine[] = [];
  for (const [code, all] of claim.linesByCode) {
    const group = all.filter((line) => !invalid.includes(line));
    const mine = limits.filter((limit) => limit.code === code);
    if (group.length === 0) continue;
    if (mine.length === 0) unknown.push(...group);
    drafts.push(...mine.flatMap((limit) => judge(limit, group)));
  }
  if (unknown.length > 0) drafts.push(withoutLimit(numbersOf(unknown), claim, release));
  return drafts;
}

/** CMS keeps some limits to itself, so a code that the table lacks may still have one. */
function withoutLimit(
  lines: number[],
  { dateOfService, setting }: Claim,
  release: ReturnType<typeof releaseOf>,
): Draft {
  if (release === null)
    return {
      status: "NO_DATA",
      rule: "UNIT_LIMIT_DATA_MISSING",
      lines,
      message: `No unit limits for the setting ${setting} were imported for ${dateOfService}, so whether the units of ${nameLines(lines)} are within them is not known.`,
      missing: true,
    };
  return {
    status: "NO_DATA",
    rule: "UNIT_LIMIT_NOT_PUBLISHED",
    lines,
    message: `The table of unit limits has no row for the code of ${nameLines(lines)}. Some limits are not published, so whether there is one is not known.`,
    source: wholeRelease(release),
  };
}

function judge(limit: LimitFact, group: readonly ClaimLine[]): Draft[] {
  const { code, units: most, adjudication, source } = limit;
  const lines = numbersOf(group);
  const over = numbersOf(group.filter(({ units }) => units > most));
  const sum = group.reduce((total, { units }) => total + units, 0);
  const within = numbersOf(group.filter(({ units }) => units <= most));
  const kept = (kept: number[]): Draft => ({
    status: "PASS",
    rule: "UNIT_LIMIT_KEPT",
    lines: kept,
    message: `The units of ${code} on ${nameLines(kept)} are within the limit of ${nameUnits(most)} ${adjudication === "LINE" ? "a line" : "a day"}.`,
    source,
  });
  if (adjudication === "LINE") {
    const exceeded: Draft = {
      status: "FAIL",
      rule: "UNIT_LIMIT_EXCEEDED_LINE",
      lines: over,
      message:
        `${nameLines(over)} ${over.length === 1 ? "has" : "have"} more than the ${nameUnits(most)} of ${code} that one line can have; all units of such a line are denied.`.replace(
          /^l/,
          "L",
        ),
      fix:
        most === 0
          ? `Take ${code} off: it is not payable in this setting.`
          : "Correct the units. If all were done and the record shows the need, spread them over lines, each with the modifier that tells why (76, 77, 91, a site, or 59 and its kin).",
      source,
    };
    return [...(over.length > 0 ? [exceeded] : []), ...(within.length > 0 ? [kept(within)] : [])];
  }
  if (sum <= most) return [kept(lines)];
  const said = `${nameUnits(sum)} of ${code} on ${nameLines(lines)} ${sum === 1 ? "is" : "are"} more than the ${nameUnits(most)} that a day can have`;
  if (adjudication === "DAY_POLICY")
    return [
      {
        status: "FAIL",
        rule: "UNIT_LIMIT_EXCEEDED_DAY_ABSOLUTE",
        lines,
        message: `${said}. The limit follows from policy or anatomy and is absolute: no modifier and no appeal lifts it.`,
        fix: reduce(code, most),
        source,
      },
    ];
  if (adjudication === "DAY_CLINICAL")
    return [
      {
        status: "FAIL",
        rule: "UNIT_LIMIT_EXCEEDED_DAY_APPEALABLE",
        lines,
        message: `${said}. The units are denied at first; they can be paid on appeal if the record proves the need.`,
        fix:
          most === 0
            ? `Take ${code} off, or send the record with an appeal.`
            : `${reduce(code, most)} If the units are right, send the record with an appeal.`,
        source,
      },
    ];
  return [
    {
      status: over.length > 0 ? "FAIL" : "NO_DATA",
      rule: over.length > 0 ? "UNIT_LIMIT_EXCEEDED_LINE" : "UNIT_LIMIT_DATA_MISSING",
      lines: over.length > 0 ? over : lines,
      message: `${said}, or a line; the table does not tell which.`,
      fix: reduce(code, most),
      source,
    },
  ];
}

const reduce = (code: string, most: number): string =>
  most === 0
    ? `Take ${code} off: it is not payable in this setting.`
    : `Correct the units to at most ${String(most)}.`;
