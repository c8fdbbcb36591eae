import type { Content } from "../files/content.ts";
import { readCsv } from "../files/csv.ts";
import { withProgress, type OnProgress } from "../files/progress.ts";
import type { ByteSource } from "../files/byte-source.ts";
import { isBlank, type TableRow } from "../files/table-row.ts";
import { decodeText } from "../files/text.ts";
import { SourceError } from "../source-error.ts";
import { notThisSource, readHeader, ROWS_SEARCHED, type Header, type Wanted } from "./header.ts";
import type { Fields, TableSource } from "./table-source.ts";

/** TXT has tabs between its cells, or is laid out as only its source knows. */
export type TableForm = "CSV" | "TXT" | "XLSX";

/** A row as its form gives it, before anything is made of its texts. */
export interface TableRecord<Key extends string> {
  readonly row: number;
  /** The row as people would recognise it. */
  readonly text: string;
  readonly fields: Fields<Key>;
  /** Why the row cannot be a whole one; null when it has the right size. */
  readonly wrongSize: string | null;
  /** False on the last row of a text that no newline ends: it may be cut off. */
  readonly terminated: boolean;
}

/** A table under one row of column names. */
export interface Table<Key extends string> extends Header<Key> {
  readonly form: TableForm;
  /** The records that are not blank. May be read more than once. */
  records(onProgress?: OnProgress): AsyncIterable<TableRecord<Key>>;
}

/** How a source departs from one record a row, under a row of column names. */
type Departures<Key extends string> = Pick<TableSource<Key, object>, "openText" | "assemble">;

/**
 * Opens a table in the form that its content shows: comma- or tab-separated text, the first
 * visible sheet of a workbook that has the columns, or a text form of the source's own.
 *
 * @throws SourceError NOT_THIS_SOURCE, MISSING_COLUMN
 */
export async function openTable<Key extends string>(
  content: Content,
  wanted: Wanted<Key> & Departures<Key>,
): Promise<Table<Key>> {
  const table = await openForm(content, wanted);
  const records = (onProgress?: OnProgress) => {
    const each = table.records(onProgress);
    return wanted.assemble?.(each) ?? each;
  };
  return { ...table, records };
}

async function openForm<Key extends string>(
  content: Content,
  wanted: Wanted<Key> & Departures<Key>,
): Promise<Table<Key>> {
  const { source } = content;
  if (content.kind === "ARCHIVE") throw notThisSource(source.name, wanted);
  if (content.kind === "WORKBOOK") return openSheets(content, wanted);
  const own = (await wanted.openText?.(content)) ?? null;
  if (own !== null) return own;
  return openText(source, wanted);
}

/** Whichever of tabs and commas the text begins with more of is tried first. */
async function openText<Key extends string>(
  source: ByteSource,
  wanted: Wanted<Key>,
): Promise<Table<Key>> {
  const [first, second] = await delimitersOf(source);
  try {
    return await openDelimited(source, wanted, first);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return await openDelimited(source, wanted, second).catch(() => {
      throw error;
    });
  }
}

async function openDelimited<Key extends string>(
  source: ByteSource,
  wanted: Wanted<Key>,
  delimiter: Delimiter,
): Promise<Table<Key>> {
  const rows = (onProgress?: OnProgress) =>
    readCsv(decodeText(withProgress(source, onProgress).read()), delimiter);
  const header = await readHeader(rows(), source.name, wanted);
  return tableOf(delimiter === "," ? "CSV" : "TXT", header, rows);
}

type Delimiter = "," | "\t";

async function delimitersOf(source: ByteSource): Promise<readonly [Delimiter, Delimiter]> {
  for await (const start of decodeText(source.read())) {
    const lines = start.split("\n", ROWS_SEARCHED).join("\n");
    if (lines.split("\t").length > lines.split(",").length) return ["\t", ","];
    break;
  }
  return [",", "\t"];
}

/** The first visible sheet with the columns; notes and licences may come before it. */
async function openSheets<Key extends string>(
  { source, sheets }: Extract<Content, { kind: "WORKBOOK" }>,
  wanted: Wanted<Key>,
): Promise<Table<Key>> {
  let nearly: SourceError | null = null;
  for (const sheet of sheets.filter(({ hidden }) => !hidden)) {
    try {
      const header = await readHeader(sheet.rows(), source.name, wanted);
      return tableOf("XLSX", header, (onProgress) => sheet.rows(onProgress));
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      if (error.code === "MISSING_COLUMN") nearly ??= error;
      else if (error.code !== "NOT_THIS_SOURCE") throw error;
    }
  }
  throw nearly ?? notThisSource(source.name, wanted);
}

function tableOf<Key extends string>(
  form: TableForm,
  header: Header<Key>,
  rows: (onProgress?: OnProgress) => AsyncIterable<TableRow>,
): Table<Key> {
  const records = async function* (onProgress?: OnProgress) {
    for await (const row of rows(onProgress))
      if (row.row > header.row && !isBlank(row.cells))
        // Sheets leave blank cells at the end of a row out.
        yield recordOf(row, header, form === "XLSX" ? null : header.width);
  };
  return { ...header, form, records };
}

function recordOf<Key extends string>(
  { row, cells, terminated }: TableRow,
  { positions, headings }: Header<Key>,
  width: number | null,
): TableRecord<Key> {
  const fields: Partial<Record<Key, string>> = {};
  for (const [key, position] of positions) fields[key] = (cells[position] ?? "").trim();
  // A last row that no newline ends must reach as far as the header, or it was cut.
  const whole = terminated ? width : lengthOf(headings);
  const short = width !== null && cells.length < Math.max(width, whole ?? 0);
  const long = !isBlank(cells.slice(headings.length));
  return {
    row,
    text: cells.join(","),
    fields,
    wrongSize:
      short || long ? `it has ${cells.length} cells where the header has ${headings.length}` : null,
    terminated,
  };
}

/** How many columns there are, those without a name at the end left out. */
const lengthOf = (headings: readonly string[]): number =>
  headings.findLastIndex((heading) => heading !== "") + 1;
