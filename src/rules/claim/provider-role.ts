import type { ProviderFact } from "./facts.ts";

/** What a provider may do at an operation and under a therapy plan. */
export type ProviderRole =
  "PHYSICIAN" | "LIMITED_PHYSICIAN" | "ADVANCED_PRACTICE" | "THERAPIST" | "OTHER";

/** NUCC grouping of doctors of medicine and osteopathy. */
const PHYSICIANS = "allopathic & osteopathic physicians";

/**
 * By the first characters of NUCC codes. Dentists, podiatrists and optometrists are physicians to
 * Medicare within their fields (Social Security Act, section 1861(r)).
 */
const ROLES: readonly (readonly [RegExp, ProviderRole])[] = [
  [/^20/, "PHYSICIAN"],
  [/^(122300000X|1223|213E|152W)/, "LIMITED_PHYSICIAN"],
  // Physician assistants, nurse practitioners and clinical nurse specialists.
  [/^36(3A|3L|4S)/, "ADVANCED_PRACTICE"],
  // Physical, occupational and speech therapists.
  [/^(2251|225X|235Z)/, "THERAPIST"],
];

/** The role of a provider type. */
export function roleOf({ taxonomyCode, grouping }: ProviderFact): ProviderRole {
  if (grouping?.toLowerCase() === PHYSICIANS) return "PHYSICIAN";
  return ROLES.find(([codes]) => codes.test(taxonomyCode ?? ""))?.[1] ?? "OTHER";
}
