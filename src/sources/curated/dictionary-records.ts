import { compareText } from "../../graph/compare.ts";
import { node, relationship } from "../../graph/record.ts";
import { LISTED } from "../../rules/rule-book.ts";
import { claimRecords } from "./claim-records.ts";
import type { CuratedFile } from "./format.ts";
import type { Records } from "./records.ts";

/** Nodes and relationships of what is not about one code: sources, indicators, modifiers, rules. */
export function dictionaryRecords(facts: CuratedFile, release: string): Records {
  const makers = [
    ...[sources, indicators, rules, targets, modifiers, conflicts],
    ...[claimRecords, searchWords, sections, others],
  ];
  const parts = makers.map((make) => make(facts, release));
  return {
    nodes: parts.flatMap(({ nodes }) => nodes),
    relationships: parts.flatMap(({ relationships }) => relationships),
  };
}

const sources = (facts: CuratedFile): Records => ({
  nodes: facts.sources.map(({ id, ...source }) => node("Source", { slug: id, ...source })),
  relationships: [],
});

const indicators = (facts: CuratedFile): Records => ({
  nodes: facts.indicatorTypes.flatMap(({ type, name, origin, values }) =>
    values.map((value) => node("Indicator", { type, typeName: name, origin, ...value })),
  ),
  relationships: [],
});

const LISTED_RULE = node("Rule", {
  key: LISTED,
  text: "A source lists the modifier for this code, or has a row for it.",
  origin: "Codeloom",
  modifiers: [],
});

const rules = (facts: CuratedFile, release: string): Records => ({
  nodes: [
    LISTED_RULE,
    ...facts.rules.map(({ id, indicator, text, origin }) =>
      node("Rule", { key: id, text, indicator: `Indicator:${indicator}`, origin, modifiers: [] }),
    ),
  ],
  relationships: facts.rules.flatMap(
    ({ id, indicator, modifiers, verdict, condition, text, origin }) =>
      modifiers.map((modifier) =>
        relationship("GOVERNS", `Indicator:${indicator}`, `Modifier:${modifier}`, {
          verdict,
          rule: id,
          text,
          needsRow: condition === "MODIFIER_ROW",
          origin,
          release,
        }),
      ),
  ),
});

const targets = (facts: CuratedFile): Records => ({
  nodes: [
    ...facts.targetRules.map(({ id, ...rule }) => node("Rule", { key: id, ...rule })),
    ...facts.targetLists.map(({ id, ...list }) => node("CodeList", { slug: id, ...list })),
  ],
  relationships: [],
});

const modifiers = (facts: CuratedFile, release: string): Records => ({
  nodes: facts.modifiers.map(({ code, name, definition, level, category, origin }) =>
    node("Modifier", { code, name, definition, level, category, origin }),
  ),
  relationships: facts.modifiers.flatMap(({ code, refersTo, narrows }) => [
    ...refersTo.map(({ modifier, code: target, reason }) =>
      relationship(
        "REFERS_TO",
        `Modifier:${code}`,
        modifier === undefined ? `Code:${target ?? ""}` : `Modifier:${modifier}`,
        { reason, release },
      ),
    ),
    ...narrows.map(({ modifier, reason }) =>
      relationship("NARROWS", `Modifier:${code}`, `Modifier:${modifier}`, { reason, release }),
    ),
  ]),
});

const conflicts = (facts: CuratedFile, release: string): Records => ({
  nodes: [],
  relationships: facts.conflicts.flatMap(({ modifiers: some, against, ...conflict }) =>
    pairs(some, against).map(([a, b]) =>
      relationship("CONFLICTS_WITH", `Modifier:${a}`, `Modifier:${b}`, { ...conflict, release }),
    ),
  ),
});

/** Each pair once, the lower first: of one list all pairs, of two lists those across. */
function pairs(some: readonly string[], against?: readonly string[]): [string, string][] {
  const all = some.flatMap((a, i) =>
    (against ?? some.slice(i + 1)).map((b): [string, string] =>
      compareText(a, b) < 0 ? [a, b] : [b, a],
    ),
  );
  return all.filter(([a, b]) => a !== b);
}

const searchWords = (facts: CuratedFile, release: string): Records => ({
  nodes: facts.searchWords.map(({ id, ...words }) =>
    node("SearchWords", { slug: id, ...words, release }),
  ),
  relationships: [],
});

/** The slug of the family that a section is. */
const sectionSlug = (id: string): string => `section-${id}`;

const sections = (facts: CuratedFile, release: string): Records => ({
  nodes: facts.sections.map(({ id, name, ranges = [], origin }) =>
    node("Family", { slug: sectionSlug(id), name, kind: "SECTION", ranges, origin }),
  ),
  relationships: facts.sections.flatMap(({ id, parent }) =>
    parent === undefined
      ? []
      : [
          relationship("PART_OF", `Family:${sectionSlug(id)}`, `Family:${sectionSlug(parent)}`, {
            release,
          }),
        ],
  ),
});

const others = (facts: CuratedFile, release: string): Records => ({
  nodes: [
    ...facts.providerTypes.map(({ id, ...type }) =>
      node("ProviderType", { slug: type.taxonomyCode ?? id, ...type }),
    ),
    ...facts.families.map(({ id, name, kind, description, origin }) =>
      node("Family", { slug: id, name, kind, description, ranges: [], origin }),
    ),
    ...facts.indications.map(({ id, name, origin }) =>
      node("Indication", { slug: id, name, origin }),
    ),
    ...facts.causes.map(({ id, ...cause }) => node("Cause", { slug: id, ...cause })),
  ],
  relationships: [
    ...facts.families.flatMap(({ id, parent }) =>
      parent === undefined
        ? []
        : [relationship("PART_OF", `Family:${id}`, `Family:${parent}`, { release })],
    ),
    ...facts.indications.flatMap(({ id, arisesFrom }) =>
      arisesFrom.map((cause) =>
        relationship("ARISES_FROM", `Indication:${id}`, `Cause:${cause}`, { release }),
      ),
    ),
  ],
});
