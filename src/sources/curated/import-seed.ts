import type { Graph } from "../../graph/graph.ts";
import type { CuratedFile } from "./format.ts";
import { importCurated, type CuratedSummary } from "./import-curated.ts";
import { SEED_FROM } from "./seed-release.ts";

/** What an import of the seed did. */
export type SeedSummary = CuratedSummary;

/** Puts the reference facts into the graph, in place of what an earlier version of them said. */
export const importSeed = (graph: Graph, facts: CuratedFile, now: Date): Promise<SeedSummary> =>
  importCurated(
    graph,
    {
      source: "seed",
      effectiveFrom: SEED_FROM,
      title: "Reference facts of Codeloom",
      files: ["seed"],
      facts,
    },
    now,
  );
