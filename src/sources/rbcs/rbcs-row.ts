import type { Day } from "../../graph/day.ts";

/**
 * The family that a code was put into. A code may have several rows: each says what it has been
 * since `effective`, until the next of them begins, and of two that begin together the one of the
 * later release counts. All of a code's rows hold only as long as the code itself exists, and most
 * codes are younger than the day from which their row is effective: that is the first day of the
 * years of claims that a release was drawn up from, not the day on which it was published.
 */
export interface RbcsRow {
  readonly row: number;
  readonly code: string;
  /** Such as PM001M: category, subcategory, number of the family, major or not. */
  readonly id: string | null;
  readonly category: string;
  readonly subcategory: string;
  /** Null where the subcategory is not divided further for this code. */
  readonly family: string | null;
  readonly kind: "MAJOR" | "OTHER" | "NOT_A_PROCEDURE";
  readonly codeAdded: Day | null;
  readonly codeLastDay: Day | null;
  readonly effective: Day;
  /** The last day on which it counts, where the file tells one of its own. */
  readonly lastDay: Day | null;
  /** Year of the release that first had this assignment. */
  readonly releaseYear: number | null;
  /** Whether the file marks it as the code's latest assignment; null where it has no marks. */
  readonly latest: boolean | null;
}
