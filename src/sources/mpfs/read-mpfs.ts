import { basename, posix } from "node:path";
import { noRows } from "../damaged-file.ts";
import { settleEffectiveDate } from "../effective-date.ts";
import { openFile } from "../files/byte-source.ts";
import { openMember } from "../files/members.ts";
import type { OnProgress } from "../files/progress.ts";
import { sha256Of } from "../files/sha256.ts";
import type { RejectedRow } from "../release-file.ts";
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
  const { member: source, table } = await openMember(
    file,
    openTable,
    (archive) => chooseMember(archive, options.variant),
    options.member,
  );
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

async function firstPricing(table: MpfsTable, name: string): Promise<string | undefined> {
  for await (const { fields } of table.records()) return fields.pricing;
  throw noRows(name);
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

  get lacking(): readonly string[] {
    return this.#reader.lacking;
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
