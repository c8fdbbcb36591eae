import { openMpfs } from "../../../src/sources/mpfs/read-mpfs.ts";
import type { MpfsRelease, MpfsRow, OpenMpfsOptions } from "../../../src/sources/mpfs/read-mpfs.ts";
import { collect } from "../files/byte-sources.ts";
import type { RowToMake } from "./made-up-releases.ts";

/** Opens a release and reads all of its rows. */
export async function readRelease(
  path: string,
  options?: OpenMpfsOptions,
): Promise<{ release: MpfsRelease; rows: MpfsRow[] }> {
  const release = await openMpfs(path, options);
  return { release, rows: await collect(release.rows()) };
}

/** What is left of a row when its place in the file does not matter. */
export function withoutPlace({ row: _row, ...facts }: MpfsRow): Omit<MpfsRow, "row"> {
  return facts;
}

/** What a reader is to make of a row that was written. */
export function asRead({ pricing: _pricing, ...facts }: RowToMake): Omit<MpfsRow, "row"> {
  return facts;
}
