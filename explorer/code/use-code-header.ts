import { today, useAsOf } from "../address/as-of.ts";
import { CodeHeaderDocument } from "../generated/graphql.ts";
import type { Coverage } from "../parts/data-status.tsx";
import { useAnswer } from "../server/use-answer.ts";

/** What stands above the tabs of a code, which also says how old the data of each tab are. */
export function useCodeHeader(code: string) {
  const asOf = useAsOf();
  return useAnswer(CodeHeaderDocument, { code, asOf, day: asOf ?? today() });
}

/** Whether the data of each check speak for the day that one looks at. */
export const useCoverage = (code: string): readonly Coverage[] =>
  useCodeHeader(code).data?.checkClaim.coverage ?? [];
