import { isDeepStrictEqual } from "node:util";
import { compareText } from "../graph/compare.ts";
import type { Day } from "../graph/day.ts";
import { relationship, type RelationshipRecord } from "../graph/record.ts";
import type { RelationshipType } from "../graph/model/relationships.ts";
import type { ComponentFact, Period, Statement } from "./facts.ts";
import { indicatorsOf } from "./indicators.ts";
import type { RuleBook } from "./rule-book.ts";
import { spans, type Span } from "./timeline.ts";
import { verdictsOf } from "./verdict.ts";

/** Relationship types that follow from the statements of sources and from rules. */
export const DERIVED: readonly RelationshipType[] = [
  "COMPONENT_OF",
  "DESCRIBED_BY",
  "HAS_ENDOSCOPIC_BASE",
  "HAS_INDICATOR",
  "LISTED_BY",
  "MEMBER_OF",
  "TAKES_MODIFIER",
];

const ENDOSCOPIES = "endoscopy-";

/** The slug of the family of endoscopies that share a base code. */
export const endoscopyFamily = (base: string): string => `${ENDOSCOPIES}${base.toLowerCase()}`;

/** Whether `derive` makes such a relationship; families that a source states are not derived. */
export const isDerived = ({ type, to }: RelationshipRecord): boolean =>
  DERIVED.includes(type) && (type !== "MEMBER_OF" || to.startsWith(`Family:${ENDOSCOPIES}`));

/**
 * Every derived relationship of a code, over its whole timeline, from all that sources state of it.
 * Pure: the same statements give the same relationships, whatever the order in which they came.
 */
export function derive(
  code: string,
  statements: readonly Statement[],
  rules: RuleBook,
): RelationshipRecord[] {
  const from = `Code:${code}`;
  const ordered = [...statements].sort(
    (a, b) =>
      compareText(a.release, b.release) ||
      compareText(a.modifier ?? "", b.modifier ?? "") ||
      compareText(a.citation, b.citation),
  );
  return [
    ...spans(ordered, (holding) => new Map(indicatorsOf(holding).map((i) => [i.id, i]))).map(
      ({ period, value: { id, citations, release } }) =>
        relationship("HAS_INDICATOR", from, id, { sources: citations, release }, validity(period)),
    ),
    ...spans(
      ordered,
      (holding) =>
        new Map(
          verdictsOf(code, indicatorsOf(holding), holding, rules).map((v) => [v.modifier, v]),
        ),
    ).map(({ period, value: { modifier, verdict, listed, reasons } }) =>
      relationship(
        "TAKES_MODIFIER",
        from,
        `Modifier:${modifier}`,
        {
          verdict,
          listed,
          rules: reasons.map(({ rule }) => rule),
          sources: reasons.map(({ citation }) => citation),
        },
        validity(period),
      ),
    ),
    ...listings(from, ordered),
    ...descriptions(from, ordered),
    ...endoscopy(code, ordered),
    ...components(from, ordered),
  ];
}

const validity = ({ from, to }: Period): { validFrom: Day; validTo?: Day } =>
  to === null ? { validFrom: from } : { validFrom: from, validTo: to };

/** First release, in the order of time, that says so within the span. */
function firstRelease(
  statements: readonly Statement[],
  { period }: Span<unknown>,
  says: (s: Statement) => boolean,
): string {
  const saying = statements
    .filter((s) => says(s) && (s.period.to === null || s.period.to > period.from))
    .sort((a, b) => compareText(a.period.from, b.period.from) || compareText(a.release, b.release));
  return saying[0]?.release ?? "";
}

/**
 * Which sources have the code in force. What an official source once has, it alone decides on from
 * then on, so that a code it drops is not kept in force by a curated source.
 */
function listings(from: string, statements: readonly Statement[]): RelationshipRecord[] {
  const listing = statements.filter((s) => s.lists);
  const official = listing.filter((s) => s.official).map((s) => s.period.from);
  const begins = official.sort()[0];
  const clipped = listing.flatMap((s) => {
    if (s.official || begins === undefined) return [s];
    if (s.period.from >= begins) return [];
    return [{ ...s, period: { from: s.period.from, to: begins } }];
  });
  return spans(clipped, (holding) => new Map(holding.map(({ source }) => [source, source]))).map(
    (span) =>
      relationship(
        "LISTED_BY",
        from,
        `Source:${span.value}`,
        { release: firstRelease(clipped, span, ({ source }) => source === span.value) },
        validity(span.period),
      ),
  );
}

/** How sources describe the code; of a source's rows the first that has a descriptor speaks. */
function descriptions(from: string, statements: readonly Statement[]): RelationshipRecord[] {
  type Description = Pick<Statement, "source" | "rank" | "descriptors">;
  const speaking = statements.filter(({ descriptors }) => Object.values(descriptors).some(Boolean));
  const describe = (holding: readonly Statement[]): Map<string, Description> => {
    const bySource = new Map<string, Description>();
    for (const { source, rank, descriptors } of holding)
      if (!bySource.has(source)) bySource.set(source, { source, rank, descriptors });
    return bySource;
  };
  return spans(speaking, describe).map((span) => {
    const { source, rank, descriptors } = span.value;
    const release = firstRelease(
      speaking,
      span,
      (s) => s.source === source && isDeepStrictEqual(s.descriptors, descriptors),
    );
    return relationship(
      "DESCRIBED_BY",
      from,
      `Source:${source}`,
      { ...descriptors, rank, release },
      validity(span.period),
    );
  });
}

/** The base of the code's endoscopies, and the families that bases make, the code's own among them. */
function endoscopy(code: string, statements: readonly Statement[]): RelationshipRecord[] {
  const from = `Code:${code}`;
  const named = statements.filter((s) => s.endoscopicBase !== null);
  const relevant = statements.filter((s) => s.endoscopicBase !== null || s.isEndoscopicBase);
  const basesOf = ({ endoscopicBase: base }: Statement): string[] => (base === null ? [] : [base]);
  const familiesOf = (s: Statement): string[] => [
    ...basesOf(s),
    ...(s.isEndoscopicBase ? [code] : []),
  ];
  const keyed = (keys: readonly string[]): Map<string, string> =>
    new Map(keys.map((key) => [key, key]));
  return [
    ...spans(named, (holding) => keyed(holding.flatMap(basesOf))).map((span) => {
      const release = firstRelease(named, span, (s) => s.endoscopicBase === span.value);
      const base = `Code:${span.value}`;
      return relationship("HAS_ENDOSCOPIC_BASE", from, base, { release }, validity(span.period));
    }),
    ...spans(relevant, (holding) => keyed(holding.flatMap(familiesOf))).map((span) => {
      const release = firstRelease(relevant, span, (s) => familiesOf(s).includes(span.value));
      const family = `Family:${endoscopyFamily(span.value)}`;
      const note = span.value === code ? "Base of the family" : undefined;
      return relationship("MEMBER_OF", from, family, { note, release }, validity(span.period));
    }),
  ];
}

/** The tests of which the code bills one component; of statements of one day the first speaks. */
function components(from: string, statements: readonly Statement[]): RelationshipRecord[] {
  const speaking = statements.filter(({ component }) => component !== null);
  const wholes = (holding: readonly Statement[]): Map<string, ComponentFact> => {
    const found = new Map<string, ComponentFact>();
    for (const { component } of holding)
      if (component !== null && !found.has(component.whole)) found.set(component.whole, component);
    return found;
  };
  return spans(speaking, wholes).map((span) => {
    const { whole, ...said } = span.value;
    const release = firstRelease(speaking, span, ({ component }) =>
      isDeepStrictEqual(component, span.value),
    );
    const properties = { ...said, release };
    return relationship("COMPONENT_OF", from, `Code:${whole}`, properties, validity(span.period));
  });
}
