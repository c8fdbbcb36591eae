import { afterEach, describe, expect, test } from "@jest/globals";
import { copyFile, mkdir, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { BackupError } from "../../src/graph/memory/backup/backup-error.ts";
import { restoreBackup } from "../../src/graph/memory/backup/restore-backup.ts";
import { writeBackup } from "../../src/graph/memory/backup/write-backup.ts";
import { EmbeddedGraph } from "../../src/graph/memory/embedded-graph.ts";
import { WriterLock } from "../../src/graph/memory/snapshot/writer-lock.ts";
import { node } from "../../src/graph/record.ts";
import { makeZip } from "../sources/files/make-zip.ts";
import { everything } from "./conformance.ts";
import { FIXTURE, fill } from "./fixture.ts";
import { temporaryDirectories } from "./temporary-directory.ts";

const directory = temporaryDirectories();
const opened: EmbeddedGraph[] = [];
afterEach(async () => {
  for (const graph of opened.splice(0)) await graph.close();
});

async function open(path: string): Promise<EmbeddedGraph> {
  const graph = await EmbeddedGraph.open(path);
  opened.push(graph);
  return graph;
}

/** Two graphs, the second an epoch further, and a backup of the first. */
async function backedUp(): Promise<{ path: string; archive: string; graph: EmbeddedGraph }> {
  const path = await directory();
  const graph = await open(path);
  await fill(graph, FIXTURE);
  const archive = join(await directory(), "graph.zip");
  await writeBackup(path, archive);
  return { path, archive, graph };
}

const code = (summary: string) =>
  node("Code", { code: "99999", system: "CPT", synonyms: [], summary });

const write = (graph: EmbeddedGraph, summary: string): Promise<number> =>
  graph.write((writer) => writer.putNodes([code(summary)]));

describe("A backup [embedded]", () => {
  test("is restored as it was, with what it holds said", async () => {
    const { path, archive, graph } = await backedUp();
    const target = join(await directory(), "made", "anew");
    const restored = await restoreBackup(archive, target);
    expect(restored).toMatchObject({ epoch: 1, writtenAt: expect.stringMatching(/^\d{4}-.*Z$/) });
    const copy = await open(target);
    expect(await everything(copy.view())).toEqual(await everything(graph.view()));
    expect(await readFile(join(target, "CURRENT"))).toEqual(await readFile(join(path, "CURRENT")));
    expect(await fill(copy, FIXTURE)).toBe(1);
    expect(await write(copy, "goes on")).toBe(2);
  });

  test("is of one epoch, though imports go on that remove it", async () => {
    const { path, graph } = await backedUp();
    const folder = await directory();
    const state = { isDone: false };
    const importing = (async () => {
      let epoch = 1;
      while (!state.isDone) epoch = await write(graph, `change ${epoch + 1}`);
      return epoch;
    })();
    const epochs = new Set<number>();
    for (let i = 0; i < 8; i++) {
      const archive = join(folder, `${i}.zip`);
      const { epoch } = await writeBackup(path, archive);
      const copy = await open(
        (await restoreBackup(archive, join(folder, String(i))), join(folder, String(i))),
      );
      expect(copy.view().epoch).toBe(epoch);
      const { nodes } = await everything(copy.view());
      const summaries = nodes.filter(({ id }) => id === "Code:99999");
      expect(summaries.map(({ properties }) => properties.summary)).toEqual(
        epoch === 1 ? [] : [`change ${epoch}`],
      );
      epochs.add(epoch);
    }
    state.isDone = true;
    expect(await importing).toBeGreaterThan(3);
    expect(epochs.size).toBeGreaterThan(1);
  });

  test("is not made of nothing, nor of what is damaged, nor over another", async () => {
    const empty = await directory();
    await expect(writeBackup(empty, join(empty, "a.zip"))).rejects.toThrow(/There is no graph in/);
    const { path, archive } = await backedUp();
    await expect(writeBackup(path, archive)).rejects.toThrow(/is there already.*--replace/);
    await writeBackup(path, archive, { replace: true });

    const folder = await directory();
    const file = join(path, "epochs/000001/Code.arrow");
    const bytes = await readFile(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    await writeFile(file, bytes);
    await expect(writeBackup(path, join(folder, "b.zip"))).rejects.toThrow(
      /Code\.arrow is not what was written/,
    );
    await rm(file);
    await expect(writeBackup(path, join(folder, "b.zip"))).rejects.toThrow(/ENOENT.*Code\.arrow/);
    await writeFile(join(path, "epochs/000001/manifest.json"), "{}");
    await expect(writeBackup(path, join(folder, "b.zip"))).rejects.toThrow(/graph is damaged/);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe("What is restored [embedded]", () => {
  test("goes into no folder that is not empty, unless it may replace the graph there", async () => {
    const { path, archive, graph } = await backedUp();
    const before = await everything(graph.view());
    for (const summary of ["two", "three", "four"]) await write(graph, summary);
    await expect(restoreBackup(archive, path)).rejects.toThrow(/is not empty.*--replace/);
    expect(await restoreBackup(archive, path, { replace: true })).toMatchObject({ epoch: 1 });
    expect(await everything((await open(path)).view())).toEqual(before);
    expect(await readdir(join(path, "epochs"))).toEqual(["000001"]);
    expect((await readdir(path)).sort()).toEqual(["CURRENT", "epochs"]);

    const elsewhere = await directory();
    await writeFile(join(elsewhere, "thesis.tex"), "Years of work.");
    const restoring = restoreBackup(archive, elsewhere, { replace: true });
    await expect(restoring).rejects.toThrow(/holds something else than a graph/);
    expect(await readdir(elsewhere)).toEqual(["thesis.tex"]);
  });

  test("is shown by a server that has the folder open, under the same epoch as well", async () => {
    const { archive } = await backedUp();
    const path = await directory();
    const graph = await open(path);
    await write(graph, "another history");
    await restoreBackup(archive, path, { replace: true });
    const shown = await open(path);
    const isShown = () => graph.view().tables.nodes.Code.rowOf.has("Code:10001");
    for (let tries = 0; tries < 300 && !isShown(); tries++)
      await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await everything(graph.view())).toEqual(await everything(shown.view()));
  });

  test("waits for no import, which it would undo", async () => {
    const { archive, path } = await backedUp();
    const lock = await WriterLock.take(path);
    await expect(restoreBackup(archive, path, { replace: true })).rejects.toThrow(
      /is writing into/,
    );
    await lock.release();
  });

  test("is whole: no byte of an archive can be another without being noticed or harmless", async () => {
    const { archive, graph } = await backedUp();
    const expected = await everything(graph.view());
    const bytes = await readFile(archive);
    const folder = await directory();
    let refused = 0;
    for (let i = 0; i < 60; i++) {
      const damaged = Buffer.from(bytes);
      const at = Math.floor((i * bytes.length) / 60);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (i % 8));
      const file = join(folder, `${i}.zip`);
      await writeFile(file, damaged);
      const target = join(folder, String(i));
      const error: unknown = await restoreBackup(file, target).then(
        () => null,
        (reason: unknown) => reason,
      );
      if (error === null) {
        // The times that an archive gives its members, say.
        expect(await everything((await open(target)).view())).toEqual(expected);
        continue;
      }
      refused++;
      expect(error).toBeInstanceOf(BackupError);
      expect((error as Error).message).toContain("Nothing was changed.");
      const left = await readdir(target, { recursive: true }).catch(() => []);
      expect(left.filter((name) => name !== "epochs")).toEqual([]);
    }
    expect(refused).toBeGreaterThan(40);
  }, 240_000);

  test("comes from a backup: nothing else is taken for one", async () => {
    const { archive } = await backedUp();
    const folder = await directory();
    const refusal = async (content: Buffer): Promise<string> => {
      const file = join(folder, "other.zip");
      await writeFile(file, content);
      const error: unknown = await restoreBackup(file, join(folder, "t")).catch((e: unknown) => e);
      expect(error).toBeInstanceOf(BackupError);
      expect(await stat(join(folder, "t")).catch(() => null)).toBeNull();
      return (error as Error).message;
    };
    const whole = await readFile(archive);
    expect(await refusal(whole.subarray(0, whole.length >> 1))).toMatch(/no backup/);
    expect(await refusal(Buffer.from("nothing"))).toMatch(/no backup/);
    expect(await refusal(makeZip([{ name: "a", content: "b" }]))).toMatch(/CURRENT is missing/);
    const current = (snapshot: string) => JSON.stringify({ snapshot, manifest: "0".repeat(64) });
    const names = (snapshot: string) => [
      { name: "CURRENT", content: current(snapshot) },
      { name: `${snapshot}/manifest.json`, content: "{}" },
    ];
    expect(await refusal(makeZip(names("../../etc")))).toMatch(/no backup/);
    expect(await refusal(makeZip(names("epochs/000001")))).toMatch(/manifest is not what/);
    await expect(restoreBackup(join(folder, "none.zip"), join(folder, "t"))).rejects.toThrow(
      /none\.zip can't be read: ENOENT/,
    );
  });

  test("leaves the graph as it was where the archive turns out to be damaged", async () => {
    const { path, archive, graph } = await backedUp();
    const bytes = await readFile(archive);
    bytes.fill(0, bytes.length >> 1, (bytes.length >> 1) + 2_000);
    const damaged = join(await directory(), "damaged.zip");
    await writeFile(damaged, bytes);
    await write(graph, "two");
    const before = await everything(graph.view());
    await expect(restoreBackup(damaged, path, { replace: true })).rejects.toThrow(BackupError);
    expect(await everything((await open(path)).view())).toEqual(before);
  });
});

test("a copy of the folder that was made while nobody wrote is a backup as well [embedded]", async () => {
  const { path, graph } = await backedUp();
  const copy = await directory();
  await mkdir(join(copy, "epochs/000001"), { recursive: true });
  await copyFile(join(path, "CURRENT"), join(copy, "CURRENT"));
  for (const name of await readdir(join(path, "epochs/000001")))
    await copyFile(join(path, "epochs/000001", name), join(copy, "epochs/000001", name));
  expect(await everything((await open(copy)).view())).toEqual(await everything(graph.view()));
});
