import { makeZip } from "../../../test/sources/files/make-zip.ts";
import { cells, textOf, type CellsToMake } from "../../../test/sources/ptp/made-up-parts.ts";
import { oneOf } from "../random.ts";
import { stream } from "../../../test/support/stream.ts";
import { madeUpCodes } from "./codes.ts";

/** As many as there were in the third quarter of 2024, and how they are spread. */
const EDITS = 2_546_017;
const COLUMN_ONES = 12_500;
const HOLD_STILL = 0.69;
const NEVER_HELD = 0.04;
/** The code that is part of nearly all others, as one is in the real edits. */
const PART_OF_MOST = "V0001";

const RATIONALES = [
  "Misuse of Column Two code with Column One code",
  "Standards of medical / surgical practice",
  "More extensive procedure",
];

/** The parts of a made-up release of procedure pairs, as archives with their names. */
export function pairs(parts: number): { name: string; content: Buffer }[] {
  const random = stream(11);
  const codes = madeUpCodes();
  const ones = codes
    .slice(0, COLUMN_ONES - 1_000)
    .concat(codes.slice(-1_000))
    .sort();
  const each = Math.ceil(EDITS / ones.length);
  const size = Math.ceil(ones.length / parts);
  let left = EDITS;
  return Array.from({ length: parts }, (_, part) => {
    const rows: CellsToMake[] = [];
    for (const one of ones.slice(part * size, (part + 1) * size)) {
      const count = Math.min(each, left);
      left -= count;
      rows.push(...rowsOf(one, codes, count, random));
    }
    const name = `ccipra-2024q3-f${part + 1}`;
    return {
      name: `${name}.zip`,
      content: makeZip([{ name: `${name}.txt`, content: textOf(rows) }]),
    };
  });
}

function rowsOf(
  one: string,
  codes: readonly string[],
  count: number,
  random: () => number,
): CellsToMake[] {
  const begin = Math.floor(random() * codes.length);
  return Array.from({ length: count }, (_, i) => {
    const two = i === 0 ? PART_OF_MOST : (codes[(begin + i * 7) % codes.length] ?? "");
    const effective = oneOf(["19960101", "20100101", "20200101"], random);
    const chance = random();
    if (chance < NEVER_HELD)
      return cells(one, two, { effective, deletion: effective, modifier: "9" });
    const deletion = chance < NEVER_HELD + HOLD_STILL ? "*" : "20231231";
    const modifier = random() < 0.6 ? "1" : "0";
    return cells(one, two, { effective, deletion, modifier, rationale: oneOf(RATIONALES, random) });
  });
}
