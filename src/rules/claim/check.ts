import { checkAddOns } from "./add-ons.ts";
import type { Claim } from "./claim.ts";
import { checkCodeValidity } from "./code-validity.ts";
import { coverageOf, evidenceOf, ofTheDay, settle, type Rested } from "./evidence.ts";
import type { ClaimFacts, DataSet } from "./facts.ts";
import { worst, type CheckName, type ClaimResult, type Draft } from "./finding.ts";
import { checkGlobalPeriod } from "./global-period.ts";
import { checkLiability } from "./liability.ts";
import { checkModifierConflicts } from "./modifier-conflicts.ts";
import { checkModifierOrder } from "./modifier-order.ts";
import { checkModifiers } from "./modifiers.ts";
import { checkPlaceOfService } from "./place-of-service.ts";
import { checkProcedurePairs } from "./procedure-pairs.ts";
import { checkProviderType } from "./provider-type.ts";
import { checkTherapy } from "./therapy.ts";
import { checkUnitLimits } from "./unit-limits.ts";

interface Check {
  readonly name: CheckName;
  /** Data that it asks, the one to name first if it found nothing to say. */
  readonly dataSets: readonly DataSet[];
  readonly run: (claim: Claim, facts: ClaimFacts, denied: ReadonlySet<number>) => Draft[];
}

/** In the order of `CHECKS`: add-on codes after all that can deny their primaries. */
const CHECKS_IN_ORDER: readonly Check[] = [
  { name: "CODE_VALIDITY", dataSets: ["FEE_SCHEDULE", "HCPCS"], run: checkCodeValidity },
  { name: "MODIFIERS", dataSets: ["FEE_SCHEDULE", "CURATED"], run: checkModifiers },
  { name: "MODIFIER_CONFLICTS", dataSets: ["CURATED"], run: checkModifierConflicts },
  { name: "MODIFIER_ORDER", dataSets: ["CURATED"], run: checkModifierOrder },
  { name: "PROCEDURE_PAIRS", dataSets: ["EDITS"], run: checkProcedurePairs },
  { name: "UNIT_LIMITS", dataSets: ["LIMITS"], run: checkUnitLimits },
  { name: "GLOBAL_PERIOD", dataSets: ["FEE_SCHEDULE"], run: checkGlobalPeriod },
  { name: "THERAPY", dataSets: ["CURATED"], run: checkTherapy },
  { name: "LIABILITY", dataSets: ["CURATED"], run: checkLiability },
  { name: "PLACE_OF_SERVICE", dataSets: ["PLACES", "FEE_SCHEDULE"], run: checkPlaceOfService },
  { name: "PROVIDER_TYPE", dataSets: ["TAXONOMY", "CURATED"], run: checkProviderType },
  { name: "ADD_ON_CODES", dataSets: ["ADD_ONS"], run: checkAddOns },
];

/**
 * Whether the lines of a claim may be billed together, with the evidence. The status is the worst
 * of all findings, so that it passes only if each check that concerns a line passed on data in
 * force on the date of service. Pure: the same claim and facts give the same answer.
 */
export function checkClaim(claim: Claim, known: ClaimFacts): ClaimResult {
  const facts = ofTheDay(known);
  const day = claim.dateOfService;
  const denied = new Set<number>();
  const rest = (draft: Draft): Rested => ({ draft, evidence: evidenceOf(draft, facts, day) });
  const all: Rested[] = claim.lines.length === 0 ? [rest(WITHOUT_LINES)] : [];
  const coverage = CHECKS_IN_ORDER.map(({ name, dataSets, run }) => {
    const found = run(claim, facts, denied).map(rest);
    for (const one of found) {
      const { status, lines, denies = lines } = one.draft;
      if (status === "FAIL") for (const line of denies) denied.add(line);
      all.push(one);
    }
    return coverageOf(name, dataSets, found, facts, day);
  });
  const findings = all.map(({ draft, evidence }) => settle(draft, evidence));
  return { id: claim.id, status: worst(findings.map(({ status }) => status)), findings, coverage };
}

const WITHOUT_LINES: Draft = {
  status: "FAIL",
  rule: "CLAIM_WITHOUT_LINES",
  lines: [],
  message: "The claim has no lines.",
  fix: "Add the services that were given.",
};
