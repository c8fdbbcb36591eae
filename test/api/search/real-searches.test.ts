import { beforeAll, expect, test } from "@jest/globals";
import { buildIndex, searchIndex } from "../../../src/api/search/build-index.ts";
import { Alternatives } from "../../../src/api/search/alternatives.ts";
import { readEntries } from "../../../src/api/search/read-entries.ts";
import type { SearchIndex } from "../../../src/api/search/search-index.ts";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { openMpfs } from "../../../src/sources/mpfs/read-mpfs.ts";
import { describeRealFiles, realFile } from "../../sources/files/real-files.ts";
import { putRelease, putSeed } from "../../sources/import/graphs.ts";

const FILE = "mpfs/PPRRVU2025_Oct.csv";
const ANYTHING = { types: null, systems: null, active: null };

/** What is typed, and one of the codes that are meant, which must be among the first so many. */
const SEARCHES: readonly (readonly [text: string, code: string, among: number])[] = [
  ["45378", "45378", 1],
  ["dry neeedling", "20560", 1],
  ["accupuncture", "97810", 1],
  ["colonoscopy with biopsy", "44389", 1],
  ["colonosopy biopsies", "44389", 3],
  ["mri brain without contrast", "70551", 4],
  ["cat scan head w/o dye", "70450", 3],
  ["ultrasound abdomen", "76705", 3],
  ["total knee arthroplasty", "27447", 2],
  ["partial hip replacement", "27125", 1],
  ["open biopsy of breast", "19101", 1],
  ["breast biopsy", "19081", 10],
  ["emergency dept visit", "99282", 6],
  ["xray chest 2 views", "71046", 2],
  ["remove tonsils", "42826", 10],
  ["appendectomy", "44950", 5],
  ["laparoscopic appendectomy", "44970", 2],
  ["cataract", "66984", 20],
  ["sleep study", "95810", 20],
  ["manual therapy", "97140", 3],
];

describeRealFiles("Searches over the real fee schedule", [FILE], () => {
  let graph: MemoryGraph;
  let index: SearchIndex;

  beforeAll(async () => {
    graph = new MemoryGraph();
    await putSeed(graph);
    await putRelease(graph, await openMpfs(realFile(FILE)));
    index = await searchIndex(graph.view());
  });

  test.each(SEARCHES)("%s finds %s among the first %i", (text, code, among) => {
    const { hits } = index.page(text, ANYTHING, "2025-11-01", among, null);
    expect(hits.map(({ entry }) => entry.id)).toContain(`Code:${code}`);
  });

  test("whatever is typed of a phrase finds at most what there is, each once", () => {
    for (const phrase of SEARCHES.map(([text]) => text))
      for (let length = 1; length <= phrase.length; length++) {
        const text = phrase.slice(0, length);
        const { hits, totalCount } = index.page(text, ANYTHING, "2025-11-01", 100, null);
        expect(new Set(hits.map(({ entry }) => entry.id)).size).toBe(hits.length);
        expect(totalCount).toBeGreaterThanOrEqual(hits.length);
      }
  });

  test("others have their turn while the index is made", async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 1);
    await buildIndex(await readEntries(graph.view()), new Alternatives([]));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(10);
  });
});
