import { releaseId, releaseKey } from "../releases/release.ts";

/** Curated facts hold from this day, unless they name another. */
export const SEED_FROM = "2020-01-01";

export const SEED_KEY = releaseKey({
  source: "seed",
  effectiveFrom: SEED_FROM,
  setting: null,
  variant: null,
});

export const SEED_RELEASE = releaseId(SEED_KEY);

/** How a fact of the seed is cited. */
export const seedCitation = (origin: string): string => `${SEED_RELEASE}, ${origin}`;
