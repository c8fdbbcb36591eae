import type { Query } from "minisearch";
import type { Alternatives } from "./alternatives.ts";
import { type Saying } from "./alternatives.ts";
import { wordsOf } from "./words.ts";

/** How much of what is typed counts. */
export const LONGEST_TEXT = 200;
export const MOST_WORDS = 12;

/** Shorter ones begin too many words: they must be there as they are. */
const SHORTEST_PREFIX = 3;
/** So many letters may be wrong, missing or too many in a word of at least so many. */
const TYPOS: readonly (readonly [letters: number, typos: number])[] = [
  [7, 2],
  [4, 1],
];

/** The words that texts of the index have, in their order. */
export interface Vocabulary {
  has(word: string): boolean;
  hasPrefix(prefix: string): boolean;
}

/** What a search looks for: the words as they were typed, and queries of all and of any of them. */
export interface SearchQuery {
  readonly text: string;
  readonly all: Query | null;
  readonly any: Query | null;
}

/**
 * Makes of a text what is asked of the index. A word is looked for as it is, by its beginning where
 * it may not be written to its end, by what means the same, and with typos only if nothing has it.
 */
export function searchQuery(
  typed: string,
  alternatives: Alternatives,
  vocabulary: Vocabulary,
): SearchQuery {
  const text = typed.slice(0, LONGEST_TEXT).trim();
  const words = wordsOf(text).slice(0, MOST_WORDS);
  if (words.length === 0) return { text, all: null, any: null };
  const parts = alternatives.of(words);
  const queries = parts.map((sayings, i): Query => ({
    combineWith: "OR",
    queries: sayings.map((saying, k) =>
      // What stands for what was typed is looked for as it is.
      k === 0 ? typedQuery(saying, i === parts.length - 1, vocabulary) : allOf(saying.map(exactly)),
    ),
  }));
  return { text, all: allOf(queries), any: { combineWith: "OR", queries } };
}

const allOf = (queries: readonly Query[]): Query => ({
  combineWith: "AND",
  queries: [...queries],
});

const exactly = (word: string): Query => ({ queries: [word], prefix: false, fuzzy: false });

function typedQuery(saying: Saying, isLast: boolean, vocabulary: Vocabulary): Query {
  return allOf(
    saying.map((word, i) => wordQuery(word, isLast && i === saying.length - 1, vocabulary)),
  );
}

function wordQuery(word: string, isLast: boolean, vocabulary: Vocabulary): Query {
  const isKnown = vocabulary.has(word);
  const begins = word.length >= SHORTEST_PREFIX && vocabulary.hasPrefix(word);
  if (begins && (isLast || !isKnown)) return { queries: [word], prefix: true, fuzzy: false };
  if (isKnown || /\d/.test(word)) return exactly(word);
  const swapped = swappedLetters(word).filter((one) => vocabulary.has(one));
  if (swapped.length > 0) return { combineWith: "OR", queries: swapped.map(exactly) };
  const typos = TYPOS.find(([letters]) => word.length >= letters)?.[1] ?? 0;
  return typos === 0 ? exactly(word) : { queries: [word], prefix: false, fuzzy: typos };
}

/** A word with two letters next to each other in the other order, wherever that may be. */
const swappedLetters = (word: string): string[] =>
  Array.from(
    { length: word.length - 1 },
    (_, i) => `${word.slice(0, i)}${word.charAt(i + 1)}${word.charAt(i)}${word.slice(i + 2)}`,
  );
