import { numbersOf, type Claim, type ClaimLine } from "./claim.ts";
import { releaseOf } from "./evidence.ts";
import type { ClaimFacts } from "./facts.ts";
import type { Draft } from "./finding.ts";
import { nameLines } from "./wording.ts";

/** Whether modifiers stand in the usual order, which is a convention and no rule of Medicare. */
export function checkModifierOrder(claim: Claim, facts: ClaimFacts): Draft[] {
  const several = claim.lines.filter(({ modifiers }) => new Set(modifiers).size > 1);
  if (several.length === 0) return [];
  if (facts.order.length === 0)
    return [
      {
        status: "NO_DATA",
        rule: "MODIFIER_ORDER_DATA_MISSING",
        lines: numbersOf(several),
        message: `The usual order of modifiers on ${claim.dateOfService} was not imported, so that of ${nameLines(numbersOf(several))} is not checked.`,
        missing: releaseOf(facts, "CURATED") === null,
      },
    ];
  const unusual = several.flatMap((line): Draft[] => {
    const usual = inOrder(line, facts);
    if (usual.every((modifier, i) => modifier === once(line)[i])) return [];
    return [
      {
        status: "WARN",
        rule: "MODIFIER_ORDER_UNUSUAL",
        lines: [line.number],
        message: `The modifiers of line ${String(line.number)} usually stand as ${usual.join(", ")}: what bears on payment first, then what bears on eligibility, then the place.`,
        fix: `Write ${usual.join(", ")}.`,
        source: facts.order[0]?.source ?? null,
      },
    ];
  });
  const warned = new Set(unusual.flatMap(({ lines }) => lines));
  const fine = numbersOf(several.filter(({ number }) => !warned.has(number)));
  if (fine.length === 0) return unusual;
  return [
    ...unusual,
    {
      status: "PASS",
      rule: "MODIFIER_ORDER_USUAL",
      lines: fine,
      message: `The modifiers of ${nameLines(fine)} stand in the usual order.`,
      source: facts.order[0]?.source ?? null,
    },
  ];
}

/** The place of a modifier in the order, -1 if it has none. */
const rankOf = (modifier: string, { order }: ClaimFacts): number =>
  order.findIndex(({ modifiers }) => modifiers.includes(modifier));

/** The modifiers of the line, each once. */
const once = ({ modifiers }: ClaimLine): string[] => [...new Set(modifiers)];

/** The modifiers of the line as they usually stand; those without a place in the order stay. */
function inOrder(line: ClaimLine, facts: ClaimFacts): string[] {
  const ranked = once(line)
    .filter((modifier) => rankOf(modifier, facts) >= 0)
    .sort((a, b) => rankOf(a, facts) - rankOf(b, facts))
    .values();
  return once(line).map((modifier) =>
    rankOf(modifier, facts) < 0 ? modifier : (ranked.next().value ?? modifier),
  );
}
