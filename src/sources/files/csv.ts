import { pipeline, Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { DOWNLOAD_AGAIN } from "../damaged-file.ts";
import { SourceError } from "../source-error.ts";
import type { TableRow } from "./table-row.ts";

/** No record of a table is longer: past it, a quote was opened that nothing closes. */
const LONGEST_RECORD = 1024 * 1024;

interface ParsedRecord {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/**
 * The rows of comma- or tab-separated text in blocks of whole lines, as `decodeText` gives it. Rows may
 * differ in their number of cells; which number is right is for the reader of the source to say.
 */
export async function* readCsv(
  blocks: AsyncIterable<string>,
  delimiter: "," | "\t" = ",",
): AsyncGenerator<TableRow> {
  let endsWithNewline = true;
  const watched = async function* () {
    for await (const block of blocks) {
      endsWithNewline = block.endsWith("\n");
      yield block;
    }
  };
  const parser = parse({
    info: true,
    delimiter,
    record_delimiter: "\n",
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: LONGEST_RECORD,
  });
  // An error on the way destroys the parser with it, and so reaches the loop below.
  pipeline(Readable.from(watched()), parser, () => undefined);

  let lines = 0;
  let held: Omit<TableRow, "terminated"> | null = null;
  try {
    for await (const { record, info } of parser as AsyncIterable<ParsedRecord>) {
      if (held !== null) yield { ...held, terminated: true };
      held = { row: lines + 1, cells: record };
      lines = info.lines;
    }
  } catch (error) {
    throw error instanceof CsvError ? csvError(error) : error;
  }
  if (held !== null) yield { ...held, terminated: endsWithNewline };
}

function csvError(error: CsvError): SourceError {
  const hint = DOWNLOAD_AGAIN;
  return error.code === "CSV_QUOTE_NOT_CLOSED"
    ? new SourceError("TRUNCATED", "The text ends within a quoted cell: it is cut off.", {
        hint,
        cause: error,
      })
    : new SourceError("UNREADABLE", `The text is not well-formed CSV: ${error.message}.`, {
        hint,
        cause: error,
      });
}
