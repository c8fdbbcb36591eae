import { compareText } from "../../graph/compare.ts";
import { normalizeKey } from "../keys.ts";
import type { Entry } from "./entries.ts";
import { lowest } from "./lowest.ts";

/** Scores by which what is found by its code comes before all that is found by words, which are below 100. */
const WHOLE = 1_000;
const WORD = 900;
const VALUE = 800;
const PREFIX = 500;

/** An entry that a search finds by its code. */
export interface KeyMatch {
  readonly entry: number;
  readonly score: number;
  readonly isWhole: boolean;
}

/** Finds entries by what they are called in full: codes, modifiers, taxonomy codes, values, ids. */
export class Keys {
  readonly #keys: readonly string[];
  readonly #entries: Int32Array;
  readonly #ids: readonly Pick<Entry, "id">[];
  readonly #isValue: (entry: number) => boolean;

  /** Takes entries by id. */
  constructor(entries: readonly Entry[]) {
    const numbers = entries.flatMap(({ key }, i) => (key === null ? [] : [i]));
    const keyOf = (i: number): string => entries[i]?.key ?? "";
    numbers.sort((a, b) => compareText(keyOf(a), keyOf(b)) || a - b);
    this.#keys = numbers.map(keyOf);
    this.#entries = Int32Array.from(numbers);
    this.#ids = entries;
    this.#isValue = (i) => entries[i]?.type === "Indicator";
  }

  /** What a text names: as a whole, by one of its words, or by its beginning. */
  matches(text: string): KeyMatch[] {
    const whole = normalizeKey(text);
    const found: KeyMatch[] = [];
    const add = (entry: number, score: number, isWhole: boolean): void => {
      if (!found.some((one) => one.entry === entry)) found.push({ entry, score, isWhole });
    };
    const id = text.trim();
    const byId = lowest(this.#ids.length, (i) => compareText(this.#ids[i]?.id ?? "", id) < 0);
    if (this.#ids[byId]?.id === id) add(byId, WHOLE, true);
    for (const at of this.#at(whole)) add(at, this.#isValue(at) ? VALUE : WHOLE, true);
    const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    if (words.length > 1)
      words.filter(isLikeKey).forEach((word, i) => {
        // Values of indicators are too short to be meant by one word of several.
        for (const at of this.#at(normalizeKey(word)))
          if (!this.#isValue(at)) add(at, WORD - i, true);
      });
    if (/^[A-Z0-9]+$/.test(whole)) found.push(...this.#beginningWith(whole));
    return found;
  }

  *#at(key: string): Iterable<number> {
    for (let i = this.#lowest(key); this.#keys[i] === key; i++) yield this.#entries[i] ?? 0;
  }

  #beginningWith(prefix: string): KeyMatch[] {
    const found: KeyMatch[] = [];
    for (let i = this.#lowest(prefix); this.#keys[i]?.startsWith(prefix) ?? false; i++) {
      const { length } = this.#keys[i] ?? "";
      const entry = this.#entries[i] ?? 0;
      if (length > prefix.length && !this.#isValue(entry))
        found.push({ entry, score: PREFIX + (100 * prefix.length) / length, isWhole: false });
    }
    return found;
  }

  /** The first place whose key is not below this one. */
  #lowest(key: string): number {
    return lowest(this.#keys.length, (i) => compareText(this.#keys[i] ?? "", key) < 0);
  }
}

/** One word of several is meant as a code where it has a digit or is written in capitals. */
const isLikeKey = (word: string): boolean =>
  word.length >= 2 && (/\d/.test(word) || word === word.toUpperCase());
