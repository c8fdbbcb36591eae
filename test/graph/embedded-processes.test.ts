import { afterEach, describe, expect, test } from "@jest/globals";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { GraphBusyError, type Graph } from "../../src/graph/graph.ts";
import { EmbeddedGraph } from "../../src/graph/memory/embedded-graph.ts";
import { thisProcess } from "../../src/graph/memory/snapshot/process-identity.ts";
import { node } from "../../src/graph/record.ts";
import { everything } from "./conformance.ts";
import { temporaryDirectories } from "./temporary-directory.ts";

const directory = temporaryDirectories();
const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
});

function start(...args: string[]): ChildProcess & { readonly output: Promise<string> } {
  const child = join(import.meta.dirname, "child");
  const options = ["--import", join(child, "typescript.js"), join(child, "writer.ts")];
  const started = spawn(process.execPath, [...options, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(started);
  const first = once(started.stdout, "data").then(([data]) => String(data).trim());
  return Object.assign(started, { output: first });
}

/** Runs a writer to its end; answers its signal and what it said. */
async function run(...args: string[]): Promise<{ signal: string | null; said: string | null }> {
  const child = start(...args);
  const ended = once(child, "exit") as Promise<[number | null, string | null]>;
  const said = await Promise.race([child.output, ended.then(() => null)]);
  const [code, signal] = await ended;
  expect(code ?? 0).toBe(0);
  return { signal, said };
}

const put = (graph: Graph, code: string): Promise<number> =>
  graph.write((writer) => writer.putNodes([node("Code", { code, system: "CPT", synonyms: [] })]));

const codes = async (graph: Graph): Promise<string[]> =>
  (await everything(graph.view())).nodes.map(({ id }) => id);

describe("A writer that is killed [embedded]", () => {
  test("leaves the graph before or after its change, and the next one can write at once", async () => {
    const path = await directory();
    const { said } = await run(path, "10001", "-1");
    // Files and manifest, two directories, CURRENT and the directory that has it.
    const total = Number(said);
    expect(total).toBeGreaterThan(30);
    let known = ["Code:10001"];
    for (const death of [0, 1, total - 20, total - 4, total - 3, total - 2, total - 1, total]) {
      const { signal } = await run(path, "20002", String(death));
      expect(signal).toBe("SIGKILL");
      const graph = await EmbeddedGraph.open(path);
      // Only when the disk is asked for the last time has CURRENT been replaced.
      const expected = death === total ? [...known, "Code:20002"] : known;
      expect({ death, codes: await codes(graph) }).toEqual({ death, codes: expected });
      const next = `1${String(death).padStart(4, "0")}x`;
      await put(graph, next);
      known = [...expected, `Code:${next}`].sort();
      expect(await codes(graph)).toEqual(known);
      const epochs = (await readdir(join(path, "epochs"))).sort();
      expect(epochs.at(-1)).toBe(String(graph.view().epoch).padStart(6, "0"));
      expect(epochs.length).toBeLessThanOrEqual(2);
      expect((await readdir(path)).filter((name) => name.endsWith(".lock"))).toEqual([]);
      await graph.close();
    }
  }, 300_000);

  test("keeps nobody out when it had only begun to ask for the right to write", async () => {
    const path = await directory();
    expect(await run(path, "10001", "lock")).toMatchObject({ signal: "SIGKILL" });
    const graph = await EmbeddedGraph.open(path);
    expect(await put(graph, "10002")).toBe(1);
    expect((await readdir(path)).sort()).toEqual(["CURRENT", "epochs"]);
    await graph.close();
  });

  test("has kept others from writing until then", async () => {
    const path = await directory();
    const child = start(path, "10001", "wait");
    expect(await child.output).toBe("writing");
    const graph = await EmbeddedGraph.open(path);
    const refused = put(graph, "10002");
    await expect(refused).rejects.toThrow(GraphBusyError);
    await expect(refused).rejects.toThrow(`Process ${child.pid} on`);
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(await put(graph, "10002")).toBe(1);
    expect(await codes(graph)).toEqual(["Code:10002"]);
    await graph.close();
  });
});

describe("The file of a writer [embedded]", () => {
  const lock = async (path: string, holder: unknown, secondsAgo: number): Promise<string> => {
    const file = join(path, "writer-of-a-test.lock");
    await writeFile(file, typeof holder === "string" ? holder : JSON.stringify(holder));
    const then = new Date(Date.now() - secondsAgo * 1_000);
    await utimes(file, then, then);
    return file;
  };
  const own = async (): Promise<Record<string, unknown>> => ({
    ...(await thisProcess()),
    since: "now",
  });

  test.each([
    ["a living process of this machine, however long silent", {}, 3_600, true],
    ["a process of this machine that is gone", { pid: 2 ** 22 + 1 }, 1, false],
    ["an earlier process with the same id", { started: "1" }, 1, false],
    ["a process of another machine", { machine: "elsewhere" }, 50, true],
    ["a process of another machine that is silent", { machine: "elsewhere" }, 70, false],
    ["a process whose start is unknown", { started: null }, 50, true],
    ["a process whose start is unknown and that is silent", { started: null }, 70, false],
  ])("of %s", async (_, difference, secondsAgo, keepsOut) => {
    const path = await directory();
    await lock(path, { ...(await own()), ...difference }, secondsAgo);
    const graph = await EmbeddedGraph.open(path);
    if (keepsOut) await expect(put(graph, "10001")).rejects.toThrow(GraphBusyError);
    else expect(await put(graph, "10001")).toBe(1);
    const locks = (await readdir(path)).filter((name) => name.endsWith(".lock"));
    expect(locks).toEqual(keepsOut ? ["writer-of-a-test.lock"] : []);
    await graph.close();
  });

  test.each(["", "{", "{}"])("that says %j counts while it is fresh", async (text) => {
    const path = await directory();
    const graph = await EmbeddedGraph.open(path);
    await lock(path, text, 1);
    await expect(put(graph, "10001")).rejects.toThrow(GraphBusyError);
    await lock(path, text, 70);
    expect(await put(graph, "10001")).toBe(1);
    await graph.close();
  });

  test("is missed before the commit, so that two never commit", async () => {
    const path = await directory();
    const graph = await EmbeddedGraph.open(path);
    const writing = graph.write(async (writer) => {
      await writer.putNodes([node("Code", { code: "1", system: "CPT", synonyms: [] })]);
      for (const name of await readdir(path)) await rm(join(path, name));
    });
    await expect(writing).rejects.toThrow(GraphBusyError);
    expect(graph.view().epoch).toBe(0);
    expect(await put(graph, "10001")).toBe(1);
    await graph.close();
  });
});
