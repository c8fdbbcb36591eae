import { dayNumber, dayText, type Day } from "../../graph/day.ts";
import { compareText } from "../../graph/compare.ts";
import { CHANGE_KINDS } from "../../graph/model/vocabulary.ts";
import type { Change } from "../../rules/changes/change.ts";

/** What changes are asked for. */
export interface ChangeQuery {
  /** The day before the first one. */
  readonly from: Day;
  readonly to: Day;
  /** Ids of codes and modifiers; null for all. */
  readonly subjects: ReadonlySet<string> | null;
  readonly kinds: ReadonlySet<string> | null;
  /** Slugs of sources. */
  readonly sources: ReadonlySet<string> | null;
}

/** Whether a change is asked for, whatever its subject. */
export const isAskedFor = (
  { date, kind, source }: Change,
  { from, to, kinds, sources }: Omit<ChangeQuery, "subjects">,
): boolean =>
  from < date &&
  date <= to &&
  (kinds === null || kinds.has(kind)) &&
  (sources === null || sources.has(source));

/** Changes of one subject and kind, by one source, on one day. */
export interface ChangeCell {
  readonly day: Day;
  readonly subject: string;
  readonly kind: string;
  readonly count: number;
}

/** Kinds in their order. */
export const KINDS = [...CHANGE_KINDS].sort(compareText);

/** Numbers that make a cell. */
export interface CellColumns {
  readonly day: Int32Array;
  readonly subject: Int32Array;
  readonly kind: Int32Array;
  readonly source: Int32Array;
  readonly count: Int32Array;
}

/** Which cells are asked for, by number. */
interface Wanted {
  readonly first: number;
  readonly last: number;
  readonly subjects: Uint8Array | null;
  readonly kinds: Uint8Array | null;
  readonly sources: Uint8Array | null;
}

/**
 * Of all codes and modifiers: how many changes of a kind there are on a day, by source, in the order of changes.
 * The changes themselves are worked out again from the facts of the few that a page shows.
 */
export class ChangeDays {
  readonly #subjects: readonly string[];
  readonly #sources: readonly string[];
  readonly #cells: CellColumns;

  /** Takes subjects in their order, and cells in theirs, as they were counted. */
  constructor(subjects: readonly string[], sources: readonly string[], cells: CellColumns) {
    this.#subjects = subjects;
    this.#sources = sources;
    this.#cells = cells;
  }

  get size(): number {
    return this.#cells.day.length;
  }

  /** How many changes are asked for. */
  count(query: ChangeQuery): number {
    const { count } = this.#cells;
    let sum = 0;
    for (const i of this.#rows(this.#wanted(query))) sum += count[i] ?? 0;
    return sum;
  }

  /** Cells that are asked for, in the order of changes, from this place on. */
  *cells(query: ChangeQuery, start: readonly [Day, string, string] | null): Generator<ChangeCell> {
    const wanted = this.#wanted(query);
    const { day: days, subject: subjects, kind: kinds, count: counts } = this.#cells;
    const first = start === null ? wanted.first : Math.max(wanted.first, dayNumber(start[0]));
    for (const i of this.#rows({ ...wanted, first })) {
      const day = dayText(days[i] ?? 0);
      const subject = this.#subjects[subjects[i] ?? 0] ?? "";
      const kind = KINDS[kinds[i] ?? 0] ?? "";
      if (start !== null && isBefore([day, subject, kind], start)) continue;
      yield { day, subject, kind, count: counts[i] ?? 0 };
    }
  }

  #wanted({ from, to, subjects, kinds, sources }: ChangeQuery): Wanted {
    return {
      first: dayNumber(from) + 1,
      last: dayNumber(to),
      subjects: marks(this.#subjects, subjects),
      kinds: marks(KINDS, kinds),
      sources: marks(this.#sources, sources),
    };
  }

  /** Rows of cells that are wanted, in order. */
  *#rows({ first, last, subjects, kinds, sources }: Wanted): Generator<number> {
    const { day, subject, kind, source } = this.#cells;
    for (let i = this.#firstOn(first); i < day.length && (day[i] ?? 0) <= last; i++) {
      if (subjects !== null && subjects[subject[i] ?? 0] !== 1) continue;
      if (kinds !== null && kinds[kind[i] ?? 0] !== 1) continue;
      if (sources !== null && sources[source[i] ?? 0] !== 1) continue;
      yield i;
    }
  }

  /** The first cell of a day, or of one behind it. */
  #firstOn(day: number): number {
    let low = 0;
    let high = this.size;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#cells.day[middle] ?? 0) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** 1 for each name that is in a set; null for a set of all. */
const marks = (names: readonly string[], wanted: ReadonlySet<string> | null): Uint8Array | null =>
  wanted === null ? null : Uint8Array.from(names, (name) => (wanted.has(name) ? 1 : 0));

function isBefore(a: readonly string[], b: readonly string[]): boolean {
  for (const [i, key] of a.entries()) {
    const order = compareText(key, b[i] ?? "");
    if (order !== 0) return order < 0;
  }
  return false;
}
