import { lowest } from "./lowest.ts";
import type { Vocabulary } from "./search-query.ts";

/** Words that were seen, to tell which are known and which are beginnings of known ones. */
export class SeenWords implements Vocabulary {
  readonly #words: readonly string[];

  constructor(seen: Iterable<string>) {
    this.#words = [...seen].sort();
  }

  has(word: string): boolean {
    return this.#words[this.#lowest(word)] === word;
  }

  hasPrefix(prefix: string): boolean {
    return this.#words[this.#lowest(prefix)]?.startsWith(prefix) ?? false;
  }

  #lowest(word: string): number {
    return lowest(this.#words.length, (i) => (this.#words[i] ?? "") < word);
  }
}
