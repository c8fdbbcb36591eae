import { describe, expect, test } from "@jest/globals";
import { useTemporaryFiles } from "../sources/files/temporary-files.ts";
import { useCommand } from "./command.ts";

const { run } = useCommand();
const write = useTemporaryFiles();

const CODES = `
codes:
  - { code: "20560", system: CPT, validFrom: "2024-01-01", origin: us, tool: A longer needle. }
`;
const OURS = `
sources:
  - { id: our-clinic, name: Ours, publisher: Us, official: false, rank: 80, notice: Internal. }
${CODES}`;

describe("codeloom import curated", () => {
  test("brings in a team's own facts as a release of their own, which goes out again", async () => {
    const path = await write("ours.yaml", OURS);
    const first = await run("import", "curated", path);
    expect(first).toMatchObject({ code: 0, stderr: "" });
    expect(first.stdout).toMatch(/^Imported Release:our-clinic:2020-01-01: \d+ nodes and /m);
    expect((await run("import", "curated", path)).stdout).toMatch(/nothing changes. Epoch 2.$/m);
    expect((await run("release", "list")).stdout).toMatch(/^Release:our-clinic:2020-01-01 .*ours/m);
    const removed = await run("release", "remove", "Release:our-clinic:2020-01-01");
    expect(removed).toMatchObject({ code: 0 });
    expect((await run("release", "list")).stdout).not.toContain("our-clinic");
  });

  test("asks whose facts they are where nobody says it", async () => {
    const path = await write("ours.yaml", CODES);
    const refused = await run("import", "curated", path);
    expect(refused).toMatchObject({ code: 1, stdout: "" });
    expect(refused.stderr).toContain("don't say whose facts they are");
    expect(refused.stderr).toContain("--source");
    const told = await run(
      "import",
      "curated",
      path,
      "--source",
      "ours",
      "--effective",
      "2024-02-01",
    );
    expect(told.stdout).toMatch(/^Imported Release:ours:2024-02-01: /m);
  });
});

describe("files of a team that are wrong", () => {
  const source =
    "sources: [{ id: ours, name: Ours, publisher: Us, official: false, rank: 80, notice: Internal. }]\n";
  const code = (rest: string) =>
    `codes:\n  - code: "20560"\n    system: CPT\n    origin: us\n${rest}`;

  test("have every mistake told, with its file and line", async () => {
    const one = await write(
      "one.yaml",
      `${source}${code('    validFrom: "2024-02-30"\n    tol: x\n')}`,
    );
    const two = await write("two.yaml", "");
    const three = await write("three.yaml", "codes:\n  - [1\n");
    const { code: exit, stderr } = await run("import", "curated", one, two, three);
    expect(exit).toBe(1);
    expect(stderr).toContain("one.yaml:6: codes.0.validFrom: the calendar has no such day");
    expect(stderr).toMatch(/one.yaml:7: codes.0: Unrecognized key: "tol"/);
    expect(stderr).toContain("two.yaml holds nothing.");
    expect(stderr).toMatch(/three.yaml:\d: /);
    expect(stderr).not.toContain("unexpected went wrong");
  });

  test.each([
    [
      "an indicator that is not there",
      code('    validFrom: "2024-01-01"\n    indicators: [{ indicator: "NOPE:1" }]\n'),
      "Facts name what is not there: Indicator:NOPE:1.",
    ],
    [
      "a code of another system",
      'codes: [{ code: A0001, system: CPT, validFrom: "2024-01-01", origin: us }]\n',
      "A0001 is a code of HCPCS by its form, not of CPT.",
    ],
    [
      "families that contain each other",
      "families:\n  - { id: a, name: A, kind: CURATED, parent: b, members: [], origin: us }\n  - { id: b, name: B, kind: CURATED, parent: a, members: [], origin: us }\n",
      "The family a is part of itself.",
    ],
  ])("are refused: %s", async (_what, facts, message) => {
    const path = await write("ours.yaml", source + facts);
    const { code: exit, stderr } = await run("import", "curated", path);
    expect(exit).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("unexpected went wrong");
  });

  test("may tell two things of a code on one day", async () => {
    const history = ["a", "b"].map(
      (action) => `{ date: "2024-01-01", kind: NOTE, action: ${action}, origin: us }`,
    );
    const facts = code(`    validFrom: "2024-01-01"\n    history: [${history.join(", ")}]\n`);
    const path = await write("ours.yaml", source + facts);
    expect(await run("import", "curated", path)).toMatchObject({ code: 0, stderr: "" });
  });
});

describe("codeloom check", () => {
  test("tells of the whole graph, in words or as JSON", async () => {
    await run("import", "seed");
    const { code, stdout } = await run("check", "--day", "2026-05-05");
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Checked [\d,]+ nodes and [\d,]+ relationships of epoch 1 for 2026-05-05.$/m,
    );
    expect(stdout).toMatch(/^References to what the graph does not have: none$/m);
    const json = await run("check", "--json", "--all");
    expect(JSON.parse(json.stdout)).toMatchObject({ epoch: 1, sound: true });
  });

  test("refuses a day that is none", async () => {
    const { code, stderr } = await run("check", "--day", "2026-02-30");
    expect(code).toBe(1);
    expect(stderr).toContain("not a day");
  });
});
