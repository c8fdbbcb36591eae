import { numbersOf, type Claim, type ClaimLine } from "./claim.ts";
import { releaseOf } from "./evidence.ts";
import type { ClaimFacts } from "./facts.ts";
import type { Draft, FindingStatus } from "./finding.ts";
import { roleOf, type ProviderRole } from "./provider-role.ts";

/**
 * Who assists with which modifier: 80, 81 and 82 are for physicians, AS is for physician
 * assistants, nurse practitioners and clinical nurse specialists; Medicare pays no others
 * (Noridian 10534; First Coast on assistants at surgery).
 */
const ASSISTING: Readonly<Record<string, ProviderRole>> = {
  "80": "PHYSICIAN",
  "81": "PHYSICIAN",
  "82": "PHYSICIAN",
  AS: "ADVANCED_PRACTICE",
};

/** Whether the provider of a line, where given, may use its modifiers. */
export function checkProviderType(claim: Claim, facts: ClaimFacts): Draft[] {
  return claim.lines.flatMap((line) => judge(line, facts));
}

function judge(line: ClaimLine, facts: ClaimFacts): Draft[] {
  if (line.providerType === null) return [];
  const lines = numbersOf([line]);
  const provider = facts.providers.get(line.providerType);
  if (provider === undefined)
    return [
      {
        status: "NO_DATA",
        rule: "PROVIDER_NOT_KNOWN",
        lines,
        message: `The provider type "${line.providerType.slice(0, 40)}" of line ${String(line.number)} is not known.`,
        fix: "Give a taxonomy code, or import the taxonomy of providers.",
        missing: releaseOf(facts, "TAXONOMY") === null,
      },
    ];
  return [...new Set(line.modifiers)].flatMap((modifier): Draft[] => {
    const wanted = ASSISTING[modifier];
    if (wanted === undefined) return [];
    const role = roleOf(provider);
    const who = `${provider.name} on line ${String(line.number)}`;
    const status = outcome(role, wanted);
    return [
      {
        status,
        rule: status === "PASS" ? "PROVIDER_FITS_MODIFIER" : "PROVIDER_NOT_FOR_MODIFIER",
        lines,
        message: `${who}: ${modifier} is for ${wanted === "PHYSICIAN" ? "physicians" : "physician assistants, nurse practitioners and clinical nurse specialists"}${status === "WARN" ? ", and for dentists, podiatrists and optometrists within their fields only" : ""}.`,
        ...(status === "PASS" ? {} : { fix: remedy(role, modifier) }),
        source: provider.source,
      },
    ];
  });
}

function outcome(role: ProviderRole, wanted: ProviderRole): FindingStatus {
  if (role === wanted) return "PASS";
  return role === "LIMITED_PHYSICIAN" && wanted === "PHYSICIAN" ? "WARN" : "FAIL";
}

function remedy(role: ProviderRole, modifier: string): string {
  switch (role) {
    case "PHYSICIAN":
      return "Use 80, 81 or 82.";
    case "ADVANCED_PRACTICE":
      return "Use AS.";
    case "LIMITED_PHYSICIAN":
      return modifier === "AS"
        ? "Use 80, 81 or 82."
        : "Make sure that the operation is within the field of the assistant.";
    case "THERAPIST":
    case "OTHER":
      return "Take the line off: Medicare does not pay this provider for assisting.";
  }
}
