import { describe, expect, test } from "@jest/globals";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { csvOf, sampleRow } from "../sources/mpfs/made-up-releases.ts";
import { useCommand } from "./command.ts";

const { run, dataDir } = useCommand();

const FEE_SCHEDULE = csvOf(
  ["99213", "Q0001", "V5364"].map((code) => sampleRow({ code })),
  { title: "2025 National Physician Fee Schedule Relative Value File October Release" },
);
const LIMITS = [
  "HCPCS/CPT Code,Practitioner Services MUE Values,MUE Adjudication Indicator,MUE Rationale",
  // A whole list has codes of every chapter.
  ...Array.from("12345678", (start) => `${start}0001,2,3 Date of Service Edit: Clinical,Made up`),
  "99213,2,3 Date of Service Edit: Clinical,Made-up reason",
  "Q0001,0,1 Line Edit,Made-up reason",
  "J9999,4,2 Date of Service Edit: Policy,Made-up reason",
  "",
].join("\n");
const TAXONOMY = [
  "Code,Grouping,Classification,Specialization,Definition,Notes",
  ...Array.from("123", (start) => `${start}11N00000X,Made-up group,Made-up class,,,`),
  "",
].join("\n");

/** A folder as one downloads things into it, files of other kinds among them. */
async function withDownloads(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "codeloom-downloads-"));
  try {
    await mkdir(join(folder, "ncci"));
    await writeFile(join(folder, "PPRRVU2025_Oct.csv"), FEE_SCHEDULE);
    await writeFile(join(folder, "ncci", "MCR_MUE_Practitioner_Eff_04-01-2025.csv"), LIMITS);
    await writeFile(join(folder, "nucc_taxonomy_251.csv"), TAXONOMY);
    await writeFile(join(folder, "readme.txt"), "Nothing but words.\n");
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

const headings = (stdout: string): string[] =>
  stdout
    .split("\n")
    .filter((line) => /^(Imported|The graph has|Has already|Would|Left out)/.test(line));

describe("codeloom import of folders", () => {
  test("recognises each file, imports all in order, and says what it leaves out", () =>
    withDownloads(async (folder) => {
      const { code, stdout } = await run("import", folder);
      expect(code).toBe(0);
      expect(headings(stdout)).toEqual([
        "Imported the reference facts first, since the graph had none. Epoch 1.",
        "Imported Release:mpfs:2025-10-01",
        "Imported Release:mue:2025-04-01:PRACTITIONER",
        "Imported Release:nucc:2025-10-01",
        `Left out ${join(folder, "readme.txt")}: no source knows it`,
      ]);
      const again = await run("import", folder);
      expect(again.code).toBe(0);
      expect(headings(again.stdout).slice(0, 3)).toEqual([
        "The graph has Release:mpfs:2025-10-01 already: nothing changes.",
        "The graph has Release:mue:2025-04-01:PRACTITIONER already: nothing changes.",
        "The graph has Release:nucc:2025-10-01 already: nothing changes.",
      ]);
    }));

  test("says with --dry-run what it would do, and changes nothing", () =>
    withDownloads(async (folder) => {
      const { code, stdout } = await run("import", folder, "--dry-run");
      expect(code).toBe(0);
      expect(headings(stdout)).toEqual([
        "Would import Release:mpfs:2025-10-01 from PPRRVU2025_Oct.csv (CSV).",
        "Would import Release:mue:2025-04-01:PRACTITIONER from MCR_MUE_Practitioner_Eff_04-01-2025.csv (CSV).",
        "Would import Release:nucc:2025-10-01 from nucc_taxonomy_251.csv (CSV).",
        `Left out ${join(folder, "readme.txt")}: no source knows it`,
      ]);
      expect(existsSync(dataDir())).toBe(false);
    }));

  test("says with --dry-run what is there already, what would be replaced, and what refused", () =>
    withDownloads(async (folder) => {
      await run("import", folder);
      const limits = join(folder, "ncci", "MCR_MUE_Practitioner_Eff_04-01-2025.csv");
      await writeFile(limits, LIMITS.replace("99213,2", "99213,3"));
      const taxonomy = join(folder, "nucc_taxonomy_260.csv");
      await writeFile(taxonomy, TAXONOMY);
      const plan = await run("import", folder, "--dry-run");
      expect(plan.code).toBe(1);
      expect(headings(plan.stdout)).toEqual([
        "Has already Release:mpfs:2025-10-01 from PPRRVU2025_Oct.csv (CSV): nothing would change.",
        "Has already Release:nucc:2025-10-01 from nucc_taxonomy_251.csv (CSV): nothing would change.",
        "Would import Release:nucc:2026-04-01 from nucc_taxonomy_260.csv (CSV).",
        `Left out ${join(folder, "readme.txt")}: no source knows it`,
        expect.stringMatching(
          /^Left out MCR_MUE_Practitioner_Eff_04-01-2025.csv: The graph has .* --replace/,
        ),
      ]);
      const replacing = await run("import", limits, "--dry-run", "--replace");
      expect(headings(replacing.stdout)).toEqual([
        expect.stringMatching(
          /^Would put Release:mue:2025-04-01:PRACTITIONER from .* in the place/,
        ),
      ]);
    }));

  test("imports what is sound beside a damaged file, and fails for that one", () =>
    withDownloads(async (folder) => {
      await writeFile(join(folder, "PPRRVU2025_Jul.csv"), FEE_SCHEDULE.slice(0, -20));
      const { code, stdout } = await run("import", folder);
      expect(code).toBe(1);
      expect(stdout).toContain("Imported Release:mue:2025-04-01:PRACTITIONER");
      expect(stdout).toMatch(/^Left out .*PPRRVU2025_Jul.csv.*(cut off|says)/m);
    }));

  test.each([
    ["no path", [], "There is nothing to import."],
    ["a path that is not there", ["/nowhere-at-all"], "There is no file or folder"],
  ])("refuses %s", async (_what, paths, message) => {
    const { code, stderr } = await run("import", ...paths);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});

describe("commands that need a graph", () => {
  test.each([
    [["check"]],
    [["release", "list"]],
    [["release", "remove", "Release:mue:1999-01-01"]],
  ])("%j says that there is none, and makes none", async (command) => {
    const { code, stderr } = await run(...command);
    expect(code).toBe(1);
    expect(stderr).toContain(`There is no graph in ${dataDir()}.`);
    expect(existsSync(dataDir())).toBe(false);
  });
});

describe("codeloom release", () => {
  test("lists the releases of the graph, and takes one out again", () =>
    withDownloads(async (folder) => {
      await run("import", folder);
      const before = await run("release", "list");
      expect(before.stdout.split("\n")).toEqual([
        expect.stringMatching(/^Release:mpfs:2025-10-01 +3 rows {2}PPRRVU2025_Oct.csv$/),
        expect.stringMatching(/^Release:mue:2025-04-01:PRACTITIONER +11 rows {2}MCR_MUE/),
        expect.stringMatching(/^Release:nucc:2025-10-01 +3 rows {2}nucc_taxonomy_251.csv$/),
        expect.stringMatching(/^Release:seed:2020-01-01 /),
        "",
      ]);
      const removed = await run("release", "remove", "Release:mue:2025-04-01:PRACTITIONER");
      expect(removed).toMatchObject({ code: 0 });
      expect(removed.stdout).toMatch(/^Removed Release:mue:2025-04-01:PRACTITIONER. Epoch \d+, /);
      const after = await run("release", "list");
      expect(after.stdout).not.toContain("Release:mue");
    }));

  test("says of a release that is not there which are", async () => {
    await run("import", "seed");
    const { code, stderr } = await run("release", "remove", "Release:mue:1999-01-01");
    expect(code).toBe(1);
    expect(stderr).toContain("The graph has no release Release:mue:1999-01-01.");
    expect(stderr).toContain("codeloom release list");
  });
});
