import { chmod, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryDirectories } from "../graph/temporary-directory.ts";
import { PROJECT, runScript } from "./run-script.ts";

const directory = temporaryDirectories();

test("where there is no Docker, it says so with an exit code of its own", async () => {
  const PATH = await directory();
  const { code, stderr } = await runScript("build-image.js", PROJECT, { PATH });
  expect(code).toBe(69);
  expect(stderr).toMatch(/^NOT BUILT: .*docker/);
});

test("a build has the name and the version of the project, and its end is the end of the script", async () => {
  const PATH = await directory();
  // A command in place of Docker that tells what it is asked to do: there may be no engine.
  const docker = '#!/bin/sh\n[ "$1" = version ] || { echo "$@"; exit 7; }\n';
  await writeFile(join(PATH, "docker"), docker);
  await chmod(join(PATH, "docker"), 0o755);
  const { code, stdout } = await runScript("build-image.js", PROJECT, { PATH });
  expect(code).toBe(7);
  expect(stdout).toMatch(/^build --tag codeloom:\d+\.\d+\.\d+ --tag codeloom:latest \.$/m);
});
