import { UNITS, filledLines, type ClaimForm } from "./claim-form.ts";
import { priorIn } from "./prior.ts";

/** What of the form says nothing that could be checked, in sentences: a claim without it is another. */
export function problemsOf(form: ClaimForm): readonly string[] {
  return [
    ...filledLines(form).flatMap(({ units }, index) =>
      UNITS.test(units)
        ? []
        : `Units of line ${index + 1} are “${units}”, which is no whole number.`,
    ),
    ...priorIn(form.prior).unread.map(
      (text) =>
        `“${text}” is not understood as an earlier procedure: a code and a day as year, month and day, as “27447 2024-08-01”, several with a comma between.`,
    ),
  ];
}
