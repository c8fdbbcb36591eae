import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeUpFiles } from "./made-up/make-up-files.ts";

const REAL = join(import.meta.dirname, "../../../shared/data");
export const KEPT = join(import.meta.dirname, "../.data");

/** The files that the graph is made of. */
export interface DataFiles {
  readonly isReal: boolean;
  /** A folder or files, for `codeloom import`. */
  readonly all: readonly string[];
  /** The newest fee schedule, as CSV. */
  readonly feeSchedule: string;
  /** The parts of a release of procedure pairs. */
  readonly pairs: readonly string[];
}

/** The published files where they lie beside the repository, else made-up ones of their size. */
export async function dataFiles(say: (line: string) => void, madeUp = false): Promise<DataFiles> {
  if (existsSync(REAL) && !madeUp)
    return {
      isReal: true,
      all: [REAL],
      feeSchedule: join(REAL, "mpfs/PPRRVU2025_Oct.csv"),
      pairs: [1, 2, 3, 4].map((part) => join(REAL, `ncci/ccipra-2024q3-f${part}.zip`)),
    };
  say("Made-up files stand in for the published ones, which are looked for in ../shared/data.");
  return makeUpFiles(join(KEPT, "made-up"));
}

/** All codes of a fee schedule, by the raw lines of its file. */
export function codesOf(feeSchedule: string): string[] {
  const codes = readFileSync(feeSchedule, "latin1").match(/^(?!HCPCS)[A-Z0-9]{5}(?=,)/gm) ?? [];
  return [...new Set(codes)].sort();
}
