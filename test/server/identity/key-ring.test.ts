import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newKey } from "../../../src/server/identity/api-key.ts";
import { KeyRing } from "../../../src/server/identity/key-ring.ts";
import { within } from "../within.ts";
import { lineOf } from "./line-of.ts";

const TIMES_WRITTEN = 2_000;
const TODAY = "2026-01-01";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "codeloom-key-ring-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("a file that is emptied and written again takes no key away in between [identity]", async () => {
  const [lasting, fresh] = [newKey(), newKey()];
  const file = join(folder, "keys");
  const before = lineOf(lasting, "lasting");
  await writeFile(file, before);
  const counts: number[] = [];
  const problems: string[] = [];
  const ring = await KeyRing.open(file, {
    onChange: (count) => counts.push(count),
    onProblem: (problem) => problems.push(problem),
  });
  try {
    for (let i = 0; i < TIMES_WRITTEN; i += 1) {
      await truncate(file);
      await writeFile(file, before);
    }
    await writeFile(file, `${before}\n${lineOf(fresh, "fresh")}`);
    const found = () => Promise.resolve(ring.find(fresh, TODAY));
    expect(await within(8_000, found, (key) => key !== null)).toMatchObject({ name: "fresh" });
    expect({ counts, problems }).toEqual({ counts: [2], problems: [] });
    expect(ring.find(lasting, TODAY)).toMatchObject({ name: "lasting" });
  } finally {
    ring.close();
  }
});
