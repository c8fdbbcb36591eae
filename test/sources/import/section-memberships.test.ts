import { describe, expect, test } from "@jest/globals";
import type { Graph } from "../../../src/graph/graph.ts";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { AOC_SOURCE } from "../../../src/sources/aoc/aoc-source.ts";
import type { AocRow } from "../../../src/sources/aoc/read-aoc.ts";
import { importRelease } from "../../../src/sources/releases/import-release.ts";
import { removeRelease } from "../../../src/sources/releases/remove-release.ts";
import { sampleRow } from "../mpfs/made-up-releases.ts";
import { altered } from "./alterations.ts";
import { all } from "./comparison.ts";
import { builtBy, differences, madeUpRelease, putRelease, putSeed } from "./graphs.ts";
import { readPage } from "./seed-page.ts";

const MUSCLES = "Family:section-cpt-surgery-musculoskeletal-general";
const BREAST = "Family:section-cpt-surgery-skin-breast";
const MEDICINE = "Family:section-cpt-medicine-neurology";

/** A code that add-on edits alone name, and its primary. */
const PAIR: AocRow = {
  row: 2,
  addOn: "95999",
  primary: "20555",
  type: "1",
  effective: "2013-04-01",
  lastDay: null,
};

const putPairs = (graph: Graph) =>
  importRelease(
    graph,
    AOC_SOURCE,
    {
      source: "aoc",
      setting: null,
      variant: null,
      effectiveFrom: "2025-01-01",
      title: "Made-up pairs",
      file: "made-up.txt",
      sha256: "0".repeat(64),
      form: "TEXT",
      rejected: [],
      rowsRead: 1,
      rows: async function* () {
        yield await Promise.resolve(PAIR);
      },
    },
    { replace: false, allowPartial: true, now: new Date(0), onProgress: () => undefined },
  );

const putRows = (graph: Graph) =>
  putRelease(graph, madeUpRelease([sampleRow({ code: "20550" }), sampleRow({ code: "20560" })]));

const sectionsOf = async (graph: Graph, code: string, day = "1999-01-01"): Promise<unknown[]> => {
  const { families } = (await readPage(graph.view(), code, day)) as unknown as {
    families: { id: string }[];
  };
  return families.map(({ id }) => id);
};

describe("the section of a code [embedded]", () => {
  test("is there from the moment that any file names the code, on any day", async () => {
    const graph = new MemoryGraph();
    await putSeed(graph);
    await putPairs(graph);
    await putRows(graph);
    for (const code of ["20550", "20555", "20560"])
      expect(await sectionsOf(graph, code)).toEqual([MUSCLES]);
    expect(await sectionsOf(graph, "95999")).toEqual([MEDICINE]);
  });

  test("is the same whatever came first", async () => {
    const expected = await builtBy(putSeed, putPairs, putRows);
    const putOther = async (graph: Graph) => putSeed(graph, await altered("other sections"));
    for (const steps of [
      [putRows, putSeed, putPairs],
      [putOther, putPairs, putRows, putSeed],
      [putOther, putRows, putSeed, putPairs],
    ]) {
      const graph = new MemoryGraph();
      for (const step of steps) await step(graph);
      expect(await differences(graph.view(), expected)).toEqual([]);
    }
  });

  test("changes for all codes with another version of the sections", async () => {
    const other = await altered("other sections");
    const graph = new MemoryGraph();
    await putSeed(graph);
    await putPairs(graph);
    await putRows(graph);
    await putSeed(graph, other);
    expect(await sectionsOf(graph, "20555")).toEqual([BREAST]);
    const expected = await builtBy((fresh) => putSeed(fresh, other), putPairs, putRows);
    expect(await differences(graph.view(), expected)).toEqual([]);
  });

  test("does not keep a code in the graph that nothing names any more", async () => {
    const graph = new MemoryGraph();
    await putSeed(graph);
    await putRows(graph);
    await putPairs(graph);
    await removeRelease(graph, "aoc:2025-01-01", () => undefined);
    const ids = (await all(graph.view().nodes("Code"))).map(({ id }) => id);
    expect(ids).not.toContain("Code:95999");
    expect(await differences(graph.view(), await builtBy(putSeed, putRows))).toEqual([]);
  });

  test("is part of larger ones, up to its code set", async () => {
    const graph = new MemoryGraph();
    await putSeed(graph);
    const parents = new Map(
      (await all(graph.view().relationships("PART_OF"))).map(({ from, to }) => [from, to]),
    );
    const path = [MUSCLES];
    for (let next = parents.get(MUSCLES); next !== undefined; next = parents.get(next))
      path.push(next);
    expect(path).toEqual([
      MUSCLES,
      "Family:section-cpt-surgery-musculoskeletal",
      "Family:section-cpt-surgery",
      "Family:section-cpt",
    ]);
  });
});
