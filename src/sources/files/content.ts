import { DOWNLOAD_AGAIN } from "../damaged-file.ts";
import { SourceError } from "../source-error.ts";
import type { ByteSource } from "./byte-source.ts";
import { readHead, readWhole } from "./byte-source.ts";
import { describeKind, fileKindOf, type FileKind } from "./file-kind.ts";
import { isWorkbook, openWorkbook } from "./xlsx/workbook.ts";
import type { Sheet } from "./xlsx/workbook.ts";
import { withInnerMembers } from "./nested-archives.ts";
import { listZip } from "./zip.ts";

/** A workbook within an archive is unpacked into memory up to this size: its parts are sought. */
const WORKBOOK_IN_MEMORY = 512 * 1024 * 1024;

/** What one can do about a file that can hold no table. */
const HINTS: Record<Exclude<FileKind, "TEXT" | "ZIP">, string> = {
  EMPTY: DOWNLOAD_AGAIN,
  OLD_EXCEL: "Take the same release as CSV, text or .xlsx.",
  HTML: "Download the file again: publishers ask to accept a licence first, and send a page until that is done.",
  BINARY: "Give the file as it was downloaded: CSV, text, .xlsx or .zip.",
  DAMAGED_TEXT: DOWNLOAD_AGAIN,
  UNMARKED_UTF16: "Save it as CSV in UTF-8, or take the release as it was published.",
};

/** What a file turned out to hold, by its content. */
export type Content =
  | { readonly kind: "TEXT"; readonly source: ByteSource }
  | { readonly kind: "WORKBOOK"; readonly source: ByteSource; readonly sheets: readonly Sheet[] }
  | {
      readonly kind: "ARCHIVE";
      readonly source: ByteSource;
      readonly members: readonly ByteSource[];
    };

/**
 * Recognises a source by its content, whatever its extension.
 *
 * @throws SourceError NOT_THIS_SOURCE for what can hold no table: nothing at all, web pages, images,
 * workbooks of the old Excel form.
 */
export async function openContent(source: ByteSource): Promise<Content> {
  const head = await readHead(source);
  const kind = fileKindOf(head);
  if (kind === "TEXT") return { kind, source };
  if (kind !== "ZIP") {
    throw new SourceError("NOT_THIS_SOURCE", `${source.name} ${describeKind(kind, head)}.`, {
      hint: HINTS[kind],
    });
  }
  const origin = source.path ?? (await readWhole(source, WORKBOOK_IN_MEMORY));
  const members = await listZip(origin, source.name);
  return isWorkbook(members)
    ? { kind: "WORKBOOK", source, sheets: await openWorkbook(members, source.name) }
    : { kind: "ARCHIVE", source, members: await withInnerMembers(members, source.name) };
}
