import type { Vocabulary } from "./search-query.ts";

/** Words that were seen, to tell which are known and which are beginnings of known ones. */
export class SeenWords implements Vocabulary {
  readonly #seen: ReadonlySet<string>;
  readonly #ordered: readonly string[];

  constructor(seen: ReadonlySet<string>) {
    this.#seen = seen;
    this.#ordered = [...seen].sort();
  }

  has(word: string): boolean {
    return this.#seen.has(word);
  }

  hasPrefix(prefix: string): boolean {
    let [low, high] = [0, this.#ordered.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#ordered[middle] ?? "") < prefix) low = middle + 1;
      else high = middle;
    }
    return this.#ordered[low]?.startsWith(prefix) ?? false;
  }
}
