import { compareText } from "../graph/compare.ts";
import { indicatorType, type IndicatorFact, type Statement } from "./facts.ts";

/**
 * The indicators of a code from the statements of one period: for each type the highest-ranking
 * release that has it speaks, an official one before all others; those that agree with it are
 * cited as well. Of the rows of a fee schedule the one without modifier speaks alone, else the only
 * one, else each type is taken from the first row in the order of modifiers that has it.
 */
export function indicatorsOf(statements: readonly Statement[]): IndicatorFact[] {
  const ordered = [...statements].sort(
    (a, b) =>
      Number(b.official) - Number(a.official) ||
      a.rank - b.rank ||
      compareText(a.modifier ?? "", b.modifier ?? "") ||
      compareText(a.release, b.release),
  );
  const whole = new Set(ordered.flatMap((s) => (s.modifier === null ? [s.release] : [])));
  const facts = new Map<string, { id: string; citations: string[]; release: string }>();
  const spoken = new Set<string>();
  for (const { modifier, release, indicators } of ordered) {
    if (modifier !== null && whole.has(release)) continue;
    for (const { id, citation } of indicators) {
      const type = indicatorType(id);
      // A release has one say on a type.
      const say = `${type} ${release}`;
      if (spoken.has(say)) continue;
      spoken.add(say);
      const known = facts.get(type);
      if (known === undefined) facts.set(type, { id, citations: [citation], release });
      else if (known.id === id) known.citations.push(citation);
    }
  }
  return [...facts.values()];
}
