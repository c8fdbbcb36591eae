type Numbers = Int32Array | Float64Array | Int8Array;

/** A typed array that grows at its end, so that a million values are no objects on the heap. */
export class Growing<A extends Numbers> {
  readonly #make: (length: number) => A;
  #data: A;
  #length = 0;

  constructor(make: (length: number) => A) {
    this.#make = make;
    this.#data = make(64);
  }

  get length(): number {
    return this.#length;
  }

  push(value: number): void {
    if (this.#length === this.#data.length) {
      const larger = this.#make(this.#length * 2);
      larger.set(this.#data);
      this.#data = larger;
    }
    this.#data[this.#length++] = value;
  }

  /** What was pushed so far, without a copy. */
  values(): A {
    return this.#data.subarray(0, this.#length) as A;
  }
}

export const growingInts = (): Growing<Int32Array> => new Growing((n) => new Int32Array(n));
