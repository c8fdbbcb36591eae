import { describe, expect, test } from "@jest/globals";
import { summaryLines } from "../../src/cli/import-summary.ts";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { OFFICIAL_SOURCES } from "../../src/sources/official-sources.ts";
import { useTemporaryFiles } from "../sources/files/temporary-files.ts";
import { putSeed } from "../sources/import/graphs.ts";
import { textOf, WHOLE } from "../sources/ptp/made-up-parts.ts";

const write = useTemporaryFiles();

/** The lines that an import of files prints. */
async function linesOf(slug: string, ...paths: readonly string[]): Promise<string[]> {
  const source = OFFICIAL_SOURCES.find((one) => one.slug === slug);
  if (source === undefined) throw new Error(`There is no source ${slug}.`);
  const graph = new MemoryGraph();
  await putSeed(graph);
  const release = await source.open(paths, {});
  const summary = await release.importInto(
    graph,
    { replace: false, allowPartial: true, now: new Date(0), onProgress: () => undefined },
    () => Promise.resolve(),
  );
  return summaryLines(summary, "0.1");
}

describe("the summary of an import", () => {
  test("tells how the day is known where the file does not state it", async () => {
    const path = await write(
      "ncci_aoc.csv",
      "primary_code,add_on_code,aoc_edit_type\nCCCCC,0054T,2\n00100,00101,1\n",
    );
    expect((await linesOf("aoc", path)).slice(0, 4)).toEqual([
      "Imported Release:aoc:2013-04-01",
      "  file      ncci_aoc.csv",
      "  day       ncci_aoc.csv does not say from which day it holds; 2013-04-01 is taken, the day on which the first add-on code edits took effect.",
      "  rows      2 read, 2 used, 0 rejected",
    ]);
  });

  test("shows on one line each what stood among the rows and is none", async () => {
    const path = await write(
      "nucc_taxonomy_251.csv",
      'Code,Grouping,Classification,Specialization,Definition,Notes\n111N00000X,Made-up group,Made-up class,,,\n"Copyright 2009\n  Nobody",,,,,\n',
    );
    const lines = await linesOf("nucc", path);
    expect(lines.filter((line) => line.startsWith("  notice"))).toEqual([
      "  notice    Copyright 2009 Nobody",
    ]);
  });

  test("names all parts of a release", async () => {
    const parts = [WHOLE.slice(0, 6), WHOLE.slice(6)].map((rows, i) =>
      write(`ccipra-v322r0-f${i + 1}.txt`, textOf(rows)),
    );
    expect((await linesOf("ptp", ...(await Promise.all(parts)))).slice(0, 5)).toEqual([
      expect.stringMatching(/^Imported Release:ptp:/),
      expect.stringMatching(/^ {2}title/),
      "  file      ccipra-v322r0-f1.txt",
      "            ccipra-v322r0-f2.txt",
      expect.stringMatching(/^ {2}rows/),
    ]);
  });

  test("shows ten of the rows that could not be used, and how many more there are", () => {
    const rejected = Array.from({ length: 12 }, (_, i) => ({ row: i, reason: "why", text: "" }));
    const lines = summaryLines(
      {
        release: "Release:gpci:2025-01-01",
        title: null,
        files: ["made-up.csv"],
        dayNote: null,
        notices: [],
        notes: [],
        rowsRead: 1_234,
        rowsUsed: 1_222,
        codes: 3,
        rejected,
        changed: false,
        epoch: 4,
      },
      "0.1",
    );
    expect(lines[0]).toBe("The graph has Release:gpci:2025-01-01 already: nothing changes.");
    expect(lines.filter((line) => line.startsWith("    row"))).toHaveLength(10);
    expect(lines).toContain("    2 more, see --report");
  });
});
