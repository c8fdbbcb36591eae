import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryDirectories } from "../graph/temporary-directory.ts";
import { PROJECT, run, runScript } from "./run-script.ts";

const directory = temporaryDirectories();

test("every package has a licence that we allow for its use", async () => {
  const { code, stdout, stderr } = await runScript("licences.js");
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(
    /^Shipped: \d{3} packages$[^]+^Development: \d{3} packages$[^]+^Benchmark/m,
  );
});

test("a licence that is not allowed is refused, and so is a package without one", async () => {
  const folder = await projectWith({ dependencies: { copyleft: "GPL-3.0-only", own: "MIT" } });
  const { code, stderr } = await runScript("licences.js", folder);
  expect(code).toBe(1);
  expect(stderr).toContain("Shipped: copyleft@1.0.0 has GPL-3.0-only");
  expect(stderr).not.toContain("own@1.0.0");
  const bare = await projectWith({ devDependencies: { bare: null, wordy: "SEE LICENSE IN x" } });
  const outcome = await runScript("licences.js", bare);
  expect(outcome.code).toBe(1);
  expect(outcome.stderr).toContain("Development: bare@1.0.0 has no licence");
  expect(outcome.stderr).toContain("Development: wordy@1.0.0 has no licence");
});

test("what pages are made of is shipped, though only the build needs it", async () => {
  const folder = await projectWith({ devDependencies: { drawing: "MPL-2.0", tool: "MPL-2.0" } });
  expect(await runScript("licences.js", folder)).toMatchObject({ code: 0, stderr: "" });
  await mkdir(join(folder, "explorer"));
  await writeFile(join(folder, "explorer", "page.ts"), 'import { draw } from "drawing/lines";\n');
  const { code, stderr } = await runScript("licences.js", folder);
  expect(code).toBe(1);
  expect(stderr).toContain("Shipped: drawing@1.0.0 has MPL-2.0");
  expect(stderr).not.toContain("tool@1.0.0");
});

test("the bill of materials names what is installed in production, and nothing else", async () => {
  const { code, stdout } = await run("npm", ["run", "--silent", "sbom"], PROJECT);
  expect(code).toBe(0);
  const bill = JSON.parse(stdout) as { bomFormat: string; components: { name: string }[] };
  expect(bill.bomFormat).toBe("CycloneDX");
  const names = bill.components.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["@apollo/server", "fastify", "neo4j-driver"]));
  expect(names).not.toContain("jest");
});

/** A project with packages that are installed, each with the licence that it states. */
async function projectWith(
  manifest: Record<string, Record<string, string | null>>,
): Promise<string> {
  const folder = await directory();
  const write = async (path: string, content: object): Promise<void> => {
    await mkdir(join(folder, path), { recursive: true });
    await writeFile(join(folder, path, "package.json"), JSON.stringify(content));
  };
  const wanted: Record<string, object> = {};
  for (const [kind, packages] of Object.entries(manifest)) {
    wanted[kind] = Object.fromEntries(Object.keys(packages).map((name) => [name, "1.0.0"]));
    for (const [name, license] of Object.entries(packages))
      await write(`node_modules/${name}`, { name, version: "1.0.0", ...(license && { license }) });
  }
  await write(".", { name: "project", version: "1.0.0", ...wanted });
  return folder;
}
