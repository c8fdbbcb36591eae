import { today, useAsOf } from "../address/as-of.ts";
import { DataCoverageDocument } from "../generated/graphql.ts";
import { useAnswer } from "../server/use-answer.ts";
import { DataStatus } from "./data-status.tsx";

/**
 * Which data are of another time than the day that one looks at, for views of more than a code: those
 * of the releases that decide on that day.
 */
export function StatusOfDay() {
  const { data } = useAnswer(DataCoverageDocument, { day: useAsOf() ?? today() });
  return <DataStatus coverage={data?.checkClaim.coverage} />;
}
