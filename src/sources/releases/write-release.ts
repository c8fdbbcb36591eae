import type { Graph, GraphWriter } from "../../graph/graph.ts";
import type { RejectedRow, ReleaseFile } from "../release-file.ts";
import { releaseId, releaseKey, type ReleaseDescription } from "./release.ts";

/** What an import did, for the summary. */
export interface ImportSummary {
  readonly release: string;
  readonly title: string | null;
  /** All files that the release came in. */
  readonly files: readonly string[];
  /** How its day is known, where neither a file nor a flag states it; else null. */
  readonly dayNote: string | null;
  /** What stood among the rows and is none. */
  readonly notices: readonly string[];
  readonly rowsRead: number;
  readonly rowsUsed: number;
  /** Codes that the file names. */
  readonly codes: number;
  readonly rejected: readonly RejectedRow[];
  /** What its user should know of other releases since it came, in sentences. */
  readonly notes: readonly string[];
  /** False where the release was there already. */
  readonly changed: boolean;
  readonly epoch: number;
}

export interface ImportOptions {
  /** Take the place of a release of the same identity that says something else. */
  readonly replace: boolean;
  /** Take a file that seems to hold part of a release only. */
  readonly allowPartial: boolean;
  readonly now: Date;
  readonly onProgress: (step: string, done: number, total: number) => void;
}

type Content = Pick<ReleaseDescription, "contentHash" | "rows" | "parts">;

/** Describes the release that a file holds, when all of its rows are read. */
export const describeFile = (
  file: ReleaseFile<object>,
  content: Content,
  { allowPartial, now }: ImportOptions,
): ReleaseDescription => ({
  source: file.source,
  setting: file.setting,
  variant: file.variant,
  effectiveFrom: file.effectiveFrom,
  ...(file.dayAssumed == null ? {} : { dayAssumed: file.dayAssumed }),
  title: file.title,
  file: file.file,
  ...(file.files === undefined ? {} : { files: file.files }),
  form: file.form,
  sha256: file.sha256,
  rejected: file.rejected.length,
  whole: !allowPartial,
  importedAt: now,
  ...content,
});

/** Writes a release that was read from a file, and tells what that did. */
export async function writeRelease(
  graph: Graph,
  file: ReleaseFile<object>,
  { rows, codes }: { readonly rows: number; readonly codes: number },
  change: (writer: GraphWriter) => Promise<readonly string[]>,
): Promise<ImportSummary> {
  const before = graph.view().epoch;
  let notes: readonly string[] = [];
  const epoch = await graph.write(async (writer) => {
    notes = await change(writer);
  });
  return {
    release: releaseId(releaseKey(file)),
    title: file.title,
    files: file.files ?? [file.file],
    dayNote: file.dayNote ?? null,
    notices: file.notices ?? [],
    rowsRead: file.rowsRead,
    rowsUsed: rows,
    codes,
    rejected: file.rejected,
    notes,
    changed: epoch !== before,
    epoch,
  };
}
