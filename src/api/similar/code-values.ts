import { setImmediate } from "node:timers/promises";
import { compareText } from "../../graph/compare.ts";
import { rowsBy } from "../../graph/rows-by.ts";

/** Days since 1970 that stand for open ends; no day reaches them. */
export const ALWAYS_BEFORE = -(2 ** 31);
export const NEVER = 2 ** 31 - 1;

/**
 * The values of all codes in columns, so that hundreds of thousands take a few megabytes: row r says
 * that code `code[r]` has value `value[r]` from `from[r]` until before `to[r]`, in days since 1970.
 * Rows of a code stand together, by value, and `rowsOf` finds those of a value.
 */
export class CodeValues {
  readonly ids: readonly string[];
  readonly rowOf: ReadonlyMap<string, number>;
  /** Ids of indicators and modifiers. */
  readonly values: readonly string[];
  readonly code: Int32Array;
  readonly value: Int32Array;
  /** Rows of code c: `starts[c]` to before `starts[c + 1]`. */
  readonly starts: Int32Array;
  readonly #held: Periods;
  readonly #byValue: { readonly offsets: Int32Array; readonly rows: Int32Array };
  readonly #listed: Periods;
  readonly #listedStarts: Int32Array;

  /** Takes the parts as a builder made them. */
  constructor({ ids, values, held, listed }: CodeValueParts) {
    this.ids = ids;
    this.values = values;
    this.rowOf = new Map(ids.map((id, i) => [id, i]));
    this.code = held.code;
    this.value = held.value;
    this.starts = held.starts;
    this.#held = held;
    this.#byValue = rowsBy(held.value, values.length);
    this.#listed = listed;
    this.#listedStarts = listed.starts;
  }

  /** Whether a row holds on a day. */
  holds(row: number, day: number): boolean {
    return isIn(this.#held, row, day);
  }

  /** Whether a source lists a code on a day. */
  isListed(code: number, day: number): boolean {
    const end = this.#listedStarts[code + 1] ?? 0;
    for (let row = this.#listedStarts[code] ?? 0; row < end; row++)
      if (isIn(this.#listed, row, day)) return true;
    return false;
  }

  /** The rows of a value, by code. */
  rowsOf(value: number): Int32Array {
    const { offsets, rows } = this.#byValue;
    return rows.subarray(offsets[value], offsets[value + 1]);
  }
}

interface Periods {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

const isIn = ({ from, to }: Periods, row: number, day: number): boolean =>
  (from[row] ?? 0) <= day && day < (to[row] ?? 0);

/** Rows by code; rows of a code by value. */
interface CodeRows extends Periods {
  readonly code: Int32Array;
  readonly value: Int32Array;
  readonly starts: Int32Array;
}

interface CodeValueParts {
  /** In their order. */
  readonly ids: readonly string[];
  readonly values: readonly string[];
  readonly held: CodeRows;
  readonly listed: CodeRows;
}

/** Collects what codes have, in whatever order a store tells it. */
export class CodeValuesBuilder {
  readonly #codes = new Numbering();
  readonly #values = new Numbering();
  readonly #held = new Rows();
  readonly #listed = new Rows();

  /** A source lists a code for a time. */
  list(code: string, from: number, to: number): void {
    this.#listed.add(this.#codes.of(code), 0, from, to);
  }

  /** A code has a value for a time. */
  hold(code: string, value: string, from: number, to: number): void {
    this.#held.add(this.#codes.of(code), this.#values.of(value), from, to);
  }

  /** Lays the columns out. Their order follows from ids alone, so that all stores sum alike. */
  async build(): Promise<CodeValues> {
    const codes = this.#codes.inOrder();
    const values = this.#values.inOrder();
    await setImmediate();
    const held = await this.#held.laidOut(codes.places, values.places);
    await setImmediate();
    const listed = await this.#listed.laidOut(codes.places, Int32Array.of(0));
    return new CodeValues({ ids: codes.ids, values: values.ids, held, listed });
  }
}

/** Ids as numbers, in the order in which they come. */
class Numbering {
  readonly #numbers = new Map<string, number>();

  of(id: string): number {
    let number = this.#numbers.get(id);
    if (number === undefined) this.#numbers.set(id, (number = this.#numbers.size));
    return number;
  }

  /** The ids in their order, and the place in it of each number. */
  inOrder(): { ids: string[]; places: Int32Array } {
    const ids = [...this.#numbers.keys()].sort(compareText);
    const places = new Int32Array(ids.length);
    ids.forEach((id, place) => (places[this.#numbers.get(id) ?? 0] = place));
    return { ids, places };
  }
}

/** Rows as they come. */
class Rows {
  readonly #code: number[] = [];
  readonly #value: number[] = [];
  readonly #from: number[] = [];
  readonly #to: number[] = [];

  add(code: number, value: number, from: number, to: number): void {
    this.#code.push(code);
    this.#value.push(value);
    this.#from.push(from);
    this.#to.push(to);
  }

  async laidOut(codePlaces: Int32Array, valuePlaces: Int32Array): Promise<CodeRows> {
    const codes = Int32Array.from(this.#code).map((number) => codePlaces[number] ?? 0);
    const values = Int32Array.from(this.#value).map((number) => valuePlaces[number] ?? 0);
    await setImmediate();
    const byValue = rowsBy(values, valuePlaces.length).rows;
    const { offsets, rows } = rowsBy(codes, codePlaces.length, byValue);
    await setImmediate();
    return {
      starts: offsets,
      code: rows.map((row) => codes[row] ?? 0),
      value: rows.map((row) => values[row] ?? 0),
      from: rows.map((row) => this.#from[row] ?? 0),
      to: rows.map((row) => this.#to[row] ?? 0),
    };
  }
}
