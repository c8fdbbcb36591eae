import { normalizeClaim } from "../../rules/claim/claim.ts";
import { codesOf } from "../../rules/claim/reading/read-claim-facts.ts";
import { LimitExceededError } from "../errors.ts";
import type { ClaimInput } from "./claim.input.ts";

/** How much is checked at once. */
export const MOST_CLAIMS = 100;
export const MOST_LINES = 100;
export const MOST_MODIFIERS = 20;

/** Different codes of all claims of a field: edits are looked for between any two of them. */
export const MOST_CODES = 2_000;

/** Refuses claims that are larger than what is checked at once. */
export function checkSize(argument: "claim" | "claims", claims: readonly ClaimInput[]): void {
  const check = (what: string, limit: number, asked: number): void => {
    if (asked > limit) throw new LimitExceededError(`${argument}${what}`, limit, asked);
  };
  check("", MOST_CLAIMS, claims.length);
  for (const { lines, priorProcedures } of claims) {
    check(".lines", MOST_LINES, lines.length);
    check(".priorProcedures", MOST_LINES, priorProcedures?.length ?? 0);
    for (const { modifiers } of lines) check(".lines.modifiers", MOST_MODIFIERS, modifiers.length);
  }
  check(".lines.code", MOST_CODES, codesOf(claims.map(normalizeClaim)).size);
}
