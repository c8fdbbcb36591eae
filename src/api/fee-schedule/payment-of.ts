import type { Tree } from "../../graph/shape.ts";
import { payment, type Payment } from "../../rules/payment.ts";
import { factorsOf } from "../locality/factors.ts";

/** Properties of a row from which its payment follows. */
export const PAYMENT_NEEDS = [
  "status",
  "work",
  "practiceExpenseNonFacility",
  "practiceExpenseFacility",
  "malpractice",
  "conversionFactor",
] as const;

/** What is paid for a row in a locality that was read with its factors. */
export function paymentOf(
  row: Readonly<Record<string, unknown>>,
  locality: Tree | null,
): Payment | null {
  const factors = factorsOf(locality);
  if (factors === null) return null;
  const { status, work, malpractice, conversionFactor } = row;
  const values = {
    status: status as string,
    work: work as number,
    practiceExpense: {
      nonFacility: row.practiceExpenseNonFacility as number,
      facility: row.practiceExpenseFacility as number,
    },
    malpractice: malpractice as number,
  };
  return payment(values, factors, conversionFactor as number);
}
