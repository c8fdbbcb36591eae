import { openHcpcs, type HcpcsRow } from "../../../src/sources/hcpcs/read-hcpcs.ts";
import type { ReleaseFile } from "../../../src/sources/release-file.ts";
import type { OpenOptions } from "../../../src/sources/tables/open-release.ts";
import { collect } from "../files/byte-sources.ts";

/** Opens a release and reads all of its rows. */
export async function readRelease(
  path: string,
  options?: OpenOptions,
): Promise<{ release: ReleaseFile<HcpcsRow>; rows: HcpcsRow[] }> {
  const release = await openHcpcs(path, options);
  return { release, rows: await collect(release.rows()) };
}

/** What is left of a row when its place in the file does not matter. */
export function withoutPlace({ row: _row, ...facts }: HcpcsRow): Omit<HcpcsRow, "row"> {
  return facts;
}

/** A text of some length, of words that are all different. */
export function longText(words: number): string {
  return Array.from({ length: words }, (_, index) => `made-up${index + 1}`).join(" ");
}
