import { dayNumber, dayText, type Day } from "../../graph/day.ts";
import { compareText } from "../../graph/compare.ts";
import { CHANGE_KINDS } from "../../graph/model/vocabulary.ts";
import type { Change } from "../../rules/changes/change.ts";

/** What changes are asked for. */
export interface ChangeQuery {
  /** The day before the first one. */
  readonly from: Day;
  readonly to: Day;
  /** Ids of codes; null for all. */
  readonly codes: ReadonlySet<string> | null;
  readonly kinds: ReadonlySet<string> | null;
  /** Slugs of sources. */
  readonly sources: ReadonlySet<string> | null;
}

/** Whether a change is asked for, whatever its code. */
export const isAskedFor = (
  { date, kind, source }: Change,
  { from, to, kinds, sources }: Omit<ChangeQuery, "codes">,
): boolean =>
  from < date &&
  date <= to &&
  (kinds === null || kinds.has(kind)) &&
  (sources === null || sources.has(source));

/** Changes of one code and kind, by one source, on one day. */
export interface ChangeCell {
  readonly day: Day;
  readonly code: string;
  readonly kind: string;
  readonly count: number;
}

const KINDS = [...CHANGE_KINDS].sort(compareText);

/**
 * Of all codes: how many changes of a kind there are on a day, by source, in the order of changes.
 * The changes themselves are worked out again from the facts of the few codes that a page shows.
 */
export class ChangeDays {
  readonly #codes: readonly string[];
  readonly #sources: readonly string[];
  readonly #day: Int32Array;
  readonly #code: Int32Array;
  readonly #kind: Uint8Array;
  readonly #source: Uint8Array;
  readonly #count: Int32Array;

  constructor(counted: CountedChanges) {
    const { codes, sources, cells } = counted;
    this.#codes = codes;
    this.#sources = sources;
    const order = Uint32Array.from({ length: cells.length / WIDTH }, (_, i) => i * WIDTH);
    // Codes are counted in the order of their ids.
    order.sort((a, b) => {
      for (let i = 0; i < WIDTH - 1; i++) {
        const difference = (cells[a + i] ?? 0) - (cells[b + i] ?? 0);
        if (difference !== 0) return difference;
      }
      return 0;
    });
    const column = (offset: number) => (_: unknown, i: number) =>
      cells[(order[i] ?? 0) + offset] ?? 0;
    this.#day = Int32Array.from(order, column(0));
    this.#code = Int32Array.from(order, column(1));
    this.#kind = Uint8Array.from(order, column(2));
    this.#source = Uint8Array.from(order, column(3));
    this.#count = Int32Array.from(order, column(4));
  }

  get size(): number {
    return this.#day.length;
  }

  /** Cells that are asked for, in the order of changes, from this place on. */
  *cells(query: ChangeQuery, start: readonly [Day, string, string] | null): Generator<ChangeCell> {
    const { from, to, codes, kinds, sources } = query;
    const first = dayNumber(start === null || start[0] <= from ? from : start[0]);
    const last = dayNumber(to);
    for (let i = this.#firstOn(first); i < this.#day.length; i++) {
      const number = this.#day[i] ?? 0;
      if (number > last) return;
      const day = dayText(number);
      if (day <= from) continue;
      const code = this.#codes[this.#code[i] ?? 0] ?? "";
      const kind = KINDS[this.#kind[i] ?? 0] ?? "";
      if (codes !== null && !codes.has(code)) continue;
      if (kinds !== null && !kinds.has(kind)) continue;
      if (sources !== null && !sources.has(this.#sources[this.#source[i] ?? 0] ?? "")) continue;
      if (start !== null && isBefore([day, code, kind], start)) continue;
      yield { day, code, kind, count: this.#count[i] ?? 0 };
    }
  }

  /** The first cell of a day, or of one behind it. */
  #firstOn(day: number): number {
    let low = 0;
    let high = this.#day.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#day[middle] ?? 0) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function isBefore(a: readonly string[], b: readonly string[]): boolean {
  for (const [i, key] of a.entries()) {
    const order = compareText(key, b[i] ?? "");
    if (order !== 0) return order < 0;
  }
  return false;
}

/** Numbers that make a cell: day, code, kind, source, count. */
const WIDTH = 5;

/** Counts changes, code by code in the order of their ids. */
export class CountedChanges {
  readonly codes: string[] = [];
  readonly sources: string[] = [];
  readonly cells: number[] = [];

  /** Adds all changes of the next code. */
  add(code: string, changes: readonly Change[]): void {
    if (changes.length === 0) return;
    const number = this.codes.push(code) - 1;
    const counts = new Map<string, number>();
    for (const { date, kind, source } of changes) {
      const key = `${date} ${kind} ${source}`;
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    for (const [key, count] of counts) {
      const [date = "", kind = "", source = ""] = key.split(" ");
      this.cells.push(
        ...[dayNumber(date), number, KINDS.indexOf(kind as never), this.#source(source), count],
      );
    }
  }

  #source(slug: string): number {
    const known = this.sources.indexOf(slug);
    return known < 0 ? this.sources.push(slug) - 1 : known;
  }
}
