import type { Content } from "../files/content.ts";
import { readCsv } from "../files/csv.ts";
import type { OnProgress } from "../files/progress.ts";
import { withProgress } from "../files/progress.ts";
import { isBlank } from "../files/table-row.ts";
import type { TableRow } from "../files/table-row.ts";
import { decodeText } from "../files/text.ts";
import { readLines } from "../files/text-lines.ts";
import { SourceError } from "../source-error.ts";
import type { Column, RawFields, RawRecord } from "./columns.ts";
import { checkLayout, isHeaderLine, isRecordText, recordOfLine } from "./fixed-width-records.ts";
import { notThisSource, readHeader } from "./header.ts";
import type { Header } from "./header.ts";
import type { MpfsForm } from "./mpfs-row.ts";

/** The fee schedule in one of its forms. */
export interface MpfsTable {
  readonly form: MpfsForm;
  /** The texts above the header; the text form has none that tells anything. */
  readonly preamble: readonly string[];
  /** The records that are not blank. May be read more than once. */
  records(onProgress?: OnProgress): AsyncIterable<RawRecord>;
}

/** Opens a fee schedule in the form that its content shows. */
export async function openTable(content: Content): Promise<MpfsTable> {
  const { source } = content;
  if (content.kind === "ARCHIVE") throw notThisSource(source.name);
  if (content.kind === "WORKBOOK") return openSheets(content);
  for await (const start of decodeText(source.read())) {
    if (isRecordText(start)) return openRecords(content);
    break;
  }
  return openCsv(content);
}

type TextContent = Extract<Content, { kind: "TEXT" }>;

async function openRecords({ source }: TextContent): Promise<MpfsTable> {
  const lines = async function* (onProgress?: OnProgress) {
    for await (const line of readLines(decodeText(withProgress(source, onProgress).read()))) {
      if (!isHeaderLine(line.text) && !isBlank([line.text])) yield line;
    }
  };
  for await (const first of lines()) {
    checkLayout(first, source.name);
    break;
  }
  const records = async function* (onProgress?: OnProgress) {
    for await (const line of lines(onProgress)) yield recordOfLine(line);
  };
  return { form: "TXT", preamble: [], records };
}

async function openCsv({ source }: TextContent): Promise<MpfsTable> {
  const rows = (onProgress?: OnProgress) =>
    readCsv(decodeText(withProgress(source, onProgress).read()));
  const header = await readHeader(rows(), source.name);
  return tableOf("CSV", header, rows);
}

/** The first visible sheet that is a fee schedule; notes and licences may come before it. */
async function openSheets({
  source,
  sheets,
}: Extract<Content, { kind: "WORKBOOK" }>): Promise<MpfsTable> {
  for (const sheet of sheets.filter(({ hidden }) => !hidden)) {
    try {
      const header = await readHeader(sheet.rows(), source.name);
      return tableOf("XLSX", header, (onProgress) => sheet.rows(onProgress));
    } catch (error) {
      if (!(error instanceof SourceError && error.code === "NOT_THIS_SOURCE")) throw error;
    }
  }
  throw notThisSource(source.name);
}

function tableOf(
  form: "CSV" | "XLSX",
  header: Header,
  rows: (onProgress?: OnProgress) => AsyncIterable<TableRow>,
): MpfsTable {
  const positions = [...header.positions];
  const records = async function* (onProgress?: OnProgress) {
    for await (const row of rows(onProgress)) {
      if (row.row > header.row && !isBlank(row.cells)) {
        yield recordOfRow(row, positions, form === "CSV" ? header.width : null);
      }
    }
  };
  return { form, preamble: header.preamble, records };
}

/** `width` is null for sheets, which leave blank cells at the end of a row out. */
function recordOfRow(
  { row, cells, terminated }: TableRow,
  positions: readonly (readonly [Column, number])[],
  width: number | null,
): RawRecord {
  const fields: Partial<Record<Column, string>> = {};
  for (const [column, position] of positions) fields[column] = (cells[position] ?? "").trim();
  const short = width !== null && cells.length < width;
  const long = width !== null && !isBlank(cells.slice(width));
  return {
    row,
    text: cells.join(","),
    fields: fields satisfies RawFields,
    wrongSize: short || long ? `it has ${cells.length} cells where the header has ${width}` : null,
    short,
    terminated,
    tail: cells.at(-1) ?? "",
  };
}
