import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Graph } from "../../../src/graph/graph.ts";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import type { CuratedFile } from "../../../src/sources/curated/format.ts";
import { ROW_SOURCES } from "../../../src/sources/registry.ts";
import { importRelease } from "../../../src/sources/releases/import-release.ts";
import { releaseId, releaseKey } from "../../../src/sources/releases/release.ts";
import { removeRelease } from "../../../src/sources/releases/remove-release.ts";
import { sampleRow } from "../mpfs/made-up-releases.ts";
import { builtBy, differences, madeUpRelease, putRelease, putSeed, seedFacts } from "./graphs.ts";
import { fileOf, randomRelease, type RandomRelease } from "./random-releases.ts";

type Step = (graph: Graph) => Promise<unknown>;

const OPTIONS = {
  now: new Date("2026-02-03T04:05:06Z"),
  onProgress: () => undefined,
};

const importOf =
  (release: RandomRelease, replace = false): Step =>
  (graph) => {
    const source = ROW_SOURCES.find(({ slug }) => slug === release.slug);
    if (source === undefined) throw new Error(`No source ${release.slug}.`);
    return importRelease(graph, source, fileOf(release), {
      ...OPTIONS,
      replace,
      allowPartial: release.allowPartial,
    });
  };

const keyOf = ({ slug, effectiveFrom, setting }: RandomRelease): string =>
  releaseKey({ source: slug, effectiveFrom, setting, variant: null });

const removalOf =
  (release: RandomRelease): Step =>
  (graph) =>
    removeRelease(graph, releaseId(keyOf(release)), () => undefined);

/** The fee schedule of a date, whose rows say which date it is; the later ones have more. */
const feeSchedule = (year: number): readonly [put: Step, remove: Step] => {
  const rows = ["20560", "45378", "G0001", "97810"]
    .slice(0, year - 2_021)
    .map((code) => sampleRow({ code, work: year }));
  const put: Step = (graph) =>
    putRelease(graph, madeUpRelease(rows, { effectiveFrom: `${year}-01-01` }));
  const remove: Step = (graph) =>
    removeRelease(graph, `Release:mpfs:${year}-01-01`, () => undefined);
  return [put, remove];
};

/** One chain of steps a release: it may come with other rows first, and may go again. */
const chains = fc
  .uniqueArray(
    fc.record({
      release: randomRelease,
      other: fc.option(randomRelease),
      fate: fc.constantFrom("stays", "stays", "goes"),
    }),
    { maxLength: 7, selector: ({ release }) => keyOf(release) },
  )
  .map((list) =>
    list.map(({ release, other, fate }) => {
      const earlier =
        other?.slug === release.slug ? [importOf({ ...release, rows: other.rows })] : [];
      return {
        release,
        stays: fate === "stays",
        steps: [
          ...earlier,
          importOf(release, true),
          ...(fate === "stays" ? [] : [removalOf(release)]),
        ],
      };
    }),
  );

describe("releases of all sources [embedded]", () => {
  test("coming and going in any order give what those that stay give from nothing", async () => {
    const facts = await seedFacts();
    const bare: CuratedFile = {
      ...facts,
      codes: facts.codes.map((code) => ({ ...code, indicators: [], performedBy: [] })),
      providerTypes: facts.providerTypes.slice(1),
      rules: facts.rules.slice(3),
    };
    const cases = fc
      .record({ chains, keepsFeeSchedule: fc.boolean() })
      .chain(({ chains: some, keepsFeeSchedule }) => {
        const [put, remove] = feeSchedule(2023);
        const [later] = feeSchedule(2025);
        const all: Step[][] = [
          ...some.map(({ steps }) => steps),
          [(graph) => putSeed(graph, facts)],
          keepsFeeSchedule ? [put] : [put, remove],
          [later],
        ];
        const tickets = all.flatMap((chain, i) => chain.map(() => i));
        return fc
          .shuffledSubarray(
            tickets.map((_, i) => i),
            { minLength: tickets.length, maxLength: tickets.length },
          )
          .map((order) => {
            const left = all.map((chain) => [...chain]);
            return {
              steps: order.flatMap((i) => left[tickets[i] ?? 0]?.shift() ?? []),
              stay: [
                ...some.filter(({ stays }) => stays).map(({ release }) => importOf(release)),
                ...(keepsFeeSchedule ? [put] : []),
                later,
              ],
              names: order.map((i) => tickets[i]),
            };
          });
      });
    await fc.assert(
      fc.asyncProperty(cases, async ({ steps, stay }) => {
        const graph = new MemoryGraph();
        await putSeed(graph, bare);
        for (const step of steps) await step(graph);
        const expected = await builtBy((fresh) => putSeed(fresh, facts), ...stay);
        expect(await differences(graph.view(), expected)).toEqual([]);
      }),
      { numRuns: 30, endOnFailure: true },
    );
  }, 300_000);
});
