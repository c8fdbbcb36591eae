import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { groupOwnFiles } from "../../src/sources/curated/own-files.ts";
import { readOwnFacts } from "../../src/sources/curated/own-facts.ts";
import { SEED_FOLDER } from "../../src/sources/curated/read-curated.ts";
import { SourceError } from "../../src/sources/source-error.ts";
import { useTemporaryFiles } from "../sources/files/temporary-files.ts";
import { tryCases } from "./batches.ts";
import { damaged } from "./damaged.ts";
import { text } from "./hostile-values.ts";
import { Outcomes } from "./outcomes.ts";

const OWN = `sources:
  - { id: our-clinic, name: Our clinic, publisher: Our clinic, official: false, rank: 80, notice: Internal. }
`;
const ORIGINALS = ["codes/20560.yaml", "families.yaml", "indications.yaml"].map(
  (name) => OWN + readFileSync(join(SEED_FOLDER, name), "utf8"),
);

/** Nine levels of ten references each: a billion texts, if they were written out. */
const LAUGHS = [
  'a: &a ["lol","lol","lol","lol","lol","lol","lol","lol","lol"]',
  ..."bcdefghi".split("").map((name, at) => {
    const below = "abcdefgh"[at] ?? "";
    return `${name}: &${name} [${Array(9).fill(`*${below}`).join(",")}]`;
  }),
].join("\n");

const CORPUS: Readonly<Record<string, string>> = {
  "a billion laughs": `${LAUGHS}\ncodes: *i\n`,
  "a billion laughs in a list of the format": `codes:\n  - summary: &a "lol"\n${LAUGHS}\n`,
  "lists in lists": `codes: ${"[".repeat(100_000)}`,
  "lists in lists that end": `codes: ${"[".repeat(20_000)}${"]".repeat(20_000)}`,
  "maps in maps": `codes: ${"{a: ".repeat(20_000)}`,
  "blocks in blocks": Array.from({ length: 3_000 }, (_, depth) => `${" ".repeat(depth)}a:`).join(
    "\n",
  ),
  dashes: `codes: \n${"- ".repeat(30_000)}`,
  "a list within itself": "codes: &a [*a]\n",
  "an anchor that is not there": "codes: *nobody\n",
  "merges of merges": "a: &a {b: 1}\nc: &c {<<: *a}\ncodes: [{<<: [*a, *c]}]\n",
  "a function": 'codes: !!js/function "function () { process.exit(1) }"\n',
  "tags of other programs": "codes: !!python/object/apply:os.system ['true']\n",
  "keys of prototypes":
    "__proto__: {codes: []}\nconstructor: {prototype: {codes: []}}\ncodes: []\n",
  "a key twice": "codes: []\ncodes: []\n",
  "keys that are lists": "? [codes]\n: []\ncodes: []\n",
  "several documents": "codes: []\n---\ncodes: []\n",
  "a huge number": "codes: [{code: 1e99999}]\n",
  "a huge text": `codes: [{code: "${"x".repeat(3_000_000)}"}]\n`,
  nothing: "",
  "bytes of zero": "\u0000\u0000\u0000",
  tabs: "codes:\n\t- code: 1\n",
  binary: "codes: !!binary AAAA\n",
};

describe("Hostile files of one's own facts", () => {
  const write = useTemporaryFiles();

  /** Why a file is refused; null where it is not. Any other error is a fault of ours. */
  const attempt = async (content: string | Buffer): Promise<string | null> => {
    const path = await write("facts.yaml", content);
    await groupOwnFiles([path]);
    try {
      await readOwnFacts([path]);
      return null;
    } catch (error) {
      if (error instanceof SourceError) return error.code;
      throw error;
    }
  };

  test.each(Object.entries(CORPUS))("%s are refused at once", async (_, content) => {
    const start = performance.now();
    const before = process.memoryUsage().heapUsed;
    expect(await attempt(content)).toMatch(/^[A-Z_]+$/);
    expect(performance.now() - start).toBeLessThan(20_000);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(500 * 1024 * 1024);
  });

  test("altered files are read, or refused with a code", async () => {
    const outcomes = new Outcomes("files of one's own facts");
    const original = fc.constantFrom(OWN, ...ORIGINALS);
    const files = fc.oneof(
      { weight: 1, arbitrary: original },
      { weight: 4, arbitrary: damaged(original) },
      {
        weight: 4,
        arbitrary: fc.tuple(original, text, fc.nat()).map(([whole, value, at]) => {
          const lines = whole.split("\n");
          const place = at % lines.length;
          const line = lines[place] ?? "";
          return lines.with(place, line.replace(/: .*/, `: ${JSON.stringify(value)}`)).join("\n");
        }),
      },
    );
    await tryCases(files, 2_000, async (content) => {
      const start = performance.now();
      outcomes.note(await attempt(content), performance.now() - start);
    });
    outcomes.conclude(2_000);
  });
});
