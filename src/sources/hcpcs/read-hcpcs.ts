import type { ReleaseFile } from "../release-file.ts";
import { openTableRelease, type OpenOptions } from "../tables/open-release.ts";
import type { TableSource } from "../tables/table-source.ts";
import { COLUMNS, type HcpcsColumn } from "./columns.ts";
import { toRow } from "./fields.ts";
import { openFixedWidth } from "./fixed-width-lines.ts";
import type { HcpcsRow } from "./hcpcs-row.ts";
import { assembleLines } from "./lines.ts";

export type { HcpcsRow } from "./hcpcs-row.ts";

/** HCPCS Level II as a source of tables. */
export const HCPCS: TableSource<HcpcsColumn, HcpcsRow> = {
  slug: "hcpcs",
  what: "file of HCPCS Level II",
  hint: "Give the alpha-numeric HCPCS file (HCPC2025_OCT_ANWEB and the like) as .xlsx, .csv or .txt, or the archive that holds it.",
  columns: COLUMNS,
  // The records of the text are the original: workbooks of some years lack dates that it has.
  preference: ["TXT", "CSV", "XLSX"],
  openText: openFixedWidth,
  assemble: assembleLines,
  toRow,
  starts: () => ["A", "E", "G", "J", "L", "V"],
  keyOf: ({ code }) => code,
};

/**
 * Opens a release of HCPCS Level II, codes and modifiers, as it was downloaded: XLSX, CSV, the
 * fixed-width text, or an archive that holds one of them beside reports and notes.
 *
 * @throws SourceError
 */
export function openHcpcs(path: string, options: OpenOptions = {}): Promise<ReleaseFile<HcpcsRow>> {
  return openTableRelease(path, HCPCS, options);
}
