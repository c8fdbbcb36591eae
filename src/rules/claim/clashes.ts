import { numbersOf, type Claim, type ClaimLine } from "./claim.ts";
import type { ClaimFacts, ConflictFact, RequirementFact } from "./facts.ts";
import type { Draft } from "./finding.ts";
import { editedPairs } from "./procedure-pairs.ts";
import { enumerate, nameLines, withoutStop } from "./wording.ts";

/** Modifiers that tell who pays if Medicare denies (CMS change request 6563; Noridian on GA). */
export const LIABILITY: readonly string[] = ["GA", "GK", "GX", "GY", "GZ"];

/** Findings of one conflict: on single lines, and on pairs of lines where its scope is wider. */
export function clashes(conflict: ConflictFact, claim: Claim, facts: ClaimFacts): Draft[] {
  const [a, b] = conflict.modifiers;
  const grave = conflict.severity === "ERROR" || conflict.errorIn.includes(claim.setting);
  const withA = claim.lines.filter(({ modifiers }) => modifiers.includes(a));
  const withB = claim.lines.filter(({ modifiers }) => modifiers.includes(b));
  if (withA.length === 0 || withB.length === 0) return [];
  const together = touching(claim, facts, conflict);
  const apart = withA.flatMap((one) =>
    withB.filter((two) => two !== one && together(one, two)).map((two) => numbersOf([one, two])),
  );
  // One line can be in several edits, each with a reason of its own.
  const excused = (line: ClaimLine): boolean =>
    conflict.scope === "SAME_EDIT" && editsOf(line, claim, facts) > 1;
  return [
    ...withA
      .filter((line) => withB.includes(line))
      .map((line) => clash(conflict, [line.number], grave && !excused(line))),
    ...[...new Map(apart.map((lines) => [lines.join(" "), lines])).values()].map((lines) =>
      clash(conflict, lines, grave && conflict.scope === "SAME_CLAIM"),
    ),
  ];
}

/** Whether two lines stand close enough for the scope of a conflict. */
function touching(
  claim: Claim,
  facts: ClaimFacts,
  { scope }: ConflictFact,
): (one: ClaimLine, two: ClaimLine) => boolean {
  switch (scope) {
    case "SAME_LINE":
      return () => false;
    case "SAME_CLAIM":
      return () => true;
    // Shares of one surgery can be on two lines, for parts of the time after it.
    case "SAME_PROVIDER":
      return (one, two) => one.code === two.code;
    case "SAME_EDIT": {
      const edits = editedPairs(claim, facts);
      return (a, b) =>
        edits.some(({ one, two }) => (one === a && two === b) || (one === b && two === a));
    }
  }
}

const editsOf = (line: ClaimLine, claim: Claim, facts: ClaimFacts): number =>
  new Set(
    editedPairs(claim, facts).flatMap(({ one, two }) =>
      one === line ? [two.code] : two === line ? [one.code] : [],
    ),
  ).size;

function clash(
  { modifiers, reason, fix, source }: ConflictFact,
  lines: readonly number[],
  error: boolean,
): Draft {
  const liability = modifiers.some((modifier) => LIABILITY.includes(modifier));
  return {
    status: error ? "FAIL" : "WARN",
    rule: liability ? "LIABILITY_CONFLICT" : "MODIFIER_CONFLICT",
    lines,
    message: `${enumerate(modifiers)} on ${nameLines(lines)}: ${withoutStop(reason)}.`,
    fix:
      fix ??
      (error
        ? `Keep the one of ${enumerate(modifiers)} that is meant.`
        : `Make sure that ${enumerate(modifiers)} are both meant, or keep the one that is.`),
    source,
  };
}

const PARTNER_MISSING = {
  LIABILITY: "LIABILITY_PARTNER_MISSING",
  THERAPY: "THERAPY_PARTNER_MISSING",
} as const;

/** Modifiers that lack the one that they go with. */
export function unmet(
  claim: Claim,
  { requirements }: ClaimFacts,
  topic: RequirementFact["topic"],
): Draft[] {
  return requirements
    .filter((requirement) => requirement.topic === topic)
    .flatMap(({ modifier, needs, scope, severity, reason, source }) => {
      const met = (line: ClaimLine): boolean =>
        line.modifiers.some((beside) => needs.includes(beside));
      const lines = numbersOf(
        claim.lines.filter(
          (line) =>
            line.modifiers.includes(modifier) &&
            !(scope === "SAME_CLAIM" ? claim.lines.some(met) : met(line)),
        ),
      );
      if (lines.length === 0) return [];
      const others = enumerate(needs, "or");
      return [
        {
          status: severity === "ERROR" ? ("FAIL" as const) : ("WARN" as const),
          rule: PARTNER_MISSING[topic],
          lines,
          message: `${modifier} on ${nameLines(lines)} goes with ${others}: ${withoutStop(reason)}.`,
          fix: `Add ${others} ${scope === "SAME_CLAIM" ? "to the line that it goes with" : "to the line"}, or take ${modifier} off.`,
          source,
        },
      ];
    });
}
