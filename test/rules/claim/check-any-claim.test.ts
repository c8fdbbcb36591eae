import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { SETTINGS } from "../../../src/graph/model/vocabulary.ts";
import { checkClaim } from "../../../src/rules/claim/check.ts";
import { normalizeClaim } from "../../../src/rules/claim/claim.ts";
import {
  DATA_SETS,
  NO_FACTS,
  type ClaimFacts,
  type DataSet,
} from "../../../src/rules/claim/facts.ts";
import { FINDING_RULES } from "../../../src/rules/claim/finding-rules.ts";
import { CHECKS, FINDING_STATUSES, type Finding } from "../../../src/rules/claim/finding.ts";
import { addOn, conflict, edit, limit, RELEASES, requirement, without, world } from "./facts-of.ts";

const codes = [...world().codes.keys(), "00000", "55555"];
const modifiers = [...world().modifiers.keys(), "QQ"];

const line = fc.record({
  code: fc.constantFrom(...codes, "bad"),
  modifiers: fc.array(fc.constantFrom(...modifiers), { maxLength: 5 }),
  units: fc.integer({ min: 0, max: 6 }),
  providerType: fc.option(fc.constantFrom(...world().providers.keys(), "nobody")),
  placeOfService: fc.option(fc.constantFrom("11", "21", "99")),
});

const claims = fc.record({
  dateOfService: fc.constantFrom("2019-01-01", "2026-03-31", "2026-04-15"),
  setting: fc.constantFrom(...SETTINGS),
  lines: fc.array(line, { minLength: 1, maxLength: 8 }),
  priorProcedures: fc.option(
    fc.array(
      fc.record({
        code: fc.constantFrom(...codes),
        dateOfService: fc.constantFrom("2026-04-14", "2026-03-01"),
      }),
      { maxLength: 2 },
    ),
  ),
});

const someCode = fc.constantFrom(...codes);
const facts: fc.Arbitrary<ClaimFacts> = fc
  .record({
    edits: fc.array(
      fc
        .tuple(someCode, someCode, fc.constantFrom("0", "1", "9"))
        .map(([one, two, indicator]) => edit(one, two, indicator)),
      { maxLength: 12 },
    ),
    limits: fc.array(
      fc
        .tuple(someCode, fc.integer({ min: 0, max: 5 }), fc.constantFrom("1", "2", "3", null))
        .map(([name, units, kind]) => limit(name, units, kind)),
      { maxLength: 8 },
    ),
    addOns: fc.array(
      fc
        .tuple(someCode, fc.option(someCode), fc.constantFrom("1", "2", "3"))
        .map(([name, primary, type]) => addOn(name, primary, type)),
      { maxLength: 4 },
    ),
    gone: fc.subarray([...DATA_SETS]),
    stale: fc.subarray([...DATA_SETS]),
  })
  .map(({ edits, limits, addOns, gone, stale }) =>
    world({
      ...without(...gone),
      edits,
      limits,
      addOns,
      releases: aged(stale),
      conflicts: [
        conflict("LT", "RT"),
        conflict("59", "XS", { scope: "SAME_EDIT" }),
        conflict("GA", "GZ"),
        conflict("GA", "KX", { severity: "WARNING", errorIn: ["DME"] }),
      ],
      requirements: [
        requirement("CQ", ["GP"], "THERAPY"),
        requirement("GK", ["GA", "GZ"], "LIABILITY", { scope: "SAME_CLAIM" }),
      ],
    }),
  );

/** The releases of the world, some of them of a time before any claim. */
const aged = (stale: readonly DataSet[]): ClaimFacts["releases"] =>
  new Map(
    DATA_SETS.map((dataSet) => {
      const release = RELEASES[dataSet];
      const period = stale.includes(dataSet)
        ? { from: "1990-01-01", to: "1991-01-01" }
        : release.period;
      return [release.id, { ...release, period }];
    }),
  );

const kinds = (findings: readonly Finding[]): string[] =>
  findings.map(({ status, rule, lines }) => `${status} ${rule} ${String(lines.length)}`).sort();

describe("whatever the claim and the facts", () => {
  test("the order of lines changes neither the status nor what is found", () => {
    fc.assert(
      fc.property(claims, facts, fc.infiniteStream(fc.nat()), (input, known, numbers) => {
        const keys = input.lines.map(() => numbers.next().value as number);
        const lines = input.lines
          .map((one, i) => [keys[i] ?? 0, one] as const)
          .sort(([a], [b]) => a - b)
          .map(([, one]) => one);
        const straight = checkClaim(normalizeClaim(input), known);
        const shuffled = checkClaim(normalizeClaim({ ...input, lines }), known);
        expect(shuffled.status).toBe(straight.status);
        expect(kinds(shuffled.findings)).toEqual(kinds(straight.findings));
        expect(shuffled.coverage.map(({ status }) => status)).toEqual(
          straight.coverage.map(({ status }) => status),
        );
      }),
    );
  });

  test("the status is the worst finding, and every finding can be shown", () => {
    fc.assert(
      fc.property(claims, facts, (input, known) => {
        const { status, findings, coverage } = checkClaim(normalizeClaim(input), known);
        const ranks = findings.map((finding) => FINDING_STATUSES.indexOf(finding.status));
        expect(FINDING_STATUSES.indexOf(status)).toBe(Math.min(...ranks));
        for (const { status: own, rule, lines, message, fix } of findings) {
          expect(FINDING_RULES).toContain(rule);
          expect(lines.length).toBeGreaterThan(0);
          expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
          for (const number of lines) expect(input.lines[number - 1]).toBeDefined();
          expect(message).toMatch(/^\S.*[^.]\.$/s);
          expect(message).not.toMatch(/undefined|null|NaN/);
          if (own === "FAIL") expect(fix).toMatch(/\.$/);
        }
        expect(coverage.map(({ check }) => check)).toEqual(CHECKS);
      }),
    );
  });

  test("a line that fails by itself never makes the claim better", () => {
    fc.assert(
      fc.property(claims, facts, line, (input, known, one) => {
        const alone = checkClaim(normalizeClaim({ ...input, lines: [one] }), known);
        const failing = alone.findings.some(
          // An add-on alone fails, and a primary among the other lines can mend that.
          ({ status, rule }) =>
            status === "FAIL" && !rule.startsWith("ADD_ON") && !rule.includes("PARTNER"),
        );
        fc.pre(failing);
        const before = checkClaim(normalizeClaim(input), known).status;
        const { status } = checkClaim(
          normalizeClaim({ ...input, lines: [...input.lines, one] }),
          known,
        );
        expect(FINDING_STATUSES.indexOf(status)).toBeLessThanOrEqual(
          FINDING_STATUSES.indexOf(before),
        );
        expect(status).toBe("FAIL");
      }),
    );
  });

  test("without facts nothing passes", () => {
    fc.assert(
      fc.property(claims, (input) => {
        const { status, findings } = checkClaim(normalizeClaim(input), NO_FACTS);
        expect(["FAIL", "NO_DATA"]).toContain(status);
        for (const finding of findings) expect(["FAIL", "NO_DATA"]).toContain(finding.status);
      }),
    );
  });

  test("on stale data alone nothing is better than a warning", () => {
    fc.assert(
      fc.property(claims, facts, (input, known) => {
        const { findings } = checkClaim(normalizeClaim(input), {
          ...known,
          releases: aged(DATA_SETS),
        });
        for (const { status } of findings) expect(["FAIL", "NO_DATA", "WARN"]).toContain(status);
      }),
    );
  });
});
