import { settleEffectiveDate } from "../effective-date.ts";
import type { Day } from "../../graph/day.ts";
import { releaseDateInName } from "../release-identity.ts";
import { SourceError } from "../source-error.ts";
import type { PtpSetting } from "./ptp-row.ts";

/** What the names of a part tell of it; null for what they do not tell. */
export interface PartName {
  /** The first day of its quarter. */
  readonly effectiveFrom: Day | null;
  readonly setting: PtpSetting | null;
  /** 1 for f1. */
  readonly number: number | null;
}

const PRACTITIONER = /cci-?pra|practitioner|physician|(?<![a-z])prac(?![a-z])/i;
const HOSPITAL = /cci-?oph|hospital|outpatient|(?<![a-z])(?:oph|hosp)(?![a-z])/i;
const PART = /(?<![a-z0-9])f(?<number>\d{1,2})(?![a-z0-9])/i;
/** Medicaid's edits are others; the changes of a quarter are not the edits of a quarter. */
const OTHERS = /medicaid|(?<![a-z])mcd(?![a-z])|additions|revisions/i;
const OURS = /cci-?(pra|oph)|ptp/i;

/**
 * What the names under which a part was published say, the most telling first.
 *
 * @throws SourceError IDENTITY_CONFLICT when they name different quarters.
 */
export function readNames(names: readonly string[]): PartName {
  const dates = names.map((name) => releaseDateInName(name)?.effectiveFrom ?? null);
  const [effectiveFrom = null, another] = new Set(dates.filter((date) => date !== null));
  if (another !== undefined)
    throw new SourceError(
      "IDENTITY_CONFLICT",
      `${names.join(" in ")} holds from ${String(effectiveFrom)} by one name and from ${another} by the other.`,
      { hint: "Give the file the name under which it was published." },
    );
  return {
    effectiveFrom,
    setting: names.map(settingOf).find((setting) => setting !== null) ?? null,
    number: names.map(numberOf).find((number) => number !== null) ?? null,
  };
}

/** Whether a name says that the file is not Medicare's edits of a quarter, though it is like them. */
export const isOfOthers = (names: readonly string[]): boolean =>
  names.some((name) => OTHERS.test(name));

/** Whether a name alone says that the file is a part. */
export const isNamedAsPart = (name: string): boolean => OURS.test(name) && !OTHERS.test(name);

/**
 * The day from which parts hold, by their names or the flag.
 *
 * @throws SourceError RELEASE_UNKNOWN, IDENTITY_CONFLICT, INVALID_OPTION
 */
export const settleDay = (names: readonly string[], flag: string | undefined): Day =>
  settleEffectiveDate({ title: null, names }, flag);

/**
 * The setting that parts are for, by their names or the flag.
 *
 * @throws SourceError RELEASE_UNKNOWN, IDENTITY_CONFLICT, INVALID_OPTION
 */
export function settleSetting(
  name: string,
  told: PtpSetting | null,
  flag: string | undefined,
): PtpSetting {
  const asked = settingOfFlag(flag);
  if (told !== null && asked !== null && told !== asked)
    throw new SourceError(
      "IDENTITY_CONFLICT",
      `${name} is for ${told} by its name, and for ${asked} by the flag.`,
      { hint: "Leave --setting out, or give the files of that setting." },
    );
  const setting = told ?? asked;
  if (setting !== null) return setting;
  throw new SourceError(
    "RELEASE_UNKNOWN",
    `Neither the content nor the name of ${name} tells which setting it is for.`,
    { hint: "Give it as --setting PRACTITIONER or --setting OUTPATIENT_HOSPITAL." },
  );
}

/** The setting that a flag asks for. */
export function settingOfFlag(flag: string | undefined): PtpSetting | null {
  if (flag === undefined) return null;
  if (flag === "PRACTITIONER" || flag === "OUTPATIENT_HOSPITAL") return flag;
  throw new SourceError("INVALID_OPTION", `There are no edits for the setting ${flag}.`, {
    hint: "Give --setting PRACTITIONER or --setting OUTPATIENT_HOSPITAL.",
  });
}

function settingOf(name: string): PtpSetting | null {
  const practitioner = PRACTITIONER.test(name);
  if (practitioner === HOSPITAL.test(name)) return null;
  return practitioner ? "PRACTITIONER" : "OUTPATIENT_HOSPITAL";
}

function numberOf(name: string): number | null {
  const number = PART.exec(name)?.groups?.number;
  return number === undefined ? null : Number(number);
}
