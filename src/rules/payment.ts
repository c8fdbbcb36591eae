/** Relative values of a row of the fee schedule, by setting where they differ. */
export interface RelativeValues {
  readonly status: string;
  readonly work: number;
  readonly practiceExpense: BySetting<number>;
  readonly malpractice: number;
}

/** The factors of a locality (GPCI). */
export interface LocalityFactors {
  readonly work: number;
  readonly practiceExpense: number;
  readonly malpractice: number;
}

/** Something outside facilities, as in an office, and in them, as in a hospital. */
export interface BySetting<Value> {
  readonly nonFacility: Value;
  readonly facility: Value;
}

/** Whom a conversion factor is for: since 2026 there are two. */
export type Participation = "ALL" | "QUALIFYING_APM" | "NON_QUALIFYING_APM";

/** US dollars for one relative value unit. */
export interface ConversionFactor {
  readonly value: number;
  readonly appliesTo: Participation;
}

/** What Medicare pays in a locality, in US dollars; null where relative values do not say. */
export interface Payment extends BySetting<number | null> {
  readonly conversionFactor: number;
}

/**
 * "Only RVUs associated with status codes of A, R, or T, are used for Medicare payment": record
 * layout of the relative value file (RVU25D, Status Code). Rows of other states may show values.
 */
const PAID_BY_RELATIVE_VALUES = new Set(["A", "R", "T"]);

/**
 * The conversion factor of a row, with whom it is for: a file is one of the two of its date, or the
 * only one, and its column is that file's.
 */
export function conversionFactorOf(
  value: number,
  variant: Exclude<Participation, "ALL"> | null,
): ConversionFactor {
  return { value, appliesTo: variant ?? "ALL" };
}

/**
 * The fee schedule amount of a row in a locality, or null when it is not paid by relative values:
 * another status, no conversion factor, or (most of status R, priced by contractors) no values.
 * Where a service is rarely done in a setting (NA), the file repeats the other setting's value, and
 * so does the amount. Imaging may be paid less: see `imagingCap`.
 *
 * The formula is that of the record layout; what it gives is rounded once, to cents, half up.
 */
export function payment(
  row: RelativeValues,
  locality: LocalityFactors,
  conversionFactor: number,
): Payment | null {
  return PAID_BY_RELATIVE_VALUES.has(row.status) ? amounts(row, locality, conversionFactor) : null;
}

/** Values of a row that stand for its payment to a hospital; all 0 where no cap applies. */
export interface CapValues {
  readonly practiceExpense: BySetting<number>;
  readonly malpractice: number;
}

/**
 * The outpatient payment with which the amount for imaging is compared, the lower of the two being
 * paid (Deficit Reduction Act of 2005, 5102(b); record layout, page 2). Null where no cap applies.
 */
export function imagingCap(
  { work, status }: Pick<RelativeValues, "work" | "status">,
  cap: CapValues,
  locality: LocalityFactors,
  conversionFactor: number,
): Payment | null {
  const { nonFacility, facility } = cap.practiceExpense;
  return nonFacility + facility + cap.malpractice > 0
    ? amounts({ ...cap, work, status }, locality, conversionFactor)
    : null;
}

function amounts(
  row: RelativeValues,
  locality: LocalityFactors,
  conversionFactor: number,
): Payment | null {
  if (conversionFactor <= 0) return null;
  const amountWith = (practiceExpense: number): number | null => {
    if (row.work + practiceExpense + row.malpractice <= 0) return null;
    const units =
      exact(row.work) * exact(locality.work) +
      exact(practiceExpense) * exact(locality.practiceExpense) +
      exact(row.malpractice) * exact(locality.malpractice);
    return roundedToCents(units * exact(conversionFactor), 3);
  };
  const nonFacility = amountWith(row.practiceExpense.nonFacility);
  const facility = amountWith(row.practiceExpense.facility);
  if (nonFacility === null && facility === null) return null;
  return { nonFacility, facility, conversionFactor };
}

/** What it is for a practitioner who does not participate: 95 % (Social Security Act 1848(a)(3)). */
export function nonParticipatingAmount(amount: number): number {
  return roundedToCents(exact(amount) * exact(0.95), 2);
}

/** The most that one who does not participate may charge: 115 % of 95 % (layout, page 2). */
export function limitingCharge(amount: number): number {
  return roundedToCents(exact(amount) * exact(1.0925), 2);
}

/** Published values have four decimals at most; six leave room. Binary fractions would not do. */
const DECIMALS = 6;

const exact = (value: number): bigint => BigInt(Math.round(value * 10 ** DECIMALS));

/** A product of that many exact values in cents, as dollars. */
function roundedToCents(product: bigint, factors: number): number {
  const cent = 10n ** BigInt(DECIMALS * factors - 2);
  return Number((product + cent / 2n) / cent) / 100;
}
