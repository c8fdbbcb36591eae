import type { Content } from "../files/content.ts";
import { fieldOf } from "../files/fixed-width.ts";
import { withProgress, type OnProgress } from "../files/progress.ts";
import { isBlank } from "../files/table-row.ts";
import { decodeText } from "../files/text.ts";
import { readLines, type TextLine } from "../files/text-lines.ts";
import { SourceError } from "../source-error.ts";
import type { Table, TableRecord } from "../tables/table.ts";
import { COLUMN_LIST, COLUMNS, type HcpcsColumn } from "./columns.ts";

/** A line of a code or, right-justified, of a modifier: sequence number and record id follow. */
const LINE = /^(?:[A-Z]\d{4}| {3}[0-9A-Z]{2})\d{5}[3478]/;
const FIRST_LINE = /^.{10}[37]/;

/** How many lines may stand above the first record. */
const LINES_SEARCHED = 200;

/** Where the description ends; lines that continue one have nothing behind it. */
const DESCRIPTION_END = COLUMNS.long.span[1];
/** Where a first line ends, but for the filler. */
const RECORD_END = COLUMNS.action.span[1];
/** A position that the layout leaves blank amid the others. */
const GAP = 260;

/**
 * Opens the fixed-width form: records of 320 bytes, of which some exports leave the blanks at the
 * end out. Null for texts without such records.
 *
 * @throws SourceError UNKNOWN_LAYOUT for records that do not have their texts where they are known
 * to be: a release that moved its fields must not be read by the old ones.
 */
export async function openFixedWidth({
  source,
}: Extract<Content, { kind: "TEXT" }>): Promise<Table<HcpcsColumn> | null> {
  const lines = (onProgress?: OnProgress) =>
    readLines(decodeText(withProgress(source, onProgress).read()));
  const preamble: string[] = [];
  let first: TextLine | null = null;
  let misfit: TextLine | null = null;
  for await (const line of lines()) {
    if (LINE.test(line.text)) first ??= line;
    else if (first === null && !isBlank([line.text])) preamble.push(line.text.trim());
    // One line may be damaged, not all of them.
    const fits = FIRST_LINE.test(line.text) && recordOf(line).wrongSize === null;
    if (first !== null && (fits || !line.terminated)) {
      misfit = null;
      break;
    }
    if (first !== null) misfit ??= line;
    if (line.row >= LINES_SEARCHED) break;
  }
  if (first === null) return null;
  if (misfit !== null)
    throw new SourceError(
      "UNKNOWN_LAYOUT",
      `The records of ${source.name} do not follow the layout known here: on line ${misfit.row}, ${recordOf(misfit).wrongSize ?? "there is no first line of a record"}.`,
      { hint: "Import the same release from its XLSX form, whose columns have names." },
    );
  const start = first.row;
  const records = async function* (onProgress?: OnProgress) {
    for await (const line of lines(onProgress))
      if (line.row >= start && !isBlank([line.text])) yield recordOf(line);
  };
  const header = { headings: [], positions: new Map<HcpcsColumn, number>(), width: 0 };
  return { ...header, preamble, row: start - 1, form: "TXT", records };
}

function recordOf({ row, text, terminated }: TextLine): TableRecord<HcpcsColumn> {
  const fields: Partial<Record<HcpcsColumn, string>> = {};
  for (const column of COLUMN_LIST) fields[column] = fieldOf(text, COLUMNS[column].span);
  const wrongSize = FIRST_LINE.test(text) ? misfitOf(text) : strayTextOf(text, terminated);
  return { row, text, fields, wrongSize, terminated };
}

function misfitOf(text: string): string | null {
  const { length } = text.trimEnd();
  if (length !== RECORD_END)
    return `it has ${length} characters where a record has ${RECORD_END} and blanks`;
  return text[GAP - 1] === " " ? null : "it has text where the layout has none";
}

function strayTextOf(text: string, terminated: boolean): string | null {
  if (text.slice(DESCRIPTION_END).trim() !== "")
    return "it has text behind its description where the layout has none";
  const cutOff = !terminated && text.length < DESCRIPTION_END;
  return cutOff ? `it ends after ${text.length} characters` : null;
}
