import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import type { Graph } from "../../../src/graph/graph.ts";
import type { CuratedFile } from "../../../src/sources/curated/format.ts";
import { sampleRow, type RowToMake } from "../mpfs/made-up-releases.ts";
import { builtBy, differences, madeUpRelease, putRelease, putSeed, seedFacts } from "./graphs.ts";

const row: fc.Arbitrary<RowToMake> = fc
  .record({
    code: fc.constantFrom("20560", "20561", "45378", "45380", "85060", "99213", "G0001"),
    modifier: fc.constantFrom("", "", "26", "53"),
    coSurgeons: fc.constantFrom("0", "1", "9", "7"),
    pcTc: fc.constantFrom("0", "1", "8"),
    globalDays: fc.constantFrom("XXX", "ZZZ", "090"),
    description: fc.constantFrom("", "made up", "made up anew"),
    work: fc.constantFrom(1, 2),
    hasBase: fc.boolean(),
  })
  .map(({ hasBase, ...different }) =>
    sampleRow({ ...different, endoscopicBase: hasBase ? "45378" : null }),
  );

/** A test whose components have codes of their own, which may be split otherwise, or not at all. */
const tests = fc
  .record({
    work: fc.constantFrom(0, 1),
    split: fc.constantFrom("4 3 2", "4 3 2", "4 2 3", "4 3 0", "0 3 2"),
    there: fc.boolean(),
  })
  .map(({ work, split, there }) => {
    const values = {
      work,
      nonFacilityPracticeExpense: 0,
      facilityPracticeExpense: 0,
      malpractice: 0,
    };
    const row = (code: string, i: number, share: number): RowToMake =>
      sampleRow({ ...values, code, pcTc: split.split(" ")[i] ?? "", work: work * share });
    return there ? [row("93040", 0, 3), row("93041", 1, 1), row("93042", 2, 2)] : [];
  });

const rows = fc
  // As many as keep any release from being a part beside any other.
  .uniqueArray(row, {
    minLength: 5,
    maxLength: 6,
    selector: ({ code, modifier }) => code + modifier,
  })
  .map((some) => [
    ...some.filter(({ code, modifier }) => code + modifier !== "45378"),
    // The reader sees to it that a base is there.
    sampleRow({ code: "45378" }),
  ])
  .chain((some) => tests.map((triad) => [...some, ...triad]));

const DATES = ["2023-01-01", "2025-01-01", "2025-10-01", "2026-01-01", "2026-04-01"];
const VARIANTS = ["QUALIFYING_APM", "NON_QUALIFYING_APM"] as const;

const release = fc
  .record({
    effectiveFrom: fc.constantFrom(...DATES),
    variant: fc.constantFrom(...VARIANTS),
    rows,
    /** Whether parts of it may be missing, so that what it lacks is unknown. */
    allowPartial: fc.boolean(),
    /** What stood in its place before, if anything. */
    replaced: fc.option(rows, { freq: 2 }),
  })
  .map((one) => ({ ...one, variant: one.effectiveFrom < "2026" ? null : one.variant }));

type RandomRelease = typeof release extends fc.Arbitrary<infer R> ? R : never;

const keyOf = ({ effectiveFrom, variant }: RandomRelease): string =>
  `${effectiveFrom} ${variant ?? ""}`;

type Step = (graph: Graph) => Promise<unknown>;

const importOf =
  (
    some: readonly RowToMake[],
    { effectiveFrom, variant, allowPartial }: RandomRelease,
    replace: boolean,
  ): Step =>
  (graph) =>
    putRelease(graph, madeUpRelease(some, { effectiveFrom, variant }), { replace, allowPartial });

describe("any imports [embedded]", () => {
  test("in any order, with any replaced on the way, give what the last of each give from nothing", async () => {
    const facts = await seedFacts();
    const bare: CuratedFile = {
      ...facts,
      codes: facts.codes.map((code) => ({ ...code, indicators: [], steps: [] })),
      rules: facts.rules.slice(3),
      sections: facts.sections.filter(({ id }) => !id.startsWith("cpt-surgery-digestive")),
    };
    const seeds: Step[][] = [
      [(graph) => putSeed(graph, facts)],
      [(graph) => putSeed(graph, bare), (graph) => putSeed(graph, facts)],
    ];
    const cases = fc
      .record({
        releases: fc.uniqueArray(release, { minLength: 1, maxLength: 4, selector: keyOf }),
        seed: fc.constantFrom(...seeds),
      })
      .chain(({ releases, seed }) => {
        const chains: Step[][] = [
          seed,
          ...releases.map((one) => [
            ...(one.replaced === null ? [] : [importOf(one.replaced, one, false)]),
            importOf(one.rows, one, true),
          ]),
        ];
        // An order of all steps in which those of one chain keep theirs.
        const tickets = chains.flatMap((chain, i) => chain.map(() => i));
        return fc
          .shuffledSubarray(
            tickets.map((_, i) => i),
            {
              minLength: tickets.length,
              maxLength: tickets.length,
            },
          )
          .map((order) => {
            const left = chains.map((chain) => [...chain]);
            const steps = order.map((i) => left[tickets[i] ?? 0]?.shift());
            return { releases, steps: steps.filter((step) => step !== undefined) };
          });
      });
    await fc.assert(
      fc.asyncProperty(cases, async ({ releases, steps }) => {
        const graph = new MemoryGraph();
        for (const step of steps) await step(graph);
        const expected = await builtBy(
          (fresh) => putSeed(fresh, facts),
          ...[...releases]
            .sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
            .map((one) => importOf(one.rows, one, false)),
        );
        expect(await differences(graph.view(), expected)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  }, 300_000);
});
