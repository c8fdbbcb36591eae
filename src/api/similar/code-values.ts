/** When something holds: days since 1970, half open; open ends are infinite. */
export interface Held {
  readonly from: number;
  readonly to: number;
}

/** A value that a code has for a time: the id of an indicator value or of a modifier. */
export interface HeldValue extends Held {
  readonly value: string;
}

/** A code with all that it is compared by, at any time. */
export interface ComparedCode {
  readonly id: string;
  /** When sources list it. */
  readonly listed: readonly Held[];
  readonly values: readonly HeldValue[];
}

/** Open ends as numbers that fit a column; no day reaches them. */
const FIRST = -(2 ** 31);
const LAST = 2 ** 31 - 1;

/**
 * The values of all codes in columns, so that hundreds of thousands take a few megabytes: row r says
 * that code `code[r]` has value `value[r]` from `from[r]` until `to[r]`. Rows of a code stand
 * together, and `byValue` finds those of a value.
 */
export class CodeValues {
  readonly ids: readonly string[];
  readonly rowOf: ReadonlyMap<string, number>;
  readonly values: readonly string[];
  readonly #listed: readonly (readonly Held[])[];
  readonly code: Int32Array;
  readonly value: Int32Array;
  readonly #from: Int32Array;
  readonly #to: Int32Array;
  /** Rows of code c: `starts[c]` to before `starts[c + 1]`. */
  readonly starts: Int32Array;
  readonly #valueStarts: Int32Array;
  readonly #valueRows: Int32Array;

  constructor(codes: readonly ComparedCode[]) {
    this.ids = codes.map(({ id }) => id);
    this.rowOf = new Map(this.ids.map((id, i) => [id, i]));
    this.#listed = codes.map(({ listed }) => listed);
    const count = codes.reduce((sum, { values }) => sum + values.length, 0);
    this.code = new Int32Array(count);
    this.value = new Int32Array(count);
    this.#from = new Int32Array(count);
    this.#to = new Int32Array(count);
    this.starts = new Int32Array(codes.length + 1);
    const numbers = new Map<string, number>();
    let row = 0;
    codes.forEach(({ values }, code) => {
      for (const { value, from, to } of values) {
        const number = numbers.get(value) ?? numbers.size;
        numbers.set(value, number);
        this.code[row] = code;
        this.value[row] = number;
        this.#from[row] = Math.max(from, FIRST);
        this.#to[row] = Math.min(to, LAST);
        row += 1;
      }
      this.starts[code + 1] = row;
    });
    this.values = [...numbers.keys()];
    this.#valueStarts = new Int32Array(numbers.size + 1);
    this.#valueRows = rowsByValue(this.value, this.#valueStarts);
  }

  /** Whether a row holds on a day. */
  holds(row: number, day: number): boolean {
    return (this.#from[row] ?? 0) <= day && day < (this.#to[row] ?? 0);
  }

  /** Whether a source lists a code on a day. */
  isListed(code: number, day: number): boolean {
    return (this.#listed[code] ?? []).some(({ from, to }) => from <= day && day < to);
  }

  /** The rows of a value, by code. */
  rowsOf(value: number): Int32Array {
    return this.#valueRows.subarray(this.#valueStarts[value], this.#valueStarts[value + 1]);
  }
}

/** Counting sort of rows by value; fills in where those of each value begin. */
function rowsByValue(value: Int32Array, starts: Int32Array): Int32Array {
  for (const v of value) starts[v + 1] = (starts[v + 1] ?? 0) + 1;
  for (let v = 1; v < starts.length; v++) starts[v] = (starts[v] ?? 0) + (starts[v - 1] ?? 0);
  const next = starts.slice();
  const rows = new Int32Array(value.length);
  value.forEach((v, row) => {
    const at = next[v] ?? 0;
    rows[at] = row;
    next[v] = at + 1;
  });
  return rows;
}
