import { describe, expect, test } from "@jest/globals";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { readArrow, readCsv, readGraphml, readNdjson } from "../exports/export-files.ts";
import { useCommand } from "./command.ts";

const { run, dataDir } = useCommand();
const beside = (name: string): string => join(dirname(dataDir()), name);

describe("codeloom export", () => {
  test("writes a folder with a file for each type, or one file, or to stdout", async () => {
    await run("import", "seed");
    const csv = await run("export", beside("csv"));
    expect(csv.stdout).toMatch(/^Exported [\d,]+ nodes and [\d,]+ relationships of epoch 1 to /);
    const codes = readCsv(await readFile(beside("csv/nodes/Code.csv"), "utf8"));
    expect(codes.map(({ code }) => code)).toContain("20560");
    expect(await readFile(beside("csv/NOTICE.txt"), "utf8")).toContain(
      "American Medical Association",
    );

    await run("export", beside("arrow"), "--format", "arrow", "--nodes", "Family,Code");
    expect((await readdir(beside("arrow/nodes"))).sort()).toEqual(["Code.arrow", "Family.arrow"]);
    const { rows } = readArrow(await readFile(beside("arrow/nodes/Code.arrow")));
    expect(rows).toHaveLength(codes.length);

    await run("export", beside("graph.graphml"), "--format", "graphml", "--as-of", "2025-01-01");
    const graphml = readGraphml(await readFile(beside("graph.graphml"), "utf8"));
    expect(graphml.about).toContain("as of 2025-01-01");

    const lines = await run("export", "-", "--format", "ndjson");
    expect(readNdjson(lines.stdout)[0]).toMatchObject({ kind: "export", epoch: 1 });
    expect((await readdir(dirname(dataDir()))).filter((name) => name.includes(".part"))).toEqual(
      [],
    );
  });

  test("writes nodes of one type that fulfil conditions", async () => {
    await run("import", "seed");
    const some = ["--nodes", "Code", "--where", "system=CPT", "family=Family:dry-needling"];
    await run("export", beside("some"), ...some);
    const codes = readCsv(await readFile(beside("some/nodes/Code.csv"), "utf8"));
    expect(codes.map(({ code }) => code)).toEqual(["20560", "20561"]);
    expect(await readdir(beside("some"))).toEqual(["NOTICE.txt", "nodes"]);
  });

  test("leaves what is there, unless it may take its place", async () => {
    await run("import", "seed");
    const path = beside("graph.ndjson");
    await writeFile(path, "mine");
    const refused = await run("export", path, "--format", "ndjson");
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toContain("is there already");
    expect(await readFile(path, "utf8")).toBe("mine");
    expect(await run("export", path, "--format", "ndjson", "--replace")).toMatchObject({ code: 0 });
    expect(readNdjson(await readFile(path, "utf8"))[0]).toMatchObject({ kind: "export" });
    const folder = beside("mine");
    await mkdir(folder);
    await writeFile(join(folder, "letter.txt"), "mine");
    for (const format of ["csv", "ndjson"]) {
      const kept = await run("export", folder, "--format", format, "--replace");
      expect(kept.stderr).toContain("is a folder that is no export, which is not replaced");
      expect(await readFile(join(folder, "letter.txt"), "utf8")).toBe("mine");
    }
    await run("export", beside("csv"));
    expect(await run("export", beside("csv"), "--replace")).toMatchObject({ code: 0 });
  });

  test.each([
    [["x", "--format", "xlsx"], "There is no format xlsx."],
    [["-"], "csv makes a folder"],
    [["x", "--as-of", "2025-02-30"], "which is not a day"],
    [["x", "--nodes", "Kode"], "There is no type Kode."],
    [["x", "--where", "system=CPT"], "--where is for nodes of one type."],
    [["x", "--nodes", "Code", "--where", "system"], '--where has "system".'],
    [["x", "--nodes", "Code", "--where", "sistem=CPT"], "can't be filtered by sistem"],
  ])("refuses %j and leaves nothing behind", async (parameters, message) => {
    await run("import", "seed");
    const before = await readdir(dirname(dataDir()));
    const { code, stderr } = await run("export", ...parameters);
    expect(code).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("unexpected went wrong");
    expect(await readdir(dirname(dataDir()))).toEqual(before);
  });
});
