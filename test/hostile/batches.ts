import fc from "fast-check";
import { SEED } from "./outcomes.ts";

/** Tries so many cases of a kind, some at once; one that fails is shown as small as it gets. */
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
    { numRuns: Math.ceil(cases / atOnce), seed: SEED },
  );
}
