import type { OfficialText } from "./official-texts.ts";

/** Shorter ones are words of the trade, which anybody would put in this way. */
const FEWEST_WORDS = 4;

/** A text that was found, and the line on which it begins. */
export interface Found extends OfficialText {
  readonly line: number;
}

/** Looks for many texts at once, as runs of whole words, without regard to case and punctuation. */
export class TextFinder {
  /** By the words that they begin with: few places of a file begin with such words at all. */
  readonly #byStart = new Map<string, { words: readonly string[]; text: OfficialText }[]>();
  readonly #known = new Set<string>();

  add(text: OfficialText): void {
    const words = wordsOf(text.text);
    const key = words.join(" ");
    if (words.length < FEWEST_WORDS || this.#known.has(key)) return;
    this.#known.add(key);
    const start = startOf(words, 0);
    const others = this.#byStart.get(start);
    if (others === undefined) this.#byStart.set(start, [{ words, text }]);
    else others.push({ words, text });
  }

  /** How many different texts it looks for. */
  get size(): number {
    return this.#known.size;
  }

  findIn(content: string): Found[] {
    const found: Found[] = [];
    const lines: number[] = [];
    const words = content.split("\n").flatMap((text, index) => {
      const inLine = wordsOf(text);
      lines.push(...inLine.map(() => index + 1));
      return inLine;
    });
    for (let at = 0; at <= words.length - FEWEST_WORDS; at++)
      for (const { words: wanted, text } of this.#byStart.get(startOf(words, at)) ?? [])
        if (wanted.every((word, index) => words[at + index] === word))
          found.push({ ...text, line: lines[at] ?? 0 });
    return found;
  }
}

const wordsOf = (text: string): string[] =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

const startOf = (words: readonly string[], at: number): string =>
  words.slice(at, at + FEWEST_WORDS).join(" ");
