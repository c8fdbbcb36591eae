import type { ImportSummary } from "../sources/releases/write-release.ts";
import { count, print } from "./text.ts";

const SHOWN = 10;

/** Prints what an import did, and which rows it could not use. */
export function printSummary(summary: ImportSummary, seconds: string): void {
  const { release, title, file, rowsRead, rowsUsed, rejected, codes, changed, epoch } = summary;
  print(changed ? `Imported ${release}` : `The graph has ${release} already: nothing changes.`);
  if (title !== null) print(`  title     ${title}`);
  print(`  file      ${file}`);
  print(
    `  rows      ${count(rowsRead)} read, ${count(rowsUsed)} used, ${count(rejected.length)} rejected`,
  );
  for (const { row, reason } of rejected.slice(0, SHOWN)) print(`    row ${row}: ${reason}`);
  if (rejected.length > SHOWN) print(`    ${count(rejected.length - SHOWN)} more, see --report`);
  print(`  codes     ${count(codes)}`);
  print(`  epoch     ${epoch}`);
  print(`  seconds   ${seconds}`);
}
