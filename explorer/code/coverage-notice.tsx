import type { ClaimCheck } from "../generated/graphql.ts";
import { Notice } from "../parts/notice.tsx";
import { releaseName } from "../parts/words.ts";
import { useCoverage } from "./use-code-header.ts";

interface CoverageNoticeProps {
  readonly code: string;
  readonly check: ClaimCheck;
  /** What is seen there, as "edits". */
  readonly what: string;
}

/** Says above a view that its data are of another time than the day, or missing. */
export function CoverageNotice({ code, check, what }: CoverageNoticeProps) {
  const coverage = useCoverage(code).find((each) => each.check === check);
  if (coverage?.status === "STALE")
    return (
      <Notice kind="warning">
        These {what} are stale for this date
        {coverage.release !== null && `: they are from ${releaseName(coverage.release)}`}. A later
        release may say otherwise.
      </Notice>
    );
  if (coverage?.status === "NO_DATA")
    return (
      <Notice kind="warning">
        No release in this graph has {what} for this date. That none are shown does not mean that
        there are none.
      </Notice>
    );
  return null;
}
