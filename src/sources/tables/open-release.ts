import { basename, posix } from "node:path";
import { settleEffectiveDate } from "../effective-date.ts";
import { openFile, type ByteSource } from "../files/byte-source.ts";
import { openContent, type Content } from "../files/content.ts";
import type { OnProgress } from "../files/progress.ts";
import { sha256Of } from "../files/sha256.ts";
import type { ReleaseFile } from "../release-file.ts";
import { SourceError } from "../source-error.ts";
import { notThisSource } from "./header.ts";
import { RecordReader } from "./record-reader.ts";
import { openTable, type Table, type TableForm } from "./table.ts";
import type { TableEvidence, TableSource } from "./table-source.ts";

/** The members of an archive are one release in several forms; the first of these is read. */
const PREFERENCE: readonly TableForm[] = ["CSV", "TXT", "XLSX"];

export interface OpenOptions {
  /** The first day on which the release holds, for files that do not tell it: YYYY-MM-DD. */
  readonly effectiveFrom?: string;
  /** Which member of an archive to read, by its path or base name. */
  readonly member?: string;
  /** Told how much of the file or member has been read, in bytes, as rows are. */
  readonly onProgress?: OnProgress;
}

/**
 * Opens a release of a source of tables, as it was downloaded: CSV, tab-separated text, XLSX, or an
 * archive that holds one. Its header and first row are read, so that what is not of this source, or
 * not known to be which release, is refused before any row is given.
 *
 * @throws SourceError
 */
export async function openTableRelease<Key extends string, Row extends object>(
  path: string,
  source: TableSource<Key, Row>,
  options: OpenOptions = {},
): Promise<ReleaseFile<Row>> {
  const file = await openFile(path);
  const { member, table } = await openMember(file, source, options.member);
  const evidence: TableEvidence<Key> = {
    preamble: table.preamble,
    headings: table.headings,
    names: member === file ? [file.name] : [posix.basename(member.name), file.name],
    first: await firstFields(table, member.name),
  };
  const title = source.titleOf?.(evidence) ?? null;
  const told = { day: source.dayOf?.(evidence) ?? null, title, names: evidence.names };
  const reader = new RecordReader(table, source, basename(member.name));
  let opened = false;
  return {
    source: source.slug,
    setting: source.settingOf?.(evidence) ?? null,
    variant: null,
    effectiveFrom: settleEffectiveDate(told, options.effectiveFrom),
    title,
    file: basename(member.name),
    sha256: await sha256Of(file),
    form: table.form,
    rejected: reader.rejected,
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

interface Member<Key extends string> {
  readonly member: ByteSource;
  readonly table: Table<Key>;
}

async function openMember<Key extends string>(
  file: ByteSource,
  source: TableSource<Key, object>,
  wanted: string | undefined,
): Promise<Member<Key>> {
  const content = await openContent(file);
  if (content.kind === "ARCHIVE") return chooseMember(content, source, wanted);
  if (wanted === undefined) return { member: file, table: await openTable(content, source) };
  throw new SourceError("INVALID_OPTION", `${file.name} is not an archive: it has no members.`, {
    hint: "Leave --member out.",
  });
}

async function chooseMember<Key extends string>(
  { source: archive, members }: Extract<Content, { kind: "ARCHIVE" }>,
  source: TableSource<Key, object>,
  wanted: string | undefined,
): Promise<Member<Key>> {
  const asked = members.filter(
    ({ name }) => wanted === undefined || name === wanted || posix.basename(name) === wanted,
  );
  const found: Member<Key>[] = [];
  for (const member of asked.filter(({ name }) => /\.(csv|txt|xlsx)$/i.test(name)))
    try {
      found.push({ member, table: await openTable(await openContent(member), source) });
    } catch (error) {
      if (!(error instanceof SourceError && error.code === "NOT_THIS_SOURCE")) throw error;
    }
  const names = members.map(({ name }) => name);
  for (const form of PREFERENCE) {
    const [only, another] = found.filter(({ table }) => table.form === form);
    if (only === undefined) continue;
    if (another === undefined) return only;
    throw new SourceError(
      "AMBIGUOUS_MEMBER",
      `${archive.name} holds more than one ${source.what}: ${found.map(({ member }) => member.name).join(", ")}.`,
      { hint: `Choose one by its name: --member ${only.member.name}` },
    );
  }
  throw notThisSource(archive.name, source, names);
}

async function firstFields<Key extends string>(table: Table<Key>, name: string) {
  for await (const { fields } of table.records()) return fields;
  throw new SourceError("NO_ROWS", `${name} has a header and no rows.`, {
    hint: "Download the file again, and compare its size with the publisher's.",
  });
}
