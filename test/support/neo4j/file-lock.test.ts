import { expect, test } from "@jest/globals";
import { spawnSync } from "node:child_process";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { withFileLock } from "./file-lock.ts";

async function inFolder(work: (folder: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "codeloom-lock-"));
  try {
    await work(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

test("runs one piece of work at a time and leaves no file behind", async () => {
  await inFolder(async (folder) => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await new Promise((resolve) => setTimeout(resolve, 20));
      inside -= 1;
    };
    const lock = () => withFileLock(join(folder, "lock"), work);
    await Promise.all([lock(), lock(), lock()]);
    expect(most).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });
});

test("takes over from a process that has ended", async () => {
  await inFolder(async (folder) => {
    const { pid } = spawnSync(process.execPath, ["--version"]);
    await writeFile(join(folder, "lock"), String(pid));
    expect(await withFileLock(join(folder, "lock"), () => Promise.resolve("done"))).toBe("done");
  });
});

test("is free again after work that failed", async () => {
  await inFolder(async (folder) => {
    const lock = join(folder, "lock");
    await expect(withFileLock(lock, () => Promise.reject(new Error("no")))).rejects.toThrow("no");
    expect(await withFileLock(lock, () => Promise.resolve(1))).toBe(1);
  });
});
