import { numbersOf, type Claim } from "./claim.ts";
import { boundOf, isExhaustive, isStale, releaseOf, wholeRelease } from "./evidence.ts";
import { holding, type AddOnFact, type ClaimFacts } from "./facts.ts";
import type { Draft } from "./finding.ts";
import { enumerate, nameLines } from "./wording.ts";

/**
 * Whether each add-on code stands beside a primary that is itself payable. `denied` holds the lines
 * that other checks deny: an add-on is paid only if its primary is.
 */
export function checkAddOns(claim: Claim, facts: ClaimFacts, denied: ReadonlySet<number>): Draft[] {
  const drafts = checkBeside(claim, facts, denied);
  // An add-on that is denied here can be what another one adds to.
  const failing = drafts.flatMap(({ status, lines }) => (status === "FAIL" ? lines : []));
  return failing.every((line) => denied.has(line))
    ? drafts
    : checkAddOns(claim, facts, new Set([...denied, ...failing]));
}

function checkBeside(claim: Claim, facts: ClaimFacts, denied: ReadonlySet<number>): Draft[] {
  const { dateOfService: day } = claim;
  const release = releaseOf(facts, "ADD_ONS");
  const rows = holding(facts.addOns, day);
  const drafts: Draft[] = [];
  const others: number[] = [];
  for (const [code, group] of claim.linesByCode) {
    const mine = rows.filter(({ addOn, primary }) => addOn === code && primary !== code);
    const lines = numbersOf(group);
    if (mine.length > 0) drafts.push({ ...judge(code, mine, claim, denied), lines });
    else others.push(...lines);
  }
  others.sort((a, b) => a - b);
  if (others.length === 0) return drafts;
  if (release === null)
    drafts.push({
      status: "NO_DATA",
      rule: "ADD_ON_DATA_MISSING",
      lines: others,
      message: `No add-on codes were imported for ${day}, so whether ${nameLines(others)} ${others.length === 1 ? "needs" : "need"} a primary procedure is not known.`,
      missing: true,
    });
  // On a list that is of the day and whole, a code that is not there is no add-on code.
  else if (!isExhaustive(release, day))
    drafts.push({
      status: "WARN",
      rule: "ADD_ON_LIST_NOT_CURRENT",
      lines: others,
      message: `The add-on codes of ${release.id} do not have the code of ${nameLines(others)}, but that list ${isStale(release, day) ? boundOf(release, day) : "is not whole"}.`,
      source: wholeRelease(release),
    });
  return drafts;
}

function judge(
  code: string,
  rows: readonly AddOnFact[],
  claim: Claim,
  denied: ReadonlySet<number>,
): Omit<Draft, "lines"> {
  const primaries = new Set(rows.flatMap(({ primary }) => primary ?? []));
  const named = claim.lines.filter((line) => primaries.has(line.code));
  const payable = named.filter(({ number }) => !denied.has(number));
  const source = (
    rows.find(({ primary }) => named.some((line) => line.code === primary)) ?? rows[0]
  )?.source;
  const common = { source: source ?? null };
  if (payable.length > 0)
    return {
      ...common,
      status: "PASS",
      rule: "ADD_ON_PRIMARY_PRESENT",
      message: `${code} adds to ${enumerate([...new Set(payable.map((line) => line.code))])} on ${nameLines(numbersOf(payable))}.`,
    };
  if (named.length > 0)
    return {
      ...common,
      status: "FAIL",
      rule: "ADD_ON_PRIMARY_FAILED",
      message: `${code} adds to ${enumerate([...new Set(named.map((line) => line.code))])} on ${nameLines(numbersOf(named))}, which is itself not payable as billed.`,
      fix: "Set the primary procedure right first.",
    };
  const earlier = (claim.priorProcedures ?? []).filter(
    (prior) => prior.dateOfService === claim.dateOfService && primaries.has(prior.code),
  );
  if (earlier.length > 0)
    return {
      ...common,
      status: "WARN",
      rule: "ADD_ON_PRIMARY_EARLIER_CLAIM",
      message: `${code} adds to ${enumerate([...new Set(earlier.map((prior) => prior.code))])}, which was done that day but is not on this claim.`,
      fix: "Bill both on one claim.",
    };
  return withoutPrimary(code, rows, primaries, claim, common.source);
}

function withoutPrimary(
  code: string,
  rows: readonly AddOnFact[],
  primaries: ReadonlySet<string>,
  claim: Claim,
  source: AddOnFact["source"] | null,
): Omit<Draft, "lines"> {
  const known = [...primaries].sort();
  const some = `${known.slice(0, 8).join(", ")}${known.length > 8 ? " and others" : ""}`;
  const open = rows.some(({ type }) => type !== "1");
  const alone = claim.lines.every((line) => line.code === code);
  if (open && !alone)
    return {
      status: "NO_DATA",
      rule: "ADD_ON_CONTRACTOR_DECIDES",
      message:
        known.length === 0
          ? `${code} is an add-on code whose primary procedures the contractor decides on; whether one is on the claim is not known.`
          : `${code} is an add-on code without a primary of the list (${some}); whether the contractor accepts another line is not known.`,
      fix: "Ask the contractor which primary procedures it accepts.",
      source,
    };
  return {
    status: "FAIL",
    rule: alone ? "ADD_ON_ALONE" : "ADD_ON_PRIMARY_MISSING",
    message: `${code} is an add-on code, and ${alone ? "nothing else is" : "none of its primary procedures is"} on the claim.`,
    fix:
      known.length === 0
        ? "Bill it with the procedure that it adds to."
        : `Bill it with the procedure that it adds to: ${some}.`,
    source,
  };
}
