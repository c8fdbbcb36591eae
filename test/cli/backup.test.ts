import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { useCommand } from "./command.ts";

const { run, start, dataDir } = useCommand();

test("a graph is backed up, restored and replaced", async () => {
  await run("import", "seed");
  const archive = join(dataDir(), "..", "graph.zip");
  const made = await run("backup", archive);
  expect(made).toMatchObject({ code: 0, stderr: "" });
  expect(made.stdout).toMatch(/^Backed up epoch 1: \d+ files of [\d,]+ bytes into .*graph\.zip/);
  expect(await run("backup", archive)).toMatchObject({
    code: 1,
    stderr: `codeloom: ${archive} is there already. Give another name, or --replace.\n`,
  });
  const other = join(dataDir(), "..", "other");
  const restored = await run("restore", archive, "--data-dir", other);
  expect(restored.code).toBe(0);
  expect(restored.stdout).toMatch(/^Restored epoch 1, written at \d{4}-.*Z, into .*other/);
  expect((await run("import", "seed", "--data-dir", other)).stdout).toContain("nothing changes");
  expect((await run("restore", archive, "--data-dir", other)).stderr).toContain("is not empty");
  expect((await run("restore", archive, "--data-dir", other, "--replace")).code).toBe(0);
});

test("a place that can't be written to is told, in words", async () => {
  await run("import", "seed");
  const archive = join(dataDir(), "..", "no-such-folder", "graph.zip");
  const { code, stderr } = await run("backup", archive);
  expect(code).toBe(1);
  expect(stderr).toMatch(
    /^codeloom: .*graph\.zip can't be written: ENOENT.* No backup was made\.\n$/,
  );
});

test("what is in a database is left to the database's own tools", async () => {
  const settings = { STORE: "neo4j", NEO4J_PASSWORD: "x" };
  const { code, stderr } = await start(["backup", "graph.zip"], settings).ended;
  expect(code).toBe(1);
  expect(stderr).toContain("back that up with its own tools (docs/operations.md)");
});
