import type MiniSearch from "minisearch";
import { type Query, type SearchResult } from "minisearch";
import { dayNumber, type Day } from "../../graph/day.ts";
import { FirstOf } from "../../graph/first-of.ts";
import { compareText } from "../../graph/compare.ts";
import type { Alternatives } from "./alternatives.ts";
import { holdsOn, type Entry, type Texts, type Version } from "./entries.ts";
import { Keys } from "./key-matches.ts";
import { searchQuery, type Vocabulary } from "./search-query.ts";
import type { SearchMatch } from "./search-match.ts";

/** Which entries may be found. */
export interface SearchFilter {
  readonly types: ReadonlySet<string> | null;
  readonly systems: ReadonlySet<string> | null;
  readonly active: boolean | null;
}

/** Something that was found. */
export interface Hit {
  readonly entry: Entry;
  /** A short name as of the day, if there is one. */
  readonly title: string | null;
  readonly score: number;
  readonly matchedOn: SearchMatch;
  /** Words of the entry that matched, in the form in which they are compared. */
  readonly words: readonly string[];
}

/** Where a hit stands among others: the best first, those of one score by id. */
export type HitKeys = Pick<Hit, "score"> & { readonly id: string };

/** Some hits, in their order. */
export interface HitPage {
  readonly hits: readonly Hit[];
  readonly totalCount: number;
  readonly hasNextPage: boolean;
}

/** A version of an entry as a document of the index. */
export interface SearchDocument extends Texts {
  readonly number: number;
}

/** What a word weighs by where it is. */
const WEIGHTS: Readonly<Record<keyof Texts, number>> = { name: 3, synonym: 3, key: 2, about: 1 };

/** Values of one indicator say nearly the same, and would stand before all that they are about. */
const VALUE_WEIGHT = 0.6;

/** In this order where as many words matched in one as in another. */
const FIELDS: readonly (readonly [keyof Texts, SearchMatch])[] = [
  ["name", "NAME"],
  ["synonym", "SYNONYM"],
  ["about", "ABOUT"],
  ["key", "CODE"],
];

/** What is found by words scores below this, and so comes behind all that is found by code. */
const HIGHEST_OF_WORDS = 100;

/** The score of the index that is half of that. */
const HALF = 30;

/** An entry on its way to be a hit: details are made for a page only. */
interface Candidate {
  readonly entry: number;
  readonly score: number;
  readonly by: "CODE" | "CODE_PREFIX" | SearchResult;
}

/** What an index is made of. */
export interface SearchIndexParts {
  /** By id. */
  readonly entries: readonly Entry[];
  /** The version of each document, and the number of its entry. */
  readonly versions: readonly (readonly [entry: number, version: Version])[];
  readonly words: MiniSearch<SearchDocument>;
  readonly vocabulary: Vocabulary;
  readonly alternatives: Alternatives;
}

/** The search in one state of the graph (docs/decisions/0012-search.md). */
export class SearchIndex {
  readonly #parts: SearchIndexParts;
  readonly #keys: Keys;

  constructor(parts: SearchIndexParts) {
    this.#parts = parts;
    this.#keys = new Keys(parts.entries);
  }

  /** What a text finds on a day, behind the hit with the keys `after`. */
  page(
    text: string,
    filter: SearchFilter,
    day: Day,
    first: number,
    after: HitKeys | null,
  ): HitPage {
    const candidates = this.#candidates(text, filter, dayNumber(day));
    const { entries } = this.#parts;
    // Entries stand by id, so that their numbers order as their ids do.
    const best = new FirstOf<Candidate>(
      first + 1,
      (a, b) => b.score - a.score || a.entry - b.entry,
    );
    for (const one of candidates)
      if (after === null || isBehind(one.score, entries[one.entry]?.id ?? "", after)) best.add(one);
    const found = best.sorted();
    return {
      hits: found.slice(0, first).map((one) => this.#hit(one, dayNumber(day))),
      totalCount: candidates.length,
      hasNextPage: found.length > first,
    };
  }

  /** Everything that a text finds, each entry once and by what finds it best. */
  #candidates(typed: string, filter: SearchFilter, day: number): Candidate[] {
    const { entries, versions, words, vocabulary, alternatives } = this.#parts;
    const { text, all, any } = searchQuery(typed, alternatives, vocabulary);
    const found = new Map<number, Candidate>();
    const isWanted = (entry: number): boolean => {
      const one = entries[entry];
      return one !== undefined && !found.has(entry) && fits(one, filter, day);
    };
    for (const { entry, score, isWhole } of this.#keys.matches(text))
      if (isWanted(entry))
        found.set(entry, { entry, score: rounded(score), by: isWhole ? "CODE" : "CODE_PREFIX" });
    const byWords = (query: Query): SearchResult[] =>
      words.search(query, {
        boost: WEIGHTS,
        boostDocument: (id) => (this.#typeOf(id as number) === "Indicator" ? VALUE_WEIGHT : 1),
        filter: ({ id }) => {
          const [entry, version] = versions[id as number] ?? [];
          return version !== undefined && holdsOn(version.days, day) && isWanted(entry ?? -1);
        },
      });
    const results = all === null ? [] : byWords(all);
    const some = results.length > 0 || found.size > 0 || any === null ? results : byWords(any);
    for (const by of some) {
      const entry = versions[by.id as number]?.[0] ?? -1;
      const score = rounded((HIGHEST_OF_WORDS * by.score) / (by.score + HALF));
      found.set(entry, { entry, score, by });
    }
    return [...found.values()];
  }

  #typeOf(document: number): string | undefined {
    const entry = this.#parts.versions[document]?.[0];
    return entry === undefined ? undefined : this.#parts.entries[entry]?.type;
  }

  #hit({ entry: number, score, by }: Candidate, day: number): Hit {
    const entry = this.#parts.entries[number];
    if (entry === undefined) throw new RangeError(`No entry ${number}.`);
    const title = entry.versions.find(({ days }) => holdsOn(days, day))?.title ?? null;
    if (typeof by === "string") return { entry, title, score, matchedOn: by, words: [] };
    return { entry, title, score, matchedOn: matchOf(by), words: by.terms.toSorted(compareText) };
  }
}

const isBehind = (score: number, id: string, after: HitKeys): boolean =>
  score < after.score || (score === after.score && compareText(id, after.id) > 0);

/** Four decimals, so that what looks equal is equal. */
const rounded = (score: number): number => Math.round(score * 10_000) / 10_000;

function fits({ type, system, listed }: Entry, filter: SearchFilter, day: number): boolean {
  if (filter.types !== null && !filter.types.has(type)) return false;
  if (filter.systems !== null && !filter.systems.has(system ?? "")) return false;
  if (filter.active === null) return true;
  return filter.active === (listed?.some((days) => holdsOn(days, day)) ?? true);
}

/** Where most of the words were found. */
function matchOf({ match }: SearchResult): SearchMatch {
  const found = Object.values(match).flat();
  const counts = FIELDS.map(([field, matched]) => ({
    matched,
    count: found.filter((one) => one === field).length,
  }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).matched;
}
