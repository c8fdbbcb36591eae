import type { ImportSummary } from "../sources/releases/write-release.ts";
import { count } from "./text.ts";

const SHOWN = 10;

/** What an import did, what it says of the files, and which rows it could not use, line by line. */
export function summaryLines(summary: ImportSummary, seconds: string): string[] {
  const { release, title, files, dayNote, notices, rowsRead, rowsUsed, rejected, codes } = summary;
  const { changed, notes, epoch } = summary;
  return [
    changed ? `Imported ${release}` : `The graph has ${release} already: nothing changes.`,
    ...(title === null ? [] : [`  title     ${title}`]),
    ...files.map((file, i) => `  ${(i === 0 ? "file" : "").padEnd(8)}  ${file}`),
    ...(dayNote === null ? [] : [`  day       ${dayNote}`]),
    ...notices.map((notice) => `  notice    ${inOneLine(notice)}`),
    `  rows      ${count(rowsRead)} read, ${count(rowsUsed)} used, ${count(rejected.length)} rejected`,
    ...rejected
      .slice(0, SHOWN)
      .map(
        ({ row, reason, file }) =>
          `    row ${row}${file === undefined ? "" : ` of ${file}`}: ${reason}`,
      ),
    ...(rejected.length > SHOWN
      ? [`    ${count(rejected.length - SHOWN)} more, see --report`]
      : []),
    `  codes     ${count(codes)}`,
    `  epoch     ${epoch}`,
    ...notes.map((note) => `  note      ${note}`),
    `  seconds   ${seconds}`,
  ];
}

/** A row of text, without the blank cells behind it. */
const inOneLine = (text: string): string => text.replace(/\s+/g, " ").replace(/[ ,]+$/, "");
