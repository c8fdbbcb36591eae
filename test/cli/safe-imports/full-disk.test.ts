import { afterEach, describe, expect, test } from "@jest/globals";
import { execFile } from "node:child_process";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { EmbeddedGraph } from "../../../src/graph/memory/embedded-graph.ts";
import { putSeed } from "../../sources/import/graphs.ts";
import { temporaryDirectories } from "../../graph/temporary-directory.ts";
import { useCommand, type Outcome } from "../command.ts";
import { expectFailure, useQuarters } from "./running-imports.ts";
import { digestOf } from "./sight.ts";

const run = promisify(execFile);
const KIB = 1024;
const NOTHING_BROKEN = /can't be written, and is as it was: .*Nothing is broken/;

const digestIn = async (path: string): Promise<string> => {
  const graph = await EmbeddedGraph.open(path);
  const digest = await digestOf(graph.view());
  await graph.close();
  return digest;
};

/** Bytes that are taken of a disk. */
const usedOf = async (disk: string): Promise<number> =>
  Number((await run("df", ["--output=used", "-B1", disk])).stdout.split("\n")[1]);

const seeded = async (path: string): Promise<void> => {
  const graph = await EmbeddedGraph.open(path);
  await putSeed(graph);
  await graph.close();
};

/** A disk of so many bytes, where we may make one; null elsewhere. */
async function mount(folder: string, bytes: number): Promise<null | string> {
  const path = join(folder, "disk");
  await mkdir(path);
  const options = ["-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", path];
  return run("mount", options).then(
    () => path,
    () => null,
  );
}

describe("An import onto a full disk [embedded] [faults]", () => {
  const { start, dataDir } = useCommand();
  const { files, states } = useQuarters(10_000, 1);
  let mounted: string | null = null;

  // Before the folder goes that it is mounted in.
  afterEach(async () => {
    if (mounted !== null) await run("umount", [mounted]);
    mounted = null;
  });
  const directory = temporaryDirectories();

  const importInto = (path: string): Promise<Outcome> =>
    start(["import", "ptp", ...(files()[0] ?? [])], { DATA_DIR: path }).ended;

  test("says what to do and leaves the graph as it was, however much room there is; with more it completes", async () => {
    mounted = await mount(await directory(), 256 * KIB * KIB);
    if (mounted === null) {
      // The other test of this file fills no disk, but what the system refuses there is the same.
      console.warn("SKIPPED: a full disk can't be made here, for want of the right to mount one");
      return;
    }
    const disk = mounted;
    const path = join(disk, "data");
    await seeded(path);
    const before = await usedOf(disk);
    expect(await importInto(path)).toMatchObject({ code: 0 });
    const needed = (await usedOf(disk)) - before;
    await rm(path, { recursive: true });
    await seeded(path);
    const resize = async (room: number): Promise<void> => {
      await run("mount", ["-o", `remount,size=${(await usedOf(disk)) + room}`, disk]);
    };
    for (const room of [0, 4 * KIB, 256 * KIB, needed - 8 * KIB, needed - 4 * KIB]) {
      await resize(room);
      const outcome = await importInto(path);
      process.stdout.write(
        `  ${Math.round(room / KIB)} KiB of room: ${outcome.stderr.replace(/^(?!codeloom).*\n/gm, "")}`,
      );
      expectFailure(outcome, /ENOSPC/, /can't be written/, /Nothing is broken: make room/);
      expect(await digestIn(path)).toBe(states()[0]?.digest);
      expect((await readdir(path)).sort()).toEqual(["CURRENT", "epochs"]);
      expect(await readdir(join(path, "epochs"))).toEqual(["000001"]);
    }
    await resize(3 * needed);
    expect(await importInto(path)).toMatchObject({ code: 0 });
    expect(await digestIn(path)).toBe(states()[1]?.digest);
  }, 300_000);

  test("is told apart from a limit on the size of files", async () => {
    await seeded(dataDir());
    const command = start(["import", "ptp", ...(files()[0] ?? [])], {}, [
      "sh",
      "-c",
      'ulimit -f 100; exec "$0" "$@"',
    ]);
    expectFailure(await command.ended, NOTHING_BROKEN, /EFBIG/, /let this user write larger files/);
    expect(await digestIn(dataDir())).toBe(states()[0]?.digest);
    expect(await importInto(dataDir())).toMatchObject({ code: 0 });
    expect(await digestIn(dataDir())).toBe(states()[1]?.digest);
    await rm(dataDir(), { recursive: true });
  }, 120_000);
});
