import type { Day } from "../../graph/day.ts";
import type { Period } from "../facts.ts";

/** How often a source publishes, in months; null for one that is not tied to the calendar. */
export type Cadence = 3 | 6 | 12 | null;

/**
 * The time that a release itself speaks for, whatever other releases there are: from its effective
 * date to the end of the quarter, half-year or year that it was made for. The rows of a dated
 * source carry their own dates, so that its releases speak for all time before as well.
 */
export function ownPeriod(
  effectiveFrom: Day,
  { cadence, dated }: { readonly cadence: Cadence; readonly dated: boolean },
): Period {
  const from = dated ? BEGINNING : effectiveFrom;
  if (cadence === null) return { from, to: null };
  const year = Number(effectiveFrom.slice(0, 4));
  const month = Number(effectiveFrom.slice(5, 7)) - 1;
  const next = Math.floor(month / cadence) * cadence + cadence;
  return { from, to: new Date(Date.UTC(year, next, 1)).toISOString().slice(0, 10) };
}

/** Before any date in any file. */
const BEGINNING: Day = "1900-01-01";
