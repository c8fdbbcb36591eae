import { wordsOf } from "./words.ts";

/** One way to say something: all of these words. */
export type Saying = readonly string[];

/** The longest saying that is looked for. */
const LONGEST_SAYING = 4;

/** What means the same: each saying of a group stands for all others. */
export class Alternatives {
  readonly #groups = new Map<string, Saying[]>();

  /** Takes groups of texts; a text may be in several. */
  constructor(groups: Iterable<readonly string[]>) {
    for (const texts of groups) {
      const sayings = texts.map(wordsOf).filter(({ length }) => length > 0);
      for (const saying of sayings) {
        const key = saying.join(" ");
        const known = this.#groups.get(key) ?? [];
        this.#groups.set(key, distinct([...known, ...sayings]));
      }
    }
  }

  /**
   * Takes words apart into what was said, the longest known sayings first: each with all that means
   * the same, itself at the front.
   */
  of(words: readonly string[]): Saying[][] {
    const parts: Saying[][] = [];
    for (let at = 0; at < words.length;) {
      const { length, sayings } = this.#longestAt(words, at);
      parts.push(distinct([words.slice(at, at + length), ...sayings]));
      at += length;
    }
    return parts;
  }

  #longestAt(words: readonly string[], at: number): { length: number; sayings: Saying[] } {
    for (let length = Math.min(LONGEST_SAYING, words.length - at); length > 0; length--) {
      const sayings = this.#groups.get(words.slice(at, at + length).join(" "));
      if (sayings !== undefined) return { length, sayings };
    }
    return { length: 1, sayings: [] };
  }
}

const distinct = (sayings: readonly Saying[]): Saying[] => [
  ...new Map(sayings.map((saying) => [saying.join(" "), saying])).values(),
];
