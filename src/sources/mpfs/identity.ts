import { SourceError } from "../source-error.ts";
import type { MpfsVariant } from "./mpfs-row.ts";

/** From this day on the fee schedule comes in two variants. */
const TWO_VARIANTS_SINCE = "2026-01-01";

const NON_QUALIFYING =
  /(?<![a-z])non[\s_-]*(?:(?:qualifying|qualified)(?:[\s_-]*(?:apm|qpp?)s?)?|(?:apm|qpp?)s?)(?![a-z])/gi;
const QUALIFYING = /(?<![a-z])(?:qualifying|(?:apm|qpp?)s?)(?![a-z])/i;

/** What is known of a file that may tell which release it is. */
export interface Evidence {
  /** The texts above the header. */
  readonly preamble: readonly string[];
  /** The names under which it was published, the most telling first. */
  readonly names: readonly string[];
  /** The pricing indicator of its first row. */
  readonly pricing: string | undefined;
}

/**
 * The variant of a release: by its content, else by its published name, else by the flag; null for
 * dates that had one fee schedule only.
 *
 * @throws SourceError VARIANT_UNKNOWN when none tells, IDENTITY_CONFLICT when they disagree.
 */
export function settleVariant(
  effectiveFrom: string,
  { preamble, names, pricing }: Evidence,
  flag?: string,
): MpfsVariant | null {
  const flagged = flag === undefined ? null : variantOfFlag(flag);
  if (effectiveFrom < TWO_VARIANTS_SINCE) {
    if (flagged === null) return null;
    throw new SourceError(
      "IDENTITY_CONFLICT",
      `The fee schedule of ${effectiveFrom} has no variants: they came with ${TWO_VARIANTS_SINCE}.`,
      { hint: "Leave --variant out." },
    );
  }
  const claims = [
    { variant: firstVariant(preamble), by: "its title" },
    // The layout of 2026: 1 applies to qualifying participants. 9 only says that it does not apply.
    { variant: pricing === "1" ? ("QUALIFYING_APM" as const) : null, by: "its pricing indicator" },
    { variant: firstVariant(names), by: "its name" },
    { variant: flagged, by: "the flag" },
  ].filter(({ variant }) => variant !== null);
  const [first] = claims;
  if (first === undefined) {
    throw new SourceError(
      "VARIANT_UNKNOWN",
      `The fee schedule of ${effectiveFrom} comes in two variants, and neither the content nor the name of ${names[0] ?? "the file"} tells which it is.`,
      { hint: "Give it as --variant QUALIFYING_APM or --variant NON_QUALIFYING_APM." },
    );
  }
  const other = claims.find(({ variant }) => variant !== first.variant);
  if (other === undefined) return first.variant;
  throw new SourceError(
    "IDENTITY_CONFLICT",
    `The file is ${String(first.variant)} by ${first.by}, and ${String(other.variant)} by ${other.by}.`,
    { hint: "Give the file the name under which it was published, or leave --variant out." },
  );
}

/** The variant that a text names (`nonQPP`, `QPP`, "Non-Qualifying APM"), if it names one only. */
export function variantInText(text: string): MpfsVariant | null {
  const rest = text.replace(NON_QUALIFYING, " ");
  const qualifying = QUALIFYING.test(rest);
  if (rest === text) return qualifying ? "QUALIFYING_APM" : null;
  return qualifying ? null : "NON_QUALIFYING_APM";
}

/** The variant that a flag asks for. */
export function variantOfFlag(flag: string): MpfsVariant {
  const variant = variantInText(flag);
  if (variant !== null) return variant;
  throw new SourceError("INVALID_OPTION", `There is no variant ${flag}.`, {
    hint: "Give --variant QUALIFYING_APM or --variant NON_QUALIFYING_APM.",
  });
}

function firstVariant(texts: readonly string[]): MpfsVariant | null {
  return texts.map(variantInText).find((variant) => variant !== null) ?? null;
}
