import type { Day } from "../../graph/day.ts";
import { indicatorOf } from "./bypass.ts";
import type { Claim, ClaimLine } from "./claim.ts";
import { boundOf, isExhaustive, isStale, releaseOf, wholeRelease } from "./evidence.ts";
import { holding, type ClaimFacts, type CodeFact } from "./facts.ts";
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
  if (place === undefined) return [{ ...unlisted(at, claim.dateOfService, facts), lines }];
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
  const practice = practiceOf(line, claim, facts);
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
  const what = practice.modifier === null ? line.code : `${practice.modifier} of ${line.code}`;
  return [
    {
      status: rare ? "WARN" : "PASS",
      rule: rare ? "PLACE_RARE" : "PLACE_FITS",
      lines,
      message: rare
        ? `${what} is rarely or never done ${kind}, as ${at} says.`
        : `${what} is paid ${kind}, as ${at} says.`,
      ...(rare ? { fix: "Make sure that the place of service is right." } : {}),
      source: practice.source,
      restsOn: [place.source.release],
    },
  ];
}

/** A place that the list of places lacks. */
function unlisted(at: string, day: Day, facts: ClaimFacts): Omit<Draft, "lines"> {
  const release = releaseOf(facts, "PLACES");
  if (release !== null && isExhaustive(release, day))
    return {
      status: "FAIL",
      rule: "PLACE_NOT_ASSIGNED",
      message: `There is no ${at}: the list of places does not have it.`,
      fix: "Correct the place of service.",
      source: wholeRelease(release),
    };
  const why =
    release === null
      ? `no list of places of ${day} was imported`
      : `${release.id} does not have it, but ${isStale(release, day) ? boundOf(release, day) : "is not whole"}`;
  return {
    status: "NO_DATA",
    rule: "PLACE_NOT_KNOWN",
    message: `Whether there is a ${at} is not known: ${why}.`,
    fix: `Check the place of service, or import the list of places of ${day}.`,
    missing: release === null,
    ...(release === null ? {} : { source: wholeRelease(release) }),
  };
}

/** Modifiers for whose part of a service the fee schedule has a row of its own. */
const PARTS: readonly string[] = ["26", "TC", "53"];

/** The row of the fee schedule that the line is about: of its part, else of the whole service. */
function practiceOf(
  { code, modifiers }: ClaimLine,
  { dateOfService }: Claim,
  { codes }: ClaimFacts,
): CodeFact["practice"][number] | undefined {
  const rows = holding(codes.get(code)?.practice ?? [], dateOfService);
  return (
    rows.find(
      ({ modifier }) => PARTS.includes(modifier ?? "") && modifiers.includes(modifier ?? ""),
    ) ?? rows.find(({ modifier }) => modifier === null)
  );
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
