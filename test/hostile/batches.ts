import fc from "fast-check";
import { SEED } from "./outcomes.ts";

/**
 * Tries so many cases of a kind, some at once. What fails is shown as it is: to find the smallest case
 * that does would take longer than CI has.
 */
export async function tryCases<Case>(
  one: fc.Arbitrary<Case>,
  cases: number,
  attempt: (one: Case) => Promise<unknown>,
  atOnce = 20,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(one, { minLength: atOnce, maxLength: atOnce }), async (batch) => {
      await Promise.all(batch.map(attempt));
    }),
    { numRuns: Math.ceil(cases / atOnce), seed: SEED, endOnFailure: true },
  );
}
