/** How many there are, as far as that is known. */
export interface Amount {
  readonly count: number;
  readonly bound: "EXACT" | "AT_LEAST" | "AT_MOST";
}

const digits = (value: number): string => String(value);

/** An amount in words; of what is left beside some that are drawn, as "21 more". */
export function amountText({ count, bound }: Amount, isRest: boolean, inDigits = digits): string {
  const number = inDigits(count);
  const more = isRest ? " more" : "";
  if (bound === "EXACT") return `${number}${more}`;
  if (bound === "AT_MOST") return `up to ${number}${more}`;
  if (count === 0) return "perhaps more";
  return isRest ? `at least ${number} more` : `${number} or more`;
}
