import { writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import { temporaryDirectories } from "../graph/temporary-directory.ts";
import { runScript, type ScriptOutcome } from "./run-script.ts";

const directory = temporaryDirectories();

/** What a registry tells of the package. */
const LEAKY = {
  name: "leaky",
  "dist-tags": { latest: "2.0.0" },
  versions: {
    "1.0.0": { name: "leaky", version: "1.0.0" },
    "2.0.0": { name: "leaky", version: "2.0.0" },
  },
};

test("an audit without findings ends well", async () => {
  const outcome = await auditWith(200, {});
  expect(outcome).toMatchObject({ code: 0, stdout: ".: 0 packages with advisories\n" });
});

test("an advisory is told, and fails", async () => {
  const advisory = {
    id: 1,
    url: "https://advisories.invalid/1",
    title: "It leaks",
    severity: "high",
    vulnerable_versions: "<2",
  };
  const { code, stdout } = await auditWith(200, { leaky: [advisory] });
  expect(code).toBe(1);
  expect(stdout).toContain("high: leaky <2: It leaks (https://advisories.invalid/1)");
});

test("a registry that has no advisories is told apart from one that knows of none", async () => {
  const { code, stdout, stderr } = await auditWith(405, {});
  expect({ code, stdout }).toEqual({ code: 69, stdout: "" });
  expect(stderr).toMatch(/^NOT AUDITED: .* 405 /);
});

/** Audits a project of one package by a registry that answers so. */
async function auditWith(status: number, answer: object): Promise<ScriptOutcome> {
  const folder = await directory();
  const dependencies = { leaky: "1.0.0" };
  const about = { name: "project", version: "1.0.0", dependencies };
  await writeFile(join(folder, "package.json"), JSON.stringify(about));
  await writeFile(
    join(folder, "package-lock.json"),
    JSON.stringify({
      ...about,
      lockfileVersion: 3,
      packages: { "": about, "node_modules/leaky": { version: "1.0.0" } },
    }),
  );
  const registry = createServer((request, response) => {
    const isAsked = request.url === "/-/npm/v1/security/advisories/bulk";
    request.resume();
    response.writeHead(isAsked ? status : 200, { "content-type": "application/json" });
    response.end(JSON.stringify(isAsked ? answer : LEAKY));
  });
  await new Promise<void>((resolve) => registry.listen(0, "127.0.0.1", resolve));
  const { port } = registry.address() as AddressInfo;
  try {
    return await runScript("audit.js", folder, {
      npm_config_registry: `http://127.0.0.1:${port}`,
      npm_config_fetch_retries: "0",
      npm_config_cache: join(folder, "cache"),
    });
  } finally {
    registry.close();
  }
}
