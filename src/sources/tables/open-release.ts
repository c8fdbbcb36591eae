import { basename, posix } from "node:path";
import type { Day } from "../../graph/day.ts";
import { noRows } from "../damaged-file.ts";
import { openFile } from "../files/byte-source.ts";
import { openMember } from "../files/members.ts";
import type { OnProgress } from "../files/progress.ts";
import { sha256Of } from "../files/sha256.ts";
import type { ReleaseFile } from "../release-file.ts";
import { SourceError } from "../source-error.ts";
import { chooseMember } from "./choose-member.ts";
import { RecordReader } from "./record-reader.ts";
import { settleDay } from "./settle-day.ts";
import { openTable, type Table } from "./table.ts";
import type { TableEvidence, TableSource } from "./table-source.ts";

export interface OpenOptions {
  /** The first day on which the release holds, for files that do not tell it: YYYY-MM-DD. */
  readonly effectiveFrom?: string;
  /** Which member of an archive to read, by its path or base name. */
  readonly member?: string;
  /** A later day is announced, and tells nothing of when a file holds; by default that of the clock. */
  readonly today?: Day;
  /** Told how much of the file or member has been read, in bytes, as rows are. */
  readonly onProgress?: OnProgress;
}

/** A release of a source of tables, which tells what an import must say of it. */
export type TableRelease<Row> = ReleaseFile<Row> &
  Required<Pick<ReleaseFile<Row>, "dayNote" | "notices">>;

/**
 * Opens a release of a source of tables, as it was downloaded: CSV, tab-separated text, XLSX, a
 * text form of the source's own, or an archive that holds one. Its header and first row are read,
 * so that what is not of this source, or not known to be which release, is refused before any row
 * is given.
 *
 * @throws SourceError
 */
export async function openTableRelease<Key extends string, Row extends object>(
  path: string,
  source: TableSource<Key, Row>,
  options: OpenOptions = {},
): Promise<TableRelease<Row>> {
  const file = await openFile(path);
  const { member, table } = await openMember(
    file,
    (content) => openTable(content, source),
    (archive) => chooseMember(archive, source),
    options.member,
  );
  const evidence: TableEvidence<Key> = {
    form: table.form,
    preamble: table.preamble,
    headings: table.headings,
    names: member === file ? [file.name] : [posix.basename(member.name), file.name],
    first: await firstFields(table, member.name),
  };
  const { day, note, assumed } = await settleDay(table, evidence, source, options);
  const reader = new RecordReader(table, source, evidence, basename(member.name));
  let opened = false;
  return {
    source: source.slug,
    setting: settleSetting(evidence, source),
    variant: null,
    effectiveFrom: day,
    dayNote: note,
    dayAssumed: assumed,
    title: source.titleOf?.(evidence) ?? null,
    file: basename(member.name),
    sha256: await sha256Of(file),
    form: table.form,
    rejected: reader.rejected,
    notices: reader.notices,
    get lacking() {
      return reader.lacking;
    },
    get rowsRead() {
      return reader.rowsRead;
    },
    rows() {
      if (opened) throw new Error("The rows of a release can be read once.");
      opened = true;
      return reader.rows(options.onProgress);
    },
  };
}

/** A release of a source that has several settings is of one of them: it is part of its identity. */
function settleSetting<Key extends string>(
  evidence: TableEvidence<Key>,
  source: TableSource<Key, object>,
): string | null {
  if (source.settingOf === undefined) return null;
  const setting = source.settingOf(evidence);
  if (setting !== null) return setting;
  throw new SourceError(
    "RELEASE_UNKNOWN",
    `Neither the content nor the name of ${evidence.names[0] ?? "the file"} tells for which setting it is.`,
    { hint: "Give the file the name under which it was published." },
  );
}

async function firstFields<Key extends string>(table: Table<Key>, name: string) {
  for await (const { fields } of table.records()) return fields;
  throw noRows(name);
}
