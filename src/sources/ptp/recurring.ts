/**
 * What recurring texts say: each is read once, and all rows share what it gave, so that millions
 * of rows hold few strings. Texts that say nothing are read again each time.
 */
export class Recurring<T> {
  readonly #known = new Map<string, T>();
  readonly #read: (text: string) => T | null;
  /** Most texts are those of the row before, which is found out faster than looked up. */
  #lastText: string | null = null;
  #last: T | null = null;

  constructor(read: (text: string) => T | null) {
    this.#read = read;
  }

  has(text: string): boolean {
    return this.#known.has(text);
  }

  keys(): Iterable<string> {
    return this.#known.keys();
  }

  get(text: string): T | null {
    if (text === this.#lastText) return this.#last;
    this.#last = this.#known.get(text) ?? this.#readNew(text);
    this.#lastText = text;
    return this.#last;
  }

  #readNew(text: string): T | null {
    const value = this.#read(text);
    if (value !== null) this.#known.set(detached(text), value);
    return value;
  }
}

/** A part of a string keeps the whole alive, here a block of a file; a copy does not. */
export const detached = (text: string): string => Buffer.from(text).toString();
