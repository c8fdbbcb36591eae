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
  /** The statement that speaks on a type, and the one that each release spoke by. */
  const speaking = new Map<string, Statement>();
  const spoken = new Map<string, Statement>();
  for (const statement of ordered) {
    const { modifier, release, indicators } = statement;
    if (modifier !== null && whole.has(release)) continue;
    for (const { id, citation } of indicators) {
      const type = indicatorType(id);
      // A release has one say on a type, which can be several values of it.
      if (sayOf(spoken, `${type} ${release}`, statement) !== statement) continue;
      const known = facts.get(id);
      if (known !== undefined) known.citations.push(citation);
      else if (sayOf(speaking, type, statement) === statement)
        facts.set(id, { id, citations: [citation], release });
    }
  }
  return [...facts.values()];
}

/** The statement under the key: this one where there is none yet. */
function sayOf(said: Map<string, Statement>, key: string, statement: Statement): Statement {
  const first = said.get(key) ?? statement;
  said.set(key, first);
  return first;
}
