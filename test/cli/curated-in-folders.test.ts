import { describe, expect, test } from "@jest/globals";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { csvOf, sampleRow } from "../sources/mpfs/made-up-releases.ts";
import { useCommand } from "./command.ts";

const { run } = useCommand();

const source = (id: string): string =>
  `sources: [{ id: ${id}, name: ${id}, publisher: Us, official: false, rank: 80, notice: Internal. }]\n`;
const code = (id: string, tool: string): string =>
  `codes:\n  - { code: "${id}", system: CPT, validFrom: "2024-01-01", origin: us, tool: ${tool} }\n`;

/** A whole list has codes of every chapter. */
const FEE_SCHEDULE = csvOf(
  ["99213", "Q0001", "V5364"].map((id) => sampleRow({ code: id })),
  { title: "2025 National Physician Fee Schedule Relative Value File October Release" },
);

const SEEN_LATER = "Whether the graph has what its facts name is seen when it is imported.";
const NO_LISTS = "it has none of the lists of a team's own facts, which seed/README.md describes";

async function withFolder(
  files: Readonly<Record<string, string>>,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "codeloom-own-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), text);
    }
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const headings = (stdout: string): string[] =>
  stdout
    .split("\n")
    .filter((line) => /^(Imported|The graph has|Has already|Would|Left out)/.test(line));

describe("a team's own YAML in a folder of downloads", () => {
  test("comes in after the official files, each team's files together", () =>
    withFolder(
      {
        "PPRRVU2025_Oct.csv": FEE_SCHEDULE,
        "north/about.yaml": source("north-clinic"),
        "north/codes/needles.yml": code("20560", "A longer needle."),
        "south/all.yaml": source("south-clinic") + code("20561", "A short needle."),
        "docker-compose.yml": "services: {}\n",
      },
      async (folder) => {
        const plan = await run("import", folder, "--dry-run");
        expect(plan.code).toBe(0);
        expect(headings(plan.stdout)).toEqual([
          "Would import Release:mpfs:2025-10-01 from PPRRVU2025_Oct.csv (CSV).",
          `Would import Release:north-clinic:2020-01-01 from about.yaml, needles.yml (YAML). ${SEEN_LATER}`,
          `Would import Release:south-clinic:2020-01-01 from all.yaml (YAML). ${SEEN_LATER}`,
          `Left out ${join(folder, "docker-compose.yml")}: ${NO_LISTS}`,
        ]);
        const { code: exit, stdout } = await run("import", folder);
        expect(exit).toBe(0);
        expect(headings(stdout)).toEqual([
          expect.stringMatching(/^Imported the reference facts first/),
          "Imported Release:mpfs:2025-10-01",
          expect.stringMatching(/^Imported Release:north-clinic:2020-01-01: /),
          expect.stringMatching(/^Imported Release:south-clinic:2020-01-01: /),
          `Left out ${join(folder, "docker-compose.yml")}: ${NO_LISTS}`,
        ]);

        const all = join(folder, "south/all.yaml");
        await writeFile(all, source("south-clinic") + code("20561", "Another needle."));
        const changed = await run("import", folder, "--dry-run");
        expect(headings(changed.stdout).slice(1, 3)).toEqual([
          "Has already the facts of north-clinic from about.yaml, needles.yml (YAML): nothing would change.",
          `Would put Release:south-clinic:2020-01-01 from all.yaml (YAML) in the place of Release:south-clinic:2020-01-01. ${SEEN_LATER}`,
        ]);
      },
    ));

  test("is left out, and the command fails, where it is wrong or nobody's", () =>
    withFolder(
      {
        "both/one.yaml": source("one-clinic"),
        "both/one-more.yaml": source("one-clinic") + code("20561", "A short needle."),
        "alias.yaml": "families: []\ncauses: *missing\n",
        "mixed.yaml": "codes: []\nmodels: []\n",
        "both/two.yaml": source("two-clinic"),
        "both/whose.yaml": code("20560", "A needle."),
        "wrong.yaml": `${source("wrong-clinic")}codes: [{ code: nothing }]\n`,
      },
      async (folder) => {
        const { code: exit, stdout } = await run("import", folder);
        expect(exit).toBe(1);
        expect(stdout).toMatch(/^Imported Release:one-clinic:2020-01-01: /m);
        expect(stdout).toMatch(/^Imported Release:two-clinic:2020-01-01: /m);
        expect(stdout).toMatch(
          /^Left out .*whose.yaml: The files don't say whose facts they are.*codeloom import curated whose.yaml/m,
        );
        expect(stdout).toMatch(/^Left out .*alias.yaml.*: Unresolved alias/m);
        expect(stdout).toMatch(/^Left out .*mixed.yaml: .*Unrecognized key: "models"/m);
        expect(stdout).toMatch(/wrong.yaml:2: codes.0.code: a code has five characters/);
      },
    ));
});
