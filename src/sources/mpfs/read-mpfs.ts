import { basename, posix } from "node:path";
import { settleEffectiveDate } from "../effective-date.ts";
import type { ByteSource } from "../files/byte-source.ts";
import { openFile } from "../files/byte-source.ts";
import { openContent } from "../files/content.ts";
import type { OnProgress } from "../files/progress.ts";
import { sha256Of } from "../files/sha256.ts";
import type { RejectedRow } from "../release-file.ts";
import { SourceError } from "../source-error.ts";
import { chooseMember } from "./choose-member.ts";
import { titleOf } from "./header.ts";
import { settleVariant } from "./identity.ts";
import type { MpfsForm, MpfsRelease, MpfsRow, MpfsVariant } from "./mpfs-row.ts";
import { RowReader } from "./row-reader.ts";
import { openTable } from "./table.ts";
import type { MpfsTable } from "./table.ts";

export type { MpfsForm, MpfsRelease, MpfsRow, MpfsVariant } from "./mpfs-row.ts";

export interface OpenMpfsOptions {
  /** The first day on which the release holds, for files that do not tell it: YYYY-MM-DD. */
  readonly effectiveFrom?: string;
  /** QUALIFYING_APM or NON_QUALIFYING_APM, for files and archives that do not tell it. */
  readonly variant?: string;
  /** Which member of an archive to read, by its path or base name. */
  readonly member?: string;
  /** Told how much of the file or member has been read, in bytes, as rows are. */
  readonly onProgress?: OnProgress;
}

/**
 * Opens a release of the Medicare physician fee schedule as it was downloaded: CSV, fixed-width
 * text, XLSX, or an archive that holds some of them. Its header and first row are read, so that
 * what is not a fee schedule, or not known to be which, is refused before any row is given.
 *
 * @throws SourceError
 */
export async function openMpfs(path: string, options: OpenMpfsOptions = {}): Promise<MpfsRelease> {
  const file = await openFile(path);
  const { source, table } = await openMember(file, options);
  const evidence = {
    preamble: table.preamble,
    names: source === file ? [file.name] : [posix.basename(source.name), file.name],
    pricing: await firstPricing(table, source.name),
  };
  const told = { title: titleOf(table.preamble), names: evidence.names };
  const effectiveFrom = settleEffectiveDate(told, options.effectiveFrom);
  return new Release({
    effectiveFrom,
    variant: settleVariant(effectiveFrom, evidence, options.variant),
    file: basename(source.name),
    sha256: await sha256Of(file),
    table,
    onProgress: options.onProgress,
  });
}

async function openMember(
  file: ByteSource,
  options: OpenMpfsOptions,
): Promise<{ source: ByteSource; table: MpfsTable }> {
  const content = await openContent(file);
  if (content.kind === "ARCHIVE") return chooseMember(content, options);
  if (options.member === undefined) return { source: file, table: await openTable(content) };
  throw new SourceError("INVALID_OPTION", `${file.name} is not an archive: it has no members.`, {
    hint: "Leave --member out.",
  });
}

async function firstPricing(table: MpfsTable, name: string): Promise<string | undefined> {
  for await (const { fields } of table.records()) return fields.pricing;
  throw new SourceError("NO_ROWS", `${name} has a header and no rows.`, {
    hint: "Download the file again, and compare its size with the publisher's.",
  });
}

interface ReleaseFacts {
  readonly effectiveFrom: string;
  readonly variant: MpfsVariant | null;
  readonly file: string;
  readonly sha256: string;
  readonly table: MpfsTable;
  readonly onProgress: OnProgress | undefined;
}

class Release implements MpfsRelease {
  readonly source = "mpfs";
  readonly setting = null;
  readonly effectiveFrom: string;
  readonly variant: MpfsVariant | null;
  readonly title: string | null;
  readonly file: string;
  readonly sha256: string;
  readonly form: MpfsForm;
  readonly #reader: RowReader;
  readonly #onProgress: OnProgress | undefined;
  #opened = false;

  constructor({ table, onProgress, ...facts }: ReleaseFacts) {
    this.effectiveFrom = facts.effectiveFrom;
    this.variant = facts.variant;
    this.title = titleOf(table.preamble);
    this.file = facts.file;
    this.sha256 = facts.sha256;
    this.form = table.form;
    this.#reader = new RowReader(table, facts.file);
    this.#onProgress = onProgress;
  }

  get rejected(): readonly RejectedRow[] {
    return this.#reader.rejected;
  }

  get rowsRead(): number {
    return this.#reader.rowsRead;
  }

  rows(): AsyncIterable<MpfsRow> {
    if (this.#opened) throw new Error("The rows of a release can be read once.");
    this.#opened = true;
    return this.#reader.rows(this.#onProgress);
  }
}
