import type { Graph } from "../../src/graph/graph.ts";
import { importSeed } from "../../src/sources/curated/import-seed.ts";
import { readCurated, SEED_FOLDER } from "../../src/sources/curated/read-curated.ts";
import { EDITS, FEES, OPTIONS, putFees, putRows } from "../api/claim/made-up-world.ts";

/** A code that only made-up official files speak of: a test of two components, with many edits. */
export const IMPORTED = "71046";

/** How many edits it has, so that they are more than a page and more than a graph shows. */
export const MANY = 62;

const manyEdits = Array.from({ length: MANY - 1 }, (_, i) => ({
  columnOne: "71046",
  columnTwo: String(30_001 + i),
  priorTo1996: false,
  effective: "2020-01-01",
  lastDay: null,
  modifierIndicator: "1",
  rationale: 'Made-up, with a "quote"',
}));

const byColumnOne = (a: object, b: object): number =>
  (a as { columnOne: string }).columnOne < (b as { columnOne: string }).columnOne ? -1 : 1;

/** Fills a graph with the seed and with made-up official files of two dates. */
export async function fillExplored<G extends Graph>(graph: G): Promise<G> {
  await importSeed(graph, await readCurated(SEED_FOLDER), OPTIONS.now);
  const earlier = FEES.map((row) =>
    row.code === IMPORTED ? { ...row, bilateralSurgery: "1" } : row,
  );
  await putFees(graph, earlier, "2023-01-01");
  await putFees(graph, FEES);
  await putRows(graph, { ...EDITS, rows: [...EDITS.rows, ...manyEdits].sort(byColumnOne) });
  await putRows(graph, {
    slug: "mue",
    setting: "PRACTITIONER",
    effectiveFrom: "2025-10-01",
    rows: [
      { code: IMPORTED, units: 2, adjudication: "3", rationale: "Made-up reason" },
      { code: "20560", units: 1, adjudication: "2", rationale: "Made-up reason" },
    ],
  });
  return graph;
}
