import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { temporaryDirectories } from "../graph/temporary-directory.ts";
import { PROJECT, run } from "./run-script.ts";

const directory = temporaryDirectories();

describe.each([".", "bench"])("the lock file of %s", (folder) => {
  const file = join(PROJECT, folder, "package-lock.json");

  test("names no registry: packages come from the one that is set up", async () => {
    expect(await readFile(file, "utf8")).not.toContain('"resolved"');
  });

  test("is left as it is by an installation", async () => {
    const copy = await directory();
    for (const name of ["package.json", "package-lock.json", ".npmrc"])
      await cp(join(PROJECT, folder, name), join(copy, name));
    const { code, stderr } = await run(
      "npm",
      ["install", "--package-lock-only", "--ignore-scripts", "--no-audit", "--no-fund"],
      copy,
    );
    if (code !== 0 && /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH)\b/.test(stderr)) {
      console.warn(`SKIPPED: installing ${folder} needs a registry, which can't be reached`);
      return;
    }
    expect({ code, stderr }).toMatchObject({ code: 0 });
    const left = await readFile(join(copy, "package-lock.json"), "utf8");
    expect(left).toBe(await readFile(file, "utf8"));
  });
});
