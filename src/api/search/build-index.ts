import MiniSearch from "minisearch";
import type { GraphView } from "../../graph/graph.ts";
import { Pauses } from "../../graph/pauses.ts";
import { perView } from "../../graph/per-view.ts";
import { compareText } from "../../graph/compare.ts";
import { Alternatives } from "./alternatives.ts";
import type { Entry, TextEntry, Version } from "./entries.ts";
import { readEntries } from "./read-entries.ts";
import { SearchIndex, type SearchDocument } from "./search-index.ts";
import { SeenWords } from "./vocabulary.ts";
import { wordsOf } from "./words.ts";

/** The search in a view, made when it is first asked for; others are answered meanwhile. */
export const searchIndex = perView(async (view) =>
  buildIndex(await readEntries(view), await readAlternatives(view)),
);

/** Makes an index of entries, which come by id: so all stores add up scores in one order. */
export async function buildIndex(
  textEntries: readonly TextEntry[],
  alternatives: Alternatives,
): Promise<SearchIndex> {
  const seen = new Set<string>();
  const words = new MiniSearch<SearchDocument>({
    idField: "number",
    fields: ["name", "synonym", "about", "key"],
    tokenize: (text) => {
      const found = wordsOf(text);
      for (const word of found) seen.add(word);
      return found;
    },
    processTerm: (word) => word,
    // A query comes in words already.
    searchOptions: { tokenize: (word) => [word] },
  });
  const versions: [number, Version][] = [];
  const pauses = new Pauses();
  const entries: Entry[] = [];
  for (const entry of textEntries) {
    const called = entry.versions.map(({ days, title }) => ({ days, title }));
    for (const [i, { texts }] of entry.versions.entries()) {
      words.add({ number: versions.length, ...texts });
      versions.push([entries.length, called[i] as Version]);
      if (pauses.isDue) await pauses.take();
    }
    entries.push({ ...entry, versions: called });
  }
  return new SearchIndex({
    ...{ entries, versions, words, alternatives },
    vocabulary: new SeenWords(seen),
  });
}

/** What the graph says means the same. */
async function readAlternatives(view: GraphView): Promise<Alternatives> {
  const groups: { readonly id: string; readonly words: readonly string[] }[] = [];
  for await (const batch of view.nodes("SearchWords"))
    for (const { id, properties } of batch)
      groups.push({ id, words: properties.words as readonly string[] });
  groups.sort((a, b) => compareText(a.id, b.id));
  return new Alternatives(groups.map(({ words }) => words));
}
