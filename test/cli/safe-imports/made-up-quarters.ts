import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { makeZip } from "../../sources/files/make-zip.ts";
import { cells, textOf, type CellsToMake } from "../../sources/ptp/made-up-parts.ts";

/** First characters that a whole release has in column one, in their order. */
const STARTS = "0123456789Q";
const COLUMN_TWOS = 60;

const number = (of: number): string => String(of).padStart(4, "0");

function rowsOf(start: string, quarter: number, ones: number): CellsToMake[] {
  const rows: CellsToMake[] = [];
  for (let one = 1; one <= ones; one++)
    for (let two = quarter; two < quarter + COLUMN_TWOS; two++)
      if ((one * 7 + two + quarter) % 20 > 0)
        rows.push(
          cells(`${start}${number(one)}`, `S${number(two)}`, {
            modifier: String((one + two + quarter) % 2),
          }),
        );
  return rows;
}

/**
 * Writes a made-up release of procedure pairs with about so many edits, in two archives, whose paths
 * it answers. Of the quarters, 1 being the first of 2021, every edit differs from its like in the
 * quarter before, some come and go, and codes in column two do.
 */
export async function writeQuarter(
  folder: string,
  quarter: number,
  edits: number,
): Promise<string[]> {
  const ones = Math.round(edits / STARTS.length / COLUMN_TWOS / 0.95);
  const name = `ccipra-${2021 + Math.floor((quarter - 1) / 4)}q${((quarter - 1) % 4) + 1}`;
  const halves = [STARTS.slice(0, 5), STARTS.slice(5)].map((starts) =>
    Array.from(starts).flatMap((start) => rowsOf(start, quarter, ones)),
  );
  const paths: string[] = [];
  for (const [i, rows] of halves.entries()) {
    const path = join(folder, `${name}-f${i + 1}.zip`);
    await writeFile(path, makeZip([{ name: `${name}-f${i + 1}.txt`, content: textOf(rows) }]));
    paths.push(path);
  }
  return paths;
}
