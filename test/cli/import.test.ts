import { describe, expect, test } from "@jest/globals";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { useTemporaryFiles } from "../sources/files/temporary-files.ts";
import { csvOf, sampleRow } from "../sources/mpfs/made-up-releases.ts";
import { useCommand } from "./command.ts";

const { run, start, dataDir } = useCommand();
const write = useTemporaryFiles();

const ROWS = ["Q0001", "Q0002", "Q0003"].map((code) => sampleRow({ code }));
const BAD_ROWS = Array.from({ length: 12 }, (_, i) =>
  sampleRow({ code: `Q1${String(i).padStart(3, "0")}`, globalDays: "10" }),
);
const LAST = sampleRow({ code: "Q9999" });
const release = (year: number, rows = ROWS): string =>
  csvOf(rows, {
    title: `${year} National Physician Fee Schedule Relative Value File October Release`,
  });
const EPOCH = /epoch +(\d+)/i;
const epochOf = (stdout: string) => Number(EPOCH.exec(stdout)?.[1]);

describe("codeloom import seed", () => {
  test("brings in the reference facts once", async () => {
    const first = await run("import", "seed");
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toMatch(/^Imported the reference facts: [\d,]+ nodes and .*Epoch 1, /);
    const second = await run("import", "seed");
    expect(second).toMatchObject({ code: 0, stderr: "" });
    expect(second.stdout).toMatch(/nothing changes. Epoch 1.$/m);
  });
});

describe("codeloom import mpfs", () => {
  test("imports a release, and the reference facts before it where there are none", async () => {
    const { code, stdout } = await run(
      "import",
      "mpfs",
      "--allow-partial",
      await write("a.csv", release(2025)),
    );
    expect(code).toBe(0);
    expect(stdout.split("\n").map((line) => line.replace(/seconds +[\d.]+/, "seconds"))).toEqual([
      "Imported the reference facts first, since the graph had none. Epoch 1.",
      "Imported Release:mpfs:2025-10-01",
      "  title     2025 National Physician Fee Schedule Relative Value File October Release",
      "  file      a.csv",
      "  rows      3 read, 3 used, 0 rejected",
      "  codes     3",
      "  epoch     2",
      "  seconds",
      "",
    ]);
  });

  test("says of the same release that it changes nothing", async () => {
    await run("import", "mpfs", "--allow-partial", await write("a.csv", release(2025)));
    const again = await run(
      "import",
      "mpfs",
      "--allow-partial",
      await write("b.csv", release(2025)),
    );
    expect(again.code).toBe(0);
    expect(again.stdout).toMatch(/^The graph has Release:mpfs:2025-10-01 already: nothing changes/);
    expect(epochOf(again.stdout)).toBe(2);
  });

  test("names the first rows that it could not use, and reports all of them", async () => {
    const path = await write("a.csv", release(2025, [...ROWS, ...BAD_ROWS, LAST]));
    const report = `${path}.rejected.csv`;
    const { code, stdout } = await run(
      "import",
      "mpfs",
      "--allow-partial",
      path,
      "--report",
      report,
    );
    expect(code).toBe(0);
    expect(stdout).toContain("16 read, 4 used, 12 rejected");
    expect(stdout.match(/^ {4}row \d+: GLOB DAYS is "10"/gm)).toHaveLength(10);
    expect(stdout).toContain("    2 more, see --report");
    const lines = (await readFile(report, "utf8")).trimEnd().split("\n");
    expect(lines).toHaveLength(13);
    expect(lines[0]).toBe("row,reason,text,file");
    expect(lines[1]).toMatch(/^14,"GLOB DAYS is ""10"".*Q1000,,Made-up service,/);
  });

  test("refuses a part of a release, unless it is told to take it", async () => {
    const path = await write("a.csv", release(2025));
    const refused = await run("import", "mpfs", path);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(
      "nothing of codes that begin with 99, codes that begin with V",
    );
    expect(refused.stderr).toContain("--allow-partial");
    const codes = ["99213", "V2020", ...Array.from({ length: 8 }, (_, i) => `Q000${i}`)];
    const whole = codes.map((code) => sampleRow({ code }));
    expect((await run("import", "mpfs", await write("b.csv", release(2025, whole)))).code).toBe(0);
    const half = await run(
      "import",
      "mpfs",
      await write("c.csv", release(2024, whole.slice(0, 4))),
    );
    expect(half.code).toBe(1);
    expect(half.stderr).toContain("c.csv has 4 rows where b.csv has 10");
  });

  test("changes nothing for a file that is something else, not even an empty store", async () => {
    const path = await write("a.csv", "a,b\n1,2\n");
    const { code, stdout, stderr } = await run("import", "mpfs", "--allow-partial", path);
    expect(code).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^codeloom: a.csv is not a Medicare physician fee schedule/);
    expect(stderr).toMatch(/^ {2}Give a PPRRVU file/m);
    expect(stderr).not.toMatch(/ {4}at |node_modules/);
    expect(existsSync(dataDir())).toBe(false);
  });

  test("leaves the store empty for a file that breaks off", async () => {
    const path = await write("a.csv", release(2025).slice(0, -20));
    const { code, stdout, stderr } = await run("import", "mpfs", "--allow-partial", path);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("a.csv is cut off");
    expect(epochOf((await run("import", "seed")).stdout)).toBe(1);
  });

  test("shows where an error comes from when one debugs", async () => {
    const path = await write("a.csv", "a,b\n1,2\n");
    expect((await run("import", "mpfs", "--allow-partial", path, "--debug")).stderr).toMatch(
      /^ {4}at /m,
    );
    const { ended } = start(["import", "mpfs", "--allow-partial", path], { LOG_LEVEL: "debug" });
    expect((await ended).stderr).toMatch(/^ {4}at /m);
  });

  test("refuses other content under the same identity, unless it is to replace it", async () => {
    await run("import", "mpfs", "--allow-partial", await write("a.csv", release(2025)));
    const other = await write("b.csv", release(2025, ROWS.slice(1)));
    const refused = await run("import", "mpfs", "--allow-partial", other);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("--replace");
    const replaced = await run("import", "mpfs", "--allow-partial", other, "--replace");
    expect(replaced.code).toBe(0);
    expect(replaced.stdout).toMatch(/^Imported Release:mpfs:2025-10-01/);
    expect(epochOf(replaced.stdout)).toBe(3);
  });

  test("imports several files by their dates, each with its rejected rows", async () => {
    const newer = await write("new.csv", release(2025, [...ROWS, ...BAD_ROWS.slice(0, 1), LAST]));
    const older = await write("old.csv", release(2024));
    const report = `${newer}.rejected.csv`;
    const { stdout } = await run(
      "import",
      "mpfs",
      "--allow-partial",
      newer,
      older,
      "--report",
      report,
    );
    expect(stdout.match(/^Imported Release.*$/gm)).toEqual([
      "Imported Release:mpfs:2024-10-01",
      "Imported Release:mpfs:2025-10-01",
    ]);
    const [header, row] = (await readFile(report, "utf8")).split("\n");
    expect(header).toBe("row,reason,text,file");
    expect(row).toMatch(/,new\.csv$/);
  });

  test("says how far it came when one of several fails", async () => {
    await run("import", "mpfs", "--allow-partial", await write("a.csv", release(2025)));
    const other = await write("b.csv", release(2025, ROWS.slice(1)));
    const paths = [other, await write("c.csv", release(2024))];
    const { code, stdout, stderr } = await run("import", "mpfs", "--allow-partial", ...paths);
    expect(code).toBe(1);
    expect(stdout).toContain("1 of 2 files are imported; it stopped at b.csv.");
    expect(stderr).toContain("Release:mpfs:2025-10-01");
  });

  test("takes one day for one file only", async () => {
    const paths = [await write("a.csv", release(2025)), await write("b.csv", release(2024))];
    const { code, stderr } = await run(
      "import",
      "mpfs",
      "--allow-partial",
      ...paths,
      "--effective",
      "2025-10-01",
    );
    expect(code).toBe(1);
    expect(stderr).toContain("--effective is the day of one file.");
    expect(existsSync(dataDir())).toBe(false);
  });

  test("imports nothing that it could not report on", async () => {
    const path = await write("a.csv", release(2025));
    const report = join(path, "nowhere", "rejected.csv");
    const { code, stderr } = await run(
      "import",
      "mpfs",
      "--allow-partial",
      path,
      "--report",
      report,
    );
    expect(code).toBe(1);
    expect(stderr).toContain("The report can't be written");
    expect(existsSync(dataDir())).toBe(false);
  });

  test("tells its progress in few lines where no terminal is", async () => {
    const { stderr } = await run(
      "import",
      "mpfs",
      "--allow-partial",
      await write("a.csv", release(2025)),
    );
    const lines = stderr.trimEnd().split("\n");
    expect(lines.length).toBeLessThanOrEqual(20);
    expect(lines).toContain("Reading a.csv: 100 %");
    expect(lines).toContain("Working out codes: 100 %");
  });
});

describe("a store that can't be reached", () => {
  test("is told in words", async () => {
    const settings = { STORE: "neo4j", NEO4J_URI: "bolt://127.0.0.1:1", NEO4J_PASSWORD: "hunter2" };
    const { code, stderr } = await start(["import", "seed"], settings).ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^codeloom: Neo4j at bolt:\/\/127\.0\.0\.1:1 does not answer/);
    expect(stderr).toContain("  Check that it runs, and NEO4J_URI");
    expect(stderr).not.toMatch(/hunter2|^ {4}at /m);
  });
});
