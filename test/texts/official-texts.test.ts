import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { temporaryDirectories } from "../graph/temporary-directory.ts";
import { describeRealFiles, realFile } from "../sources/files/real-files.ts";
import { TextFinder } from "./find-texts.ts";
import { FILES_WITH_TEXTS, officialTexts, type OfficialText } from "./official-texts.ts";
import { trackedTexts } from "./tracked-files.ts";

const ROOT = join(import.meta.dirname, "..", "..");

/** Texts that nobody owns, though an official file has them: by hash, since they stand nowhere here. */
const NOBODYS = new Map([
  [
    "eb7c74e8fb97c77437d85fcb06440801dfb9d42952ef8baef061407a5ed29a6d",
    "the name of a technique with its abbreviation, which has no other",
  ],
]);

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");

/** Where tracked files hold a text, as path:line and the code that it is of; never the text itself. */
function* placesIn(root: string, finder: TextFinder): Generator<string> {
  for (const { path, content } of trackedTexts(root))
    for (const { line, of, text } of finder.findIn(content))
      if (!NOBODYS.has(hashOf(text))) yield `${path}:${line} has a text of ${of} (${hashOf(text)})`;
}

describe("the search for texts", () => {
  const finder = new TextFinder();
  finder.add({ of: "1", text: "Mending of broken teapots, w/o glue" });
  finder.add({ of: "2", text: "Mending of broken" });
  finder.add({ of: "3", text: "Mending of broken teapots" });
  const found = (content: string) => finder.findIn(content).map(({ of, line }) => `${of}:${line}`);

  test("finds them in other case, with other punctuation, and over the ends of lines", () => {
    expect(found("x\n// MENDING-of “broken”\n// teapots: W/O glue.")).toEqual(["1:2", "3:2"]);
  });

  test("finds neither parts of words, nor words between, nor texts of less than four words", () => {
    expect(found("mending of broken teapot")).toEqual([]);
    expect(found("unmending of broken teapots")).toEqual([]);
    expect(found("mending of all broken teapots")).toEqual([]);
  });
});

describeRealFiles("the texts of CPT, CDT and NUCC", FILES_WITH_TEXTS, () => {
  const finder = new TextFinder();
  const texts: OfficialText[] = [];
  beforeAll(async () => {
    for await (const text of officialTexts(realFile)) {
      finder.add(text);
      texts.push(text);
    }
  });

  test("are in no tracked file", () => {
    expect(finder.size).toBeGreaterThan(10_000);
    expect([...placesIn(ROOT, finder)]).toEqual([]);
  });

  describe("planted in a repository", () => {
    const directory = temporaryDirectories();

    test.each([
      ["CPT", /^\d{4}[0-9A-Z]$/],
      ["CDT", /^D\d{4}$/],
      ["NUCC", /^[0-9A-Z]{10}$/],
    ])("are found: %s", async (_, code) => {
      const folder = await directory();
      const planted = texts.find(({ of, text }) => code.test(of) && text.split(" ").length > 4);
      if (planted === undefined) throw new Error("there is no such text");
      const words = planted.text.toUpperCase().split(" ").join("\n * ");
      writeFileSync(join(folder, "notes.md"), `Own words.\n\n/* ${words} */\n`);
      writeFileSync(join(folder, "untracked.md"), planted.text);
      execFileSync("git", ["init", "--quiet"], { cwd: folder });
      execFileSync("git", ["add", "notes.md"], { cwd: folder });
      expect([...placesIn(folder, finder)]).toEqual([
        `notes.md:3 has a text of ${planted.of} (${hashOf(planted.text)})`,
      ]);
    });
  });
});
