import { today, useAsOf } from "../address/as-of.ts";
import { DataCoverageDocument, type DataCoverageQuery } from "../generated/graphql.ts";
import { useAnswer } from "../server/use-answer.ts";

export type Coverage = DataCoverageQuery["checkClaim"]["coverage"][number];

/** Whether the data of each check speak for the day that one looks at; empty until it is known. */
export function useCoverage(code: string): readonly Coverage[] {
  const day = useAsOf() ?? today();
  return useAnswer(DataCoverageDocument, { code, day }).data?.checkClaim.coverage ?? [];
}
