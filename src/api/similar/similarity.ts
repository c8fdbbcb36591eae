import type { CodeValues } from "./code-values.ts";

/** How like a code another one is. */
export interface Similarity {
  readonly id: string;
  /** From above 0 to 1, four decimals. */
  readonly score: number;
  readonly sharedIndicators: number;
  readonly sharedModifiers: number;
}

/** What codes have on one day, and how much each value weighs on it. */
export interface DayWeights {
  readonly day: number;
  /** 1 for a code that a source lists on the day. */
  readonly listed: Uint8Array;
  /** Of each value: ln(codes in force / those of them that have it). */
  readonly weights: Float64Array;
  /** Of each code: the weight of all that it has. */
  readonly totals: Float64Array;
}

/** Weighs the values on a day, by one look at each row. */
export function weigh(facts: CodeValues, day: number): DayWeights {
  const { ids, values, code, value } = facts;
  const listed = Uint8Array.from(ids, (_, i) => (facts.isListed(i, day) ? 1 : 0));
  const inForce = listed.reduce((sum, one) => sum + one, 0);
  const having = new Int32Array(values.length);
  for (let row = 0; row < code.length; row++)
    if (listed[code[row] ?? 0] === 1 && facts.holds(row, day))
      having[value[row] ?? 0] = (having[value[row] ?? 0] ?? 0) + 1;
  // What only a code out of force has is as rare as what one code has.
  const weights = Float64Array.from(having, (count) => Math.log(inForce / Math.max(1, count)));
  const totals = new Float64Array(ids.length);
  for (let row = 0; row < code.length; row++)
    if (facts.holds(row, day))
      totals[code[row] ?? 0] = (totals[code[row] ?? 0] ?? 0) + (weights[value[row] ?? 0] ?? 0);
  return { day, listed, weights, totals };
}

/**
 * Every code in force with a score above 0, in no order. For each value of the code the others that
 * have it are gone through: exact, and a few milliseconds where thousands share most values.
 */
export function similarTo(
  facts: CodeValues,
  { day, listed, weights, totals }: DayWeights,
  code: number,
): Similarity[] {
  const count = facts.ids.length;
  const shared = new Float64Array(count);
  const indicators = new Int32Array(count);
  const modifiers = new Int32Array(count);
  const end = facts.starts[code + 1] ?? 0;
  for (let row = facts.starts[code] ?? 0; row < end; row++) {
    if (!facts.holds(row, day)) continue;
    const value = facts.value[row] ?? 0;
    const weight = weights[value] ?? 0;
    const counts = facts.values[value]?.startsWith("Indicator:") ? indicators : modifiers;
    for (const one of facts.rowsOf(value)) {
      if (!facts.holds(one, day)) continue;
      const other = facts.code[one] ?? 0;
      shared[other] = (shared[other] ?? 0) + weight;
      counts[other] = (counts[other] ?? 0) + 1;
    }
  }
  const found: Similarity[] = [];
  for (let other = 0; other < count; other++) {
    if (other === code || listed[other] !== 1) continue;
    const common = shared[other] ?? 0;
    const score = rounded(common / ((totals[code] ?? 0) + (totals[other] ?? 0) - common));
    if (score > 0)
      found.push({
        id: facts.ids[other] ?? "",
        score,
        sharedIndicators: indicators[other] ?? 0,
        sharedModifiers: modifiers[other] ?? 0,
      });
  }
  return found;
}

/** Four decimals; nothing shared of nothing is no likeness, and answers no number. */
const rounded = (score: number): number => Math.round(score * 10_000) / 10_000;
