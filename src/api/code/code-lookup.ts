import type { Day } from "../../graph/day.ts";
import type { Tree } from "../../graph/shape.ts";
import { normalizeKey } from "../keys.ts";

/** When a source has a code in force. */
export interface Listing {
  readonly source: string;
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
}

/** What stands in the way of using a key as a code on a day, in words; null if nothing does. */
export interface Problem {
  readonly problem: string;
  readonly message: string;
}

const CODE_FORM = /^[0-9A-Z]{5}$/;

export const isCodeForm = (key: string): boolean => CODE_FORM.test(normalizeKey(key));

/** Finds the problem of a key, from what was read of the code that it names. */
export function problemOf(
  key: string,
  code: Tree | null,
  listings: readonly Listing[],
  asOf: Day,
): Problem | null {
  if (!isCodeForm(key))
    return {
      problem: "MALFORMED",
      message: `"${shorten(key)}" is not a code: a code has five letters or digits.`,
    };
  const name = normalizeKey(key);
  if (code === null)
    return { problem: "NOT_FOUND", message: `No source of this graph knows ${name}.` };
  const inForce = listings.some(
    ({ validFrom, validTo }) =>
      (validFrom === null || validFrom <= asOf) && (validTo === null || asOf < validTo),
  );
  if (inForce) return null;
  if (listings.length === 0)
    return {
      problem: "REFERENCE_ONLY",
      message: `Other facts refer to ${name}, but no source of this graph lists it.`,
    };
  const ended = listings
    .filter(({ validTo }) => validTo !== null && validTo <= asOf)
    .sort((a, b) => ((a.validTo ?? "") < (b.validTo ?? "") ? 1 : -1))[0];
  if (ended !== undefined)
    return {
      problem: "TERMINATED",
      message: `${name} is not in "${ended.source}" from ${ended.validTo ?? "?"} on.`,
    };
  const begins = listings.map(({ validFrom }) => validFrom ?? "").sort()[0] ?? "?";
  return {
    problem: "NOT_YET_EFFECTIVE",
    message: `No source of this graph has ${name} before ${begins}.`,
  };
}

const shorten = (key: string): string => (key.length > 20 ? `${key.slice(0, 20)}…` : key);
