import { numbersOf, type Claim } from "./claim.ts";
import { clashes, LIABILITY } from "./clashes.ts";
import { releaseOf, wholeRelease } from "./evidence.ts";
import type { ClaimFacts } from "./facts.ts";
import type { Draft } from "./finding.ts";
import { liabilityClashes } from "./liability.ts";
import { nameLines } from "./wording.ts";

/** Whether the modifiers of the claim go together; those of liability have a check of their own. */
export function checkModifierConflicts(claim: Claim, facts: ClaimFacts): Draft[] {
  const several = claim.lines.filter(({ modifiers }) => new Set(modifiers).size > 1);
  if (several.length > 0 && releaseOf(facts, "CURATED") === null)
    return [
      {
        status: "NO_DATA",
        rule: "MODIFIER_CONFLICT_DATA_MISSING",
        lines: numbersOf(several),
        message: `Which modifiers exclude each other on ${claim.dateOfService} was not imported, so whether those of ${nameLines(numbersOf(several))} go together is not known.`,
        missing: true,
      },
    ];
  const drafts = facts.conflicts
    .filter(({ modifiers }) => !modifiers.some((modifier) => LIABILITY.includes(modifier)))
    .flatMap((conflict) => clashes(conflict, claim, facts));
  const found = new Set(
    [...drafts, ...liabilityClashes(claim, facts)].flatMap(({ lines }) => lines),
  );
  // Of what is no modifier nobody knows what goes with it.
  const fine = numbersOf(
    several.filter(
      ({ number, modifiers }) =>
        !found.has(number) && modifiers.every((modifier) => facts.modifiers.has(modifier)),
    ),
  );
  const release = releaseOf(facts, "CURATED");
  if (fine.length === 0) return drafts;
  return [
    ...drafts,
    {
      status: "PASS",
      rule: "MODIFIERS_COMPATIBLE",
      lines: fine,
      message: `The modifiers of ${nameLines(fine)} go together.`,
      source: release === null ? null : wholeRelease(release),
    },
  ];
}
