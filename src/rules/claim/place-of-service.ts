import { indicatorOf } from "./bypass.ts";
import type { Claim, ClaimLine } from "./claim.ts";
import { releaseOf } from "./evidence.ts";
import { holding, type ClaimFacts } from "./facts.ts";
import type { Draft } from "./finding.ts";
import { roleOf } from "./provider-role.ts";

/** Hospital outpatient departments, inpatient hospital and emergency room. */
const HOSPITAL: readonly string[] = ["19", "21", "22", "23"];
const INPATIENT = "21";

/** Whether the place of service of a line, where given, is one in which its code is paid. */
export function checkPlaceOfService(claim: Claim, facts: ClaimFacts): Draft[] {
  return claim.lines.flatMap((line) =>
    line.placeOfService === null ? [] : judge(line, line.placeOfService, claim, facts),
  );
}

function judge(line: ClaimLine, code: string, claim: Claim, facts: ClaimFacts): Draft[] {
  const lines = [line.number];
  const at = `place ${code} on line ${String(line.number)}`;
  const place = facts.places.get(code);
  if (place === undefined)
    return [
      {
        status: "NO_DATA",
        rule: "PLACE_NOT_KNOWN",
        lines,
        message: `Whether there is a ${at} is not known.`,
        fix: "Check the place of service, or import the list of places.",
        missing: releaseOf(facts, "PLACES") === null,
      },
    ];
  // What follows is about the fee schedule of practitioners.
  if (claim.setting !== "PRACTITIONER")
    return [
      {
        status: "PASS",
        rule: "PLACE_FITS",
        lines,
        message: `There is a ${at}.`,
        source: place.source,
      },
    ];
  const pcTc = indicatorOf("PC_TC", line.code, claim.dateOfService, facts.codes);
  const practice = holding(facts.codes.get(line.code)?.practice ?? [], claim.dateOfService)[0];
  const bar = barred(line, code, pcTc?.value ?? null, facts);
  if (bar !== null) return [{ ...bar, lines, source: pcTc?.source ?? null }];
  if (practice === undefined || pcTc === null || place.facility === null)
    return [
      {
        status: "NO_DATA",
        rule: "PLACE_NOT_KNOWN",
        lines,
        message: `What the fee schedule says of ${line.code} in ${at} is not known.`,
        source: place.source,
        missing: releaseOf(facts, "FEE_SCHEDULE") === null,
      },
    ];
  const rare = place.facility ? practice.facilityRare : practice.nonFacilityRare;
  const kind = place.facility ? "in facilities" : "outside facilities";
  return [
    {
      status: rare ? "WARN" : "PASS",
      rule: rare ? "PLACE_RARE" : "PLACE_FITS",
      lines,
      message: rare
        ? `${line.code} is rarely or never done ${kind}, as ${at} says.`
        : `${line.code} is paid ${kind}, as ${at} says.`,
      ...(rare ? { fix: "Make sure that the place of service is right." } : {}),
      source: practice.source,
      restsOn: [place.source.release],
    },
  ];
}

/** What the indicator of professional and technical parts rules out (fee schedule record layout). */
function barred(
  line: ClaimLine,
  place: string,
  pcTc: string | null,
  facts: ClaimFacts,
): Pick<Draft, "status" | "rule" | "message" | "fix"> | null {
  const where = `in place ${place} of line ${String(line.number)}`;
  const provider = facts.providers.get(line.providerType ?? "");
  if (pcTc === "5" && HOSPITAL.includes(place))
    return {
      status: "FAIL",
      rule: "PLACE_NOT_PAYABLE",
      message: `${line.code} is done by staff incident to a physician, and ${where} the hospital is paid for that.`,
      fix: "Correct the place of service, or take the line off.",
    };
  if (
    pcTc === "7" &&
    HOSPITAL.includes(place) &&
    provider !== undefined &&
    roleOf(provider) === "THERAPIST"
  )
    return {
      status: "FAIL",
      rule: "PLACE_NOT_PAYABLE",
      message: `${line.code} is therapy, which a therapist in own practice is not paid for ${where}: the hospital is.`,
      fix: "Correct the place of service, or take the line off.",
    };
  if (pcTc === "8" && place !== INPATIENT)
    return {
      status: "FAIL",
      rule: "PLACE_NOT_PAYABLE",
      message: `${line.code} is paid for hospital inpatients only, and not ${where}.`,
      fix: `Correct the place of service: ${INPATIENT} is the inpatient hospital.`,
    };
  return null;
}
