import { shuffled } from "../data/random.ts";
import { stream } from "../../test/support/stream.ts";
import { graphql, operation } from "./codeloom-dialect.ts";
import type { Questions } from "./workload.ts";

/** What people look for, some of it misspelt. */
const WANTED = [
  ...["dry needling", "dry neeedling", "trigger point", "acupuncture", "chiropractic"],
  ...["bilateral procedure", "co-surgeon", "assistant at surgery", "global days 090", "left side"],
  ...["physical therapy", "fisical therapy", "professional component", "tecnical component"],
  ...["knee arthroscopy", "colonoscopy", "chest x-ray", "inj tendon", "bilat", "PT eval", "59-XE"],
  ...[
    "20560",
    "9714",
    "G0283",
    "modifier 25",
    "telehealth",
    "wheelchair",
    "insulin",
    "w/o contrast",
  ],
];

/**
 * Each text as it is typed, a letter at a time. Neither the peer nor Cypher ranks like this. One asks
 * at a time: what is looked at is how long somebody who types waits, not how many wait.
 */
export const search: Questions = {
  kind: "questions",
  name: "search",
  about: "the first ten hits for each keystroke of a search, one at a time",
  connections: 1,
  draw: () =>
    shuffled(
      WANTED.flatMap((text) =>
        Array.from(text, (_, at) => ({ text: text.slice(0, at + 1) })).filter(
          ({ text: typed }) => typed.trim() === typed,
        ),
      ),
      stream(7),
    ),
  codeloom: graphql(operation("search")),
  peer: null,
  handWritten: null,
};
