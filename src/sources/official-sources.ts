import type { Graph } from "../graph/graph.ts";
import { openAoc } from "./aoc/read-aoc.ts";
import type { OnProgress } from "./files/progress.ts";
import { openGpci } from "./gpci/read-gpci.ts";
import { openHcpcs } from "./hcpcs/read-hcpcs.ts";
import { importMpfs, planMpfs } from "./mpfs/import-mpfs.ts";
import { openMpfs, type MpfsVariant } from "./mpfs/read-mpfs.ts";
import { openMue } from "./mue/read-mue.ts";
import { openNucc } from "./nucc/read-nucc.ts";
import { openOpps } from "./opps/read-opps.ts";
import { openPos } from "./pos/read-pos.ts";
import { openPtp } from "./ptp/read-ptp.ts";
import { openRbcs } from "./rbcs/read-rbcs.ts";
import { ROW_SOURCES } from "./registry.ts";
import { batchesOf, type ReleaseFile } from "./release-file.ts";
import { importRelease, planRelease } from "./releases/import-release.ts";
import type { KnownRelease } from "./releases/known-releases.ts";
import type { ImportOptions, ImportSummary } from "./releases/write-release.ts";
import type { NumberedRow } from "./source.ts";

/** What helps to open a file that does not tell everything of itself. */
export interface OpenOptions {
  /** The first day on which the release holds: YYYY-MM-DD. */
  readonly effectiveFrom?: string;
  /** Which member of an archive to read, by its path or base name. */
  readonly member?: string;
  /** Which of two fee schedules of one date. */
  readonly variant?: string;
  /** Whose procedure pairs. */
  readonly setting?: string;
  /** Whether parts of the release may be missing. */
  readonly allowPartial?: boolean;
  readonly onProgress?: OnProgress;
}

/** A release that was opened. */
export interface OpenedRelease {
  readonly file: ReleaseFile<NumberedRow>;
  /** Imports it, once; `ready` is called when all rows are read and nothing is written yet. */
  importInto(
    graph: Graph,
    options: ImportOptions,
    ready: () => Promise<void>,
  ): Promise<ImportSummary>;
  /**
   * Reads it as an import does, once, and tells what that would add beside these releases; null if
   * it is there already.
   *
   * @throws SourceError as the import would
   */
  plan(known: readonly KnownRelease[], options: ImportOptions): Promise<KnownRelease | null>;
}

/** A source of official files. */
export interface OfficialSource {
  readonly slug: string;
  /** What its files are, for a help text. */
  readonly about: string;
  /** Opens one release, of which each file is one; or, of a source in parts, all files together. */
  open(paths: readonly string[], options: OpenOptions): Promise<OpenedRelease>;
  readonly inParts?: true;
  /** Values of `variant` of which an archive may hold one each. */
  readonly variants?: readonly string[];
}

const table = (
  slug: string,
  about: string,
  open: (path: string, options: OpenOptions) => Promise<ReleaseFile<NumberedRow>>,
): OfficialSource => ({
  slug,
  about,
  open: async ([path = ""], options) => kept(slug, await open(path, options)),
});

/** A release of a source whose rows are kept. */
function kept(slug: string, file: ReleaseFile<NumberedRow>): OpenedRelease {
  const source = ROW_SOURCES.find((one) => one.slug === slug);
  if (source === undefined) throw new Error(`There is no source ${slug}.`);
  return {
    file,
    importInto: (graph, options, ready) =>
      importRelease(graph, source, endingWith(file, ready), options),
    plan: (known, options) => planRelease(source, file, known, options),
  };
}

/** The same file, with work to do between its last row and the end. */
function endingWith<File extends ReleaseFile<object>>(
  file: File,
  ready: () => Promise<void>,
): File {
  const batches = batchesOf(file);
  return Object.assign(file, {
    batches: async function* () {
      yield* batches;
      await ready();
    },
  });
}

/** In the order in which they are imported best: what describes codes before what refers to them. */
export const OFFICIAL_SOURCES: readonly OfficialSource[] = [
  table("hcpcs", "HCPCS Level II, codes and modifiers (HCPC…_ANWEB)", openHcpcs),
  {
    slug: "mpfs",
    about: "the Medicare physician fee schedule, relative values (PPRRVU)",
    variants: ["QUALIFYING_APM", "NON_QUALIFYING_APM"] satisfies MpfsVariant[],
    open: async ([path = ""], options) => {
      const file = await openMpfs(path, options);
      return {
        file,
        importInto: (graph, importing, ready) =>
          importMpfs(graph, endingWith(file, ready), importing),
        plan: (known, importing) => planMpfs(file, known, importing),
      };
    },
  },
  table("opps", "addendum B of the hospital outpatient payment system", openOpps),
  table("mue", "medically unlikely edits of one setting (MCR_MUE_…)", openMue),
  table("aoc", "add-on code edits of NCCI (AOC_…)", openAoc),
  table("rbcs", "the restructured BETOS classification (RBCS)", openRbcs),
  table("nucc", "the provider taxonomy of the NUCC (nucc_taxonomy_…)", openNucc),
  table("gpci", "payment localities with their cost indices (addendum E, GPCI)", openGpci),
  table("pos", "places of service", openPos),
  {
    slug: "ptp",
    about:
      "procedure-to-procedure edits of NCCI, all parts of a quarter together (ccipra-…, ccioph-…)",
    inParts: true,
    open: async (paths, options) => kept("ptp", await openPtp(paths, options)),
  },
];
