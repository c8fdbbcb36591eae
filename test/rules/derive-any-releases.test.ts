import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { checkRelationship, identityOf, type RelationshipRecord } from "../../src/graph/record.ts";
import { derive, isDerived } from "../../src/rules/derive.ts";
import type { Statement } from "../../src/rules/facts.ts";
import { indicatorsOf } from "../../src/rules/indicators.ts";
import { releasePeriods } from "../../src/rules/timeline.ts";
import { verdictsOf } from "../../src/rules/verdict.ts";
import { curated, FEW_RULES, row } from "./statements.ts";

const DATES = ["2025-01-01", "2025-04-01", "2025-07-01", "2026-01-01", "2026-04-01"];

interface RandomRelease {
  readonly effectiveFrom: string;
  readonly variant: string | null;
  readonly rows: readonly Partial<Statement>[];
}

const randomRow = fc
  .record({
    modifier: fc.constantFrom(null, "26", "TC"),
    indicators: fc.uniqueArray(
      fc.constantFrom("CO_SURGEONS:0", "CO_SURGEONS:1", "PC_TC:0", "PC_TC:8"),
      { selector: (id) => id.split(":")[0] },
    ),
    descriptor: fc.constantFrom("", "one", "two"),
    endoscopicBase: fc.constantFrom(null, null, "45378", "45330"),
    isEndoscopicBase: fc.boolean(),
    component: fc.option(
      fc.record({
        whole: fc.constantFrom("93000", "93040"),
        role: fc.constantFrom("PROFESSIONAL", "TECHNICAL"),
        evidence: fc.constantFrom("RELATIVE_VALUES", "CODE_NUMBERS"),
      }),
      { freq: 3 },
    ),
  })
  .map(({ indicators, descriptor, ...rest }) => ({
    ...rest,
    descriptors: { short: descriptor },
    indicators: indicators.map((id) => ({ id: `Indicator:${id}`, citation: "" })),
  }));

const randomRelease: fc.Arbitrary<RandomRelease> = fc
  .record({
    effectiveFrom: fc.constantFrom(...DATES),
    variant: fc.constantFrom("QUALIFYING_APM", "NON_QUALIFYING_APM"),
    rows: fc.uniqueArray(randomRow, { maxLength: 3, selector: ({ modifier }) => modifier }),
  })
  .map(({ variant, ...release }) => ({
    ...release,
    variant: release.effectiveFrom < "2026" ? null : variant,
  }));

const keyOf = ({ effectiveFrom, variant }: RandomRelease): string =>
  ["Release:mpfs", effectiveFrom, variant].filter((part) => part !== null).join(":");

const randomSeed = fc.option(
  fc.record({
    from: fc.constantFrom("2020-01-01", "2025-02-01", "2026-02-01"),
    listed: fc.subarray(["25", "26", "GP"]),
    indicators: fc.subarray(["Indicator:CO_SURGEONS:0", "Indicator:BETOS:NONE"]),
  }),
);

const history = fc.tuple(
  fc.uniqueArray(randomRelease, { maxLength: 5, selector: keyOf }),
  randomSeed,
  fc.constantFrom("45378", "99202", "99999"),
);

/** What releases state, each over its own period, in the order in which they are given. */
function statementsOf(
  releases: readonly RandomRelease[],
  seed: { from: string; listed: string[]; indicators: string[] } | null,
): Statement[] {
  const periods = releasePeriods(releases);
  const ours =
    seed === null
      ? []
      : [
          curated([], {
            period: { from: seed.from, to: null },
            listed: seed.listed,
            indicators: seed.indicators.map((id) => ({ id, citation: "ours" })),
          }),
        ];
  return [
    ...ours,
    ...releases.flatMap((release) =>
      release.rows.map((said, i) => {
        const citation = `${keyOf(release)}, a file, row ${i}`;
        return row([], {
          ...said,
          release: keyOf(release),
          citation,
          rank: release.variant === "QUALIFYING_APM" ? 11 : 10,
          indicators: (said.indicators ?? []).map(({ id }) => ({ id, citation })),
          period: periods.get(release) ?? { from: "9999-01-01", to: null },
        });
      }),
    ),
  ];
}

describe("whatever the releases", () => {
  test("their order does not matter", () => {
    const shuffled = history.chain(([releases, seed, code]) =>
      fc.tuple(
        fc.constant(statementsOf(releases, seed)),
        fc
          .shuffledSubarray(releases, { minLength: releases.length, maxLength: releases.length })
          .map((other) => statementsOf(other, seed).reverse()),
        fc.constant(code),
      ),
    );
    const sorted = (records: readonly RelationshipRecord[]): string[] =>
      records.map((record) => JSON.stringify(record)).sort();
    fc.assert(
      fc.property(shuffled, ([statements, others, code]) => {
        expect(sorted(derive(code, others, FEW_RULES))).toEqual(
          sorted(derive(code, statements, FEW_RULES)),
        );
      }),
      { numRuns: 300 },
    );
  });

  test("each day shows what the statements of that day say", () => {
    const days = DATES.flatMap((date) => [
      date,
      new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10),
      date.replace(/01$/, "15"),
    ]).concat("2019-12-31", "2020-01-01", "2025-02-01", "2026-02-01", "2030-01-01");
    fc.assert(
      fc.property(history, ([releases, seed, code]) => {
        const statements = statementsOf(releases, seed);
        const records = derive(code, statements, FEW_RULES);
        for (const day of days) {
          const holding = statements.filter(
            ({ period: { from, to } }) => from <= day && (to === null || day < to),
          );
          const now = records.filter(
            ({ validFrom = "", validTo }) =>
              validFrom <= day && (validTo === undefined || day < validTo),
          );
          const facts = indicatorsOf(holding);
          expect(
            now
              .filter(({ type }) => type === "HAS_INDICATOR")
              .map(({ to }) => to)
              .sort(),
          ).toEqual(facts.map(({ id }) => id).sort());
          expect(
            now
              .filter(({ type }) => type === "TAKES_MODIFIER")
              .map(({ to, properties }) => `${to} ${String(properties.verdict)}`)
              .sort(),
          ).toEqual(
            verdictsOf(code, facts, holding, FEW_RULES)
              .map(({ modifier, verdict }) => `Modifier:${modifier} ${verdict}`)
              .sort(),
          );
          const bases = new Set(holding.flatMap(({ endoscopicBase: base }) => base ?? []));
          expect(
            now
              .filter(({ type }) => type === "HAS_ENDOSCOPIC_BASE")
              .map(({ to }) => to)
              .sort(),
          ).toEqual([...bases].map((base) => `Code:${base}`).sort());
          const said = holding.flatMap(({ component }) => component ?? []);
          const tests = now.filter(({ type }) => type === "COMPONENT_OF");
          expect(tests.map(({ to }) => to).sort()).toEqual(
            [...new Set(said.map(({ whole }) => `Code:${whole}`))].sort(),
          );
          for (const { to, properties } of tests)
            expect(said).toContainEqual({
              whole: to.slice("Code:".length),
              role: properties.role,
              evidence: properties.evidence,
            });
        }
      }),
      { numRuns: 300 },
    );
  });

  test("every relationship fits the model, no two are the same one, and a release stands behind each", () => {
    fc.assert(
      fc.property(history, ([releases, seed, code]) => {
        const records = derive(code, statementsOf(releases, seed), FEW_RULES);
        const keys = new Set(["Release:seed:2020-01-01", ...releases.map(keyOf)]);
        for (const record of records) {
          expect(() => {
            checkRelationship(record);
          }).not.toThrow();
          expect(isDerived(record)).toBe(true);
          const release = record.properties.release;
          if (record.type !== "TAKES_MODIFIER") expect(keys).toContain(release);
        }
        const identities = records.map((record) => `${record.type} ${identityOf(record)}`);
        expect(new Set(identities).size).toBe(identities.length);
      }),
      { numRuns: 300 },
    );
  });

  test("verdicts have at least one rule, and a source for each", () => {
    fc.assert(
      fc.property(history, ([releases, seed, code]) => {
        for (const { type, properties } of derive(code, statementsOf(releases, seed), FEW_RULES)) {
          if (type !== "TAKES_MODIFIER") continue;
          const rules = properties.rules as string[];
          expect(rules.length).toBeGreaterThan(0);
          expect(properties.sources).toHaveLength(rules.length);
        }
      }),
    );
  });
});
