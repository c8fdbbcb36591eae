import { numbersOf, type Claim } from "./claim.ts";
import { clashes, LIABILITY, unmet } from "./clashes.ts";
import { releaseOf, wholeRelease } from "./evidence.ts";
import type { ClaimFacts } from "./facts.ts";
import type { Draft } from "./finding.ts";
import { nameLines } from "./wording.ts";

/** Where modifiers about notices exclude each other, or others. */
export const liabilityClashes = (claim: Claim, facts: ClaimFacts): Draft[] =>
  facts.conflicts
    .filter(({ modifiers }) => modifiers.some((modifier) => LIABILITY.includes(modifier)))
    .flatMap((conflict) => clashes(conflict, claim, facts));

/** Whether the modifiers about notices and liability make sense together. */
export function checkLiability(claim: Claim, facts: ClaimFacts): Draft[] {
  const concerned = claim.lines.filter(({ modifiers }) =>
    modifiers.some((modifier) => LIABILITY.includes(modifier)),
  );
  if (concerned.length === 0) return [];
  const release = releaseOf(facts, "CURATED");
  if (release === null)
    return [
      {
        status: "NO_DATA",
        rule: "LIABILITY_DATA_MISSING",
        lines: numbersOf(concerned),
        message: `No rules of notices of ${claim.dateOfService} were imported, so whether the modifiers of ${nameLines(numbersOf(concerned))} make sense is not known.`,
        missing: true,
      },
    ];
  const drafts = [...liabilityClashes(claim, facts), ...unmet(claim, facts, "LIABILITY")];
  const found = new Set(drafts.flatMap(({ lines }) => lines));
  const fine = numbersOf(concerned.filter(({ number }) => !found.has(number)));
  if (fine.length === 0) return drafts;
  return [
    ...drafts,
    {
      status: "PASS",
      rule: "LIABILITY_CONSISTENT",
      lines: fine,
      message: `What ${nameLines(fine)} ${fine.length === 1 ? "says" : "say"} of notice and liability is consistent.`,
      source: wholeRelease(release),
    },
  ];
}
