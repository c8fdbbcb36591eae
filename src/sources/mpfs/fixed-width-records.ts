import { fieldOf } from "../files/fixed-width.ts";
import type { TextLine } from "../files/text-lines.ts";
import { SourceError } from "../source-error.ts";
import type { Column, RawRecord } from "./columns.ts";
import { COLUMN_LIST, COLUMNS } from "./columns.ts";

/** Of a record without its line end; the layout says 200, the files have always ended here. */
const RECORD_LENGTH = 171;

/** Positions between fields that the layout leaves blank: a record that has text there is another. */
const GAPS = [66, 75, 84, 90, 141, 145, 148, 149, 150, 151, 158, 165];

const RECORD = /^[0-9A-Z]{5}( {2}|[0-9A-Z]{2}).{50}[A-Z][ +][ .\d]{6} /;

/** Whether a text is the fixed-width form: it starts with a header line, or with a record. */
export function isRecordText(start: string): boolean {
  return isHeaderLine(start) || RECORD.test(start);
}

/** Header lines hold the copyright statement; theirs is not the year of the release. */
export function isHeaderLine(line: string): boolean {
  return /^HDR(\s|$)/.test(line);
}

/**
 * Makes sure that the positions known here are those of a file, by its first record.
 *
 * @throws SourceError UNKNOWN_LAYOUT when they are not: a release that moved its fields must not
 * be read by the old ones.
 */
export function checkLayout({ text, row, terminated }: TextLine, name: string): void {
  const length = text.trimEnd().length;
  const cutOff = length < RECORD_LENGTH && !terminated;
  if (cutOff || (length === RECORD_LENGTH && GAPS.every((gap) => text[gap - 1] === " "))) return;
  throw new SourceError(
    "UNKNOWN_LAYOUT",
    `The records of ${name} do not follow the layout known here: line ${row} has ${length} characters of ${RECORD_LENGTH}, or text where the layout has none.`,
    { hint: "Import the same release from its CSV or XLSX form, whose columns have names." },
  );
}

/** A line of the fixed-width form, cut into its fields. */
export function recordOfLine({ row, text, terminated }: TextLine): RawRecord {
  const fields: Partial<Record<Column, string>> = {};
  for (const column of COLUMN_LIST) fields[column] = fieldOf(text, COLUMNS[column].span);
  const length = text.trimEnd().length;
  return {
    row,
    text,
    fields,
    wrongSize:
      length === RECORD_LENGTH
        ? null
        : `it has ${length} characters where a record has ${RECORD_LENGTH}`,
    short: length < RECORD_LENGTH,
    terminated,
    tail: fieldOf(text, COLUMNS.oppsMalpractice.span),
  };
}
