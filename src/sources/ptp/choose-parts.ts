import { sha256Of } from "../files/sha256.ts";
import { SourceError } from "../source-error.ts";
import { digestOf } from "./digest.ts";
import { cellAt } from "./fields.ts";
import type { Part } from "./part.ts";
import type { LeftOut } from "../release-file.ts";
import type { PtpForm } from "./ptp-row.ts";

/** Text is read twenty times as fast as a workbook. */
const PREFERENCE: readonly PtpForm[] = ["TXT", "CSV", "XLSX"];

/** The parts to read, in their order, and those that are there already in another way. */
export interface ChosenParts {
  readonly parts: readonly Part[];
  readonly leftOut: readonly LeftOut[];
}

/**
 * Takes each part of one release once, in its order.
 *
 * @throws SourceError PART_MISSING when one is missing between the first and the last, unless that is
 * allowed; IDENTITY_CONFLICT when two that differ claim to be the same.
 */
export async function chooseParts(
  found: readonly Part[],
  allowPartial: boolean,
): Promise<ChosenParts> {
  const leftOut: LeftOut[] = [];
  const parts: Part[] = [];
  for (const same of groupsOf(found).values()) {
    const [best, ...others] = same.toSorted((a, b) => rankOf(a) - rankOf(b));
    if (best === undefined) continue;
    parts.push(best);
    for (const other of others) {
      if (!(await isSame(best, other))) throw conflict(best, other);
      const how = best.table.form === other.table.form ? "the same as" : "another form of";
      leftOut.push({ name: labelOf(other), reason: `it is ${how} ${labelOf(best)}` });
    }
  }
  parts.sort((a, b) => (a.number ?? 0) - (b.number ?? 0) || compareStarts(a, b));
  if (!allowPartial) refuseGap(parts);
  return { parts, leftOut };
}

/** Parts by their number; those without one by their first row, which no two parts share. */
function groupsOf(found: readonly Part[]): Map<string, Part[]> {
  const groups = new Map<string, Part[]>();
  for (const part of found) {
    const key = part.number === null ? startOf(part) : `f${part.number}`;
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  return groups;
}

function refuseGap(parts: readonly Part[]): void {
  const numbers = parts.map(({ number }) => number).filter((number) => number !== null);
  const unnumbered = parts.find(({ number }) => number === null);
  const [first] = parts;
  if (numbers.length === 0 || first === undefined) return;
  if (unnumbered !== undefined)
    throw new SourceError(
      "IDENTITY_CONFLICT",
      `The name of ${unnumbered.file} does not tell which part it is, beside ${labelOf(parts.at(-1) ?? first)}.`,
      { hint: "Give each file the name under which it was published." },
    );
  const last = Math.max(...numbers);
  const missing = Array.from({ length: last }, (_, at) => at + 1).filter(
    (number) => !numbers.includes(number),
  );
  if (missing.length === 0) return;
  const names = missing.map((number) => `f${number}`).join(", ");
  throw new SourceError(
    "PART_MISSING",
    `Of parts f1 to f${last}, ${names} ${missing.length === 1 ? "is" : "are"} missing beside ${first.file}.`,
    {
      hint: "Download what is missing. If they are to be imported as they are, give --allow-partial.",
    },
  );
}

/** Same form: same bytes. Of another form: all rows say the same. */
async function isSame(a: Part, b: Part): Promise<boolean> {
  if (a.table.form !== b.table.form)
    return startOf(a) === startOf(b) && (await digestOf(a)) === (await digestOf(b));
  if (a.size !== b.size) return false;
  return (await sha256Of(a.source)) === (await sha256Of(b.source));
}

const conflict = (a: Part, b: Part): SourceError =>
  new SourceError(
    "IDENTITY_CONFLICT",
    `${labelOf(a)} and ${labelOf(b)} claim to be the same part of one release, and differ.`,
    { hint: "Give the files of one release only, as they were downloaded." },
  );

const rankOf = ({ table }: Part): number => PREFERENCE.indexOf(table.form);

/** The codes of the first row, as a sheet's numbers would have them too. */
const startOf = ({ table: { first, layout } }: Part): string =>
  [layout.positions.columnOne, layout.positions.columnTwo]
    .map((at) => cellAt(first, at).trim().padStart(5, "0"))
    .join("/");

const compareStarts = (a: Part, b: Part): number => (startOf(a) < startOf(b) ? -1 : 1);

/** A part by its own name, and by that of the archive that it came in. */
const labelOf = ({ file, given }: Part): string =>
  given.name === file ? file : `${file} in ${given.name}`;
