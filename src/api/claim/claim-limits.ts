import { normalizeClaim, type Claim } from "../../rules/claim/claim.ts";
import { codesOf } from "../../rules/claim/reading/read-claim-facts.ts";
import { LimitExceededError } from "../errors.ts";
import type { ClaimInput } from "./claim.input.ts";

/** How much is checked at once. */
export const MOST_CLAIMS = 100;
export const MOST_LINES = 100;
export const MOST_MODIFIERS = 20;

/** Different codes of all claims of a field: edits are looked for between any two of them. */
export const MOST_CODES = 2_000;

/** Claims as they are checked; refuses those that are larger than what is checked at once. */
export function boundedClaims(
  argument: "claim" | "claims",
  inputs: readonly ClaimInput[],
): Claim[] {
  const check = (what: string, limit: number, asked: number): void => {
    if (asked > limit) throw new LimitExceededError(`${argument}${what}`, limit, asked);
  };
  check("", MOST_CLAIMS, inputs.length);
  for (const { lines, priorProcedures } of inputs) {
    check(".lines", MOST_LINES, lines.length);
    check(".priorProcedures", MOST_LINES, priorProcedures?.length ?? 0);
    for (const { modifiers } of lines) check(".lines.modifiers", MOST_MODIFIERS, modifiers.length);
  }
  const claims = inputs.map(normalizeClaim);
  check(".lines.code", MOST_CODES, codesOf(claims).size);
  return claims;
}
