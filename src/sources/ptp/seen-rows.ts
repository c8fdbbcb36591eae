import type { PtpRow } from "./ptp-row.ts";
import { Recurring } from "./recurring.ts";

/** Where a row stood. */
export interface Place {
  readonly file: string;
  readonly row: number;
}

/** Where the same pair stood with the same first day, and whether with the same last one. */
export interface Earlier extends Place {
  readonly isSame: boolean;
}

/** What is kept of all rows with one code in column one. */
interface Group {
  /** Entries from `start` on until before `end`; official files have one stretch for each code. */
  readonly stretches: { readonly start: number; end: number }[];
  greatest: string;
  ascending: boolean;
}

/** Numbers of an entry: column two, effective and last day, row. */
const FIELDS = 4;
const CHUNK = 16_384;

/**
 * Finds rows that are there twice, whatever the order of a file, in 16 bytes a row. Official files
 * are sorted by both codes over all parts, so that the search ends at once: what is greater than
 * all before it is new. Where they are not, the rows of the same code in column one are searched.
 */
export class SeenRows {
  readonly #groups = new Map<string, Group>();
  readonly #codes = numbers();
  readonly #starts = numbers();
  readonly #ends = numbers();
  /** Numbers of ends of edits that never held. */
  readonly #void = new Set<number>();
  readonly #chunks: Uint32Array[] = [];
  readonly #files: { readonly file: string; readonly start: number }[] = [];
  #length = 0;

  /** Where the same pair stood before; the row is kept unless it stood with the same dates. */
  placeOrKeep(row: PtpRow): Earlier | null {
    const group = this.#groupOf(row.columnOne);
    const columnTwo = this.#codes.get(row.columnTwo) ?? 0;
    const effective = this.#starts.get(row.effective) ?? 0;
    const lastDay = this.#ends.get(endOf(row)) ?? 0;
    if (row.modifierIndicator === "9") this.#void.add(lastDay);
    let sameStart = -1;
    if (row.columnTwo > group.greatest) group.greatest = row.columnTwo;
    else {
      const found = this.#find(group, row.columnTwo, columnTwo, effective, lastDay);
      if (found.same !== -1) return { ...this.#placeOf(found.same), isSame: true };
      sameStart = this.#void.has(lastDay) ? -1 : found.sameStart;
    }
    this.#keep(group, row, columnTwo, effective, lastDay);
    return sameStart === -1 ? null : { ...this.#placeOf(sameStart), isSame: false };
  }

  #groupOf(code: string): Group {
    let group = this.#groups.get(code);
    if (group === undefined) {
      group = { stretches: [], greatest: "", ascending: true };
      this.#groups.set(code, group);
    }
    return group;
  }

  /** Entries of the pair with the same dates, and with the same first day; -1 where there is none. */
  #find(
    group: Group,
    text: string,
    columnTwo: number,
    effective: number,
    lastDay: number,
  ): { readonly same: number; readonly sameStart: number } {
    let sameStart = -1;
    if (text < group.greatest) group.ascending = false;
    for (const { start, end } of group.stretches.toReversed()) {
      for (let entry = end - 1; entry >= start; entry -= 1) {
        if (this.#at(entry, 0) !== columnTwo) {
          if (group.ascending) return { same: -1, sameStart };
        } else if (this.#at(entry, 1) === effective) {
          const end = this.#at(entry, 2);
          if (end === lastDay) return { same: entry, sameStart };
          if (!this.#void.has(end)) sameStart = entry;
        }
      }
    }
    return { same: -1, sameStart };
  }

  #keep(group: Group, row: PtpRow, columnTwo: number, effective: number, lastDay: number): void {
    const entry = this.#length;
    this.#length += 1;
    const offset = (entry % CHUNK) * FIELDS;
    if (offset === 0) this.#chunks.push(new Uint32Array(CHUNK * FIELDS));
    const chunk = this.#chunks[Math.floor(entry / CHUNK)];
    if (chunk === undefined) return;
    chunk[offset] = columnTwo;
    chunk[offset + 1] = effective;
    chunk[offset + 2] = lastDay;
    chunk[offset + 3] = row.row;
    if (this.#files.at(-1)?.file !== row.file) this.#files.push({ file: row.file, start: entry });
    const stretch = group.stretches.at(-1);
    if (stretch?.end === entry) stretch.end += 1;
    else group.stretches.push({ start: entry, end: entry + 1 });
  }

  #at(entry: number, field: number): number {
    return this.#chunks[Math.floor(entry / CHUNK)]?.[(entry % CHUNK) * FIELDS + field] ?? 0;
  }

  #placeOf(entry: number): Place {
    const file = this.#files.findLast(({ start }) => start <= entry)?.file ?? "";
    return { file, row: this.#at(entry, 3) };
  }
}

/**
 * The end of an edit's period. Edits that never held differ by their reason too: official files
 * have pairs that were withdrawn on one day for two reasons.
 */
function endOf({ lastDay, modifierIndicator, rationale }: PtpRow): string {
  const end = lastDay ?? "";
  return modifierIndicator === "9" ? `${end} ${rationale}` : end;
}

/** Numbers for texts that recur. */
function numbers(): Recurring<number> {
  let next = 0;
  return new Recurring(() => next++);
}
