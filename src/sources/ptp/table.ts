import type { Content } from "../files/content.ts";
import type { ByteSource } from "../files/byte-source.ts";
import { withProgress, type OnProgress } from "../files/progress.ts";
import type { TableRow } from "../files/table-row.ts";
import { decodeText } from "../files/text.ts";
import { SourceError } from "../source-error.ts";
import { readDelimited } from "./delimited-rows.ts";
import { notThisSource, readHeader, type Layout } from "./header.ts";
import type { Delimiter } from "./cells.ts";
import type { PtpForm } from "./ptp-row.ts";

/** Rows of a sheet that are handed on together. */
const SHEET_BATCH = 1000;

/** A part in one of its forms. */
export interface PtpTable {
  readonly form: PtpForm;
  readonly layout: Layout;
  /** The cells of the first row below the header. */
  readonly first: readonly string[];
  /** The rows of the whole file, header included, many at a time. May be read more than once. */
  batches(onProgress?: OnProgress): AsyncIterable<readonly TableRow[]>;
}

/**
 * Opens a part in the form that its content shows.
 *
 * @throws SourceError NOT_THIS_SOURCE, MISSING_COLUMN, NO_ROWS
 */
export async function openTable(content: Content): Promise<PtpTable> {
  const table = await openForm(content);
  const { titles } = table.layout;
  const change = titles.find((title) => /\b(additions|deletions|revisions)\b/i.test(title));
  if (change === undefined) return table;
  throw notThisSource(content.source.name, "it lists the changes of a quarter only");
}

function openForm(content: Content): Promise<PtpTable> {
  const { source } = content;
  if (content.kind === "ARCHIVE") throw notThisSource(source.name);
  return content.kind === "WORKBOOK" ? openSheets(content) : openText(source);
}

async function openText(source: ByteSource): Promise<PtpTable> {
  const delimiter = await delimiterOf(source);
  const batches = (onProgress?: OnProgress) =>
    readDelimited(decodeText(withProgress(source, onProgress).read()), delimiter);
  const { layout, first } = await readHeader(rowsOf(batches()), source.name);
  return { form: delimiter === "," ? "CSV" : "TXT", layout, first: first.cells, batches };
}

/** The first visible sheet with edits; a licence may come before it. */
async function openSheets({
  source,
  sheets,
}: Extract<Content, { kind: "WORKBOOK" }>): Promise<PtpTable> {
  let nearly: SourceError | null = null;
  for (const sheet of sheets.filter(({ hidden }) => !hidden)) {
    try {
      const { layout, first } = await readHeader(sheet.rows(), source.name);
      const batches = (onProgress?: OnProgress) => inBatches(sheet.rows(onProgress));
      return { form: "XLSX", layout, first: first.cells, batches };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      if (error.code !== "NOT_THIS_SOURCE") nearly ??= error;
    }
  }
  throw nearly ?? notThisSource(source.name);
}

/** Tabs where the text begins with more of them than of commas. */
async function delimiterOf(source: ByteSource): Promise<Delimiter> {
  for await (const start of decodeText(source.read())) {
    const lines = start.split("\n", 60).join("\n");
    return lines.split("\t").length > lines.split(",").length ? "\t" : ",";
  }
  return "\t";
}

async function* rowsOf(batches: AsyncIterable<readonly TableRow[]>): AsyncGenerator<TableRow> {
  for await (const batch of batches) yield* batch;
}

async function* inBatches(rows: AsyncIterable<TableRow>): AsyncGenerator<TableRow[]> {
  let batch: TableRow[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < SHEET_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
