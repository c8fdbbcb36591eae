import { declareNodes, origin, release, slug } from "./node-declaration.ts";
import { required } from "./property.ts";

/** What the search knows of the language of the field. */
export const SEARCH_NODES = declareNodes({
  SearchWords: {
    about: "Words that mean the same to those who search: abbreviations and what they stand for.",
    key: ["slug"],
    internal: true,
    properties: {
      slug,
      words: required.strings("The words; one that consists of several stands for all of them."),
      origin,
      release,
    },
  },
});
