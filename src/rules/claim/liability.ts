import { numbersOf, type Claim } from "./claim.ts";
import { clashes, LIABILITY, unmet } from "./clashes.ts";
import { releaseOf, wholeRelease } from "./evidence.ts";
import type { ClaimFacts } from "./facts.ts";
import type { Draft } from "./finding.ts";
import { nameLines } from "./wording.ts";

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
        message: `The rules of notices were not imported, so whether the modifiers of ${nameLines(numbersOf(concerned))} make sense is not known.`,
        missing: true,
      },
    ];
  const drafts = [
    ...facts.conflicts
      .filter(({ modifiers }) => modifiers.some((modifier) => LIABILITY.includes(modifier)))
      .flatMap((conflict) => clashes(conflict, claim, facts)),
    ...unmet(claim, facts, "LIABILITY"),
  ];
  const found = new Set(drafts.flatMap(({ lines }) => lines));
  const fine = numbersOf(concerned.filter(({ number }) => !found.has(number)));
  if (fine.length === 0) return drafts;
  return [
    ...drafts,
    {
      status: "PASS",
      rule: "LIABILITY_CONSISTENT",
      lines: fine,
      message: `What ${nameLines(fine)} says of notice and liability is consistent.`,
      source: wholeRelease(release),
    },
  ];
}
