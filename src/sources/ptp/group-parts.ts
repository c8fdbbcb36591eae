import type { Day } from "../../graph/day.ts";
import { openFile } from "../files/byte-source.ts";
import { SourceError } from "../source-error.ts";
import { isNamedAsPart, readNames, type PartName } from "./identity.ts";
import { findParts } from "./part.ts";
import type { PtpSetting } from "./ptp-row.ts";

/** Files that hold parts of one release; to be opened together. */
export interface PtpGroup {
  /** Null when no name tells it: a flag has to. */
  readonly effectiveFrom: Day | null;
  readonly setting: PtpSetting | null;
  /** Each once, in the order of their parts. A file with parts of two releases is in both groups. */
  readonly paths: readonly string[];
}

/**
 * Finds the files with procedure-to-procedure edits among many, by their content, and groups them
 * by release, the oldest first. What is not such a file is in no group. One that cannot be read but
 * has the name of a part is, so that opening its group says what is wrong with it.
 */
export async function groupPtpParts(paths: readonly string[]): Promise<PtpGroup[]> {
  const groups = new Map<string, { name: PartName; paths: [path: string, number: number][] }>();
  for (const path of paths) {
    for (const name of await namesIn(path)) {
      const key = `${name.effectiveFrom ?? ""} ${name.setting ?? ""}`;
      const group = groups.get(key) ?? { name, paths: [] };
      groups.set(key, group);
      if (!group.paths.some(([other]) => other === path))
        group.paths.push([path, name.number ?? 0]);
    }
  }
  return [...groups.entries()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { name, paths: found }]) => ({
      effectiveFrom: name.effectiveFrom,
      setting: name.setting,
      paths: found.sort(([, a], [, b]) => a - b).map(([path]) => path),
    }));
}

async function namesIn(path: string): Promise<readonly PartName[]> {
  const file = await openFile(path);
  try {
    return await findParts(file);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return error.code !== "NOT_THIS_SOURCE" && isNamedAsPart(file.name)
      ? [readNames([file.name])]
      : [];
  }
}
