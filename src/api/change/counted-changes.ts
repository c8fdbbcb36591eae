import { setImmediate } from "node:timers/promises";
import { compareText } from "../../graph/compare.ts";
import { dayNumber, type Day } from "../../graph/day.ts";
import { rowsBy } from "../../graph/rows-by.ts";
import type { Count } from "../../rules/changes/count-changes.ts";
import { ChangeDays, KINDS } from "./change-days.ts";

/** Numbers that make a cell as it is counted: day, subject, kind, source, count. */
const WIDTH = 5;

/** Counts changes in whatever order they come. */
export class CountedChanges {
  readonly #subjects = new Map<string, number>();
  readonly #sources = new Map<string, number>();
  readonly #days = new Map<Day, number>();
  readonly #cells: number[] = [];

  /** Counts for a subject; what is told of one day, kind and source before another subject is one cell. */
  of(id: string): Count {
    const subject = numberOf(this.#subjects, id);
    const begun = this.#cells.length;
    return (day, kind, source, changes) => {
      const cells = this.#cells;
      const cell = [this.#day(day), subject, KINDS.indexOf(kind), numberOf(this.#sources, source)];
      for (let at = begun; at < cells.length; at += WIDTH)
        if (cells[at] === cell[0] && cells[at + 2] === cell[2] && cells[at + 3] === cell[3]) {
          cells[at + WIDTH - 1] = (cells[at + WIDTH - 1] ?? 0) + changes;
          return;
        }
      cells.push(...cell, changes);
    };
  }

  /** All that was counted, by day, subject, kind and source. */
  async inOrder(): Promise<ChangeDays> {
    const subjects = [...this.#subjects.keys()].sort(compareText);
    const places = new Int32Array(subjects.length);
    subjects.forEach((id, place) => (places[this.#subjects.get(id) ?? 0] = place));
    await setImmediate();
    const size = this.#cells.length / WIDTH;
    const column = (offset: number): Int32Array => {
      const numbers = new Int32Array(size);
      for (let i = 0; i < size; i++) numbers[i] = this.#cells[i * WIDTH + offset] ?? 0;
      return numbers;
    };
    const [day, kind, source, count] = [column(0), column(2), column(3), column(4)];
    const subject = column(1).map((number) => places[number] ?? 0);
    await setImmediate();
    const earliest = day.reduce((least, one) => Math.min(least, one), 0);
    const sinceEarliest = day.map((one) => one - earliest);
    const latest = sinceEarliest.reduce((most, one) => Math.max(most, one), 0);
    // From the last key to the first, each time keeping the order of those before.
    let order = rowsBy(source, this.#sources.size).rows;
    order = rowsBy(kind, KINDS.length, order).rows;
    await setImmediate();
    order = rowsBy(subject, subjects.length, order).rows;
    order = rowsBy(sinceEarliest, latest + 1, order).rows;
    await setImmediate();
    const inOrder = (values: Int32Array): Int32Array => order.map((row) => values[row] ?? 0);
    return new ChangeDays(subjects, [...this.#sources.keys()], {
      ...{ day: inOrder(day), subject: inOrder(subject), kind: inOrder(kind) },
      ...{ source: inOrder(source), count: inOrder(count) },
    });
  }

  #day(day: Day): number {
    let number = this.#days.get(day);
    if (number === undefined) this.#days.set(day, (number = dayNumber(day)));
    return number;
  }
}

function numberOf(numbers: Map<string, number>, id: string): number {
  let number = numbers.get(id);
  if (number === undefined) numbers.set(id, (number = numbers.size));
  return number;
}
