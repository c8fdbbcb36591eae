import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, readdir, rename, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmbeddedGraph } from "../../src/graph/memory/embedded-graph.ts";
import { node } from "../../src/graph/record.ts";
import { createLogger } from "../../src/server/logger.ts";
import { startServer } from "../../src/server/start-server.ts";
import { useCommand } from "../cli/command.ts";
import { CollectedLines } from "../server/collected-lines.ts";
import { quietSettings } from "../server/running-server.ts";
import { within } from "../server/within.ts";
import { putSeed } from "../sources/import/graphs.ts";
import { ask, CODE, readiness, type Readiness } from "./questions.ts";

const SOON = 60_000;
/** Names of the snapshots: with the facts that come with the project, and one code; then one more. */
const OLD = "000002";
const NEW = "000003";
const REMEDY = "Restore the directory from a backup, or delete it and import again.";

/** Writes the next epoch, in which the code has this summary. */
async function writeEpoch(path: string, summary: string): Promise<void> {
  const graph = await EmbeddedGraph.open(path);
  // A server puts in what comes with the project where it is not there.
  await putSeed(graph);
  const code = node("Code", { code: String(CODE), system: "CPT", summary, synonyms: [] });
  await graph.write((writer) => writer.putNodes([code]));
  await graph.close();
}

/** Flips one bit of a file; counted from the end where the place is negative. */
async function flip(file: string, place: number): Promise<void> {
  const bytes = await readFile(file);
  const at = place < 0 ? bytes.byteLength + place : place;
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0b100, at);
  await writeFile(file, bytes);
}

const cut = (path: string, epoch: string): Promise<void> =>
  truncate(join(path, "epochs", epoch, "Code.arrow"), 500);

const flipOne = (path: string, epoch: string): Promise<void> =>
  flip(join(path, "epochs", epoch, "Code.arrow"), 700);

/** Makes a snapshot one of a later format, and names it as it is then. */
async function makeLater(path: string, epoch: string): Promise<void> {
  const file = join(path, "epochs", epoch, "manifest.json");
  const text = (await readFile(file, "utf8")).replace('"format": 1', '"format": 2');
  await writeFile(file, text);
  const manifest = createHash("sha256").update(text).digest("hex");
  await writeFile(join(path, "CURRENT"), JSON.stringify({ snapshot: `epochs/${epoch}`, manifest }));
}

describe("A damaged snapshot [embedded] [faults]", () => {
  const { start } = useCommand();
  let folder = "";
  /** A directory with the old snapshot, and the same with the new one. */
  let first = "";
  let second = "";
  /** What a test damages. */
  let path = "";

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "codeloom-damaged-"));
    first = join(folder, "first");
    second = join(folder, "second");
    await writeEpoch(first, "one");
    await cp(first, second, { recursive: true });
    await writeEpoch(second, "two");
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    path = join(folder, "damaged");
    await rm(path, { recursive: true, force: true });
    await cp(first, path, { recursive: true });
  });

  test("with one bit flipped is refused, whichever file has it and wherever in it", async () => {
    const snapshot = join(path, `epochs/${OLD}`);
    const files = (await readdir(snapshot)).map((file) => join(snapshot, file));
    expect(files.length).toBeGreaterThan(10);
    for (const file of [...files, join(path, "CURRENT")]) {
      const { byteLength } = await readFile(file);
      // In the header, in the midst of it, and in the last bytes.
      for (const place of [0, 9, Math.floor(byteLength / 2), -3]) {
        await flip(file, place);
        const opened = EmbeddedGraph.open(path);
        // Of what it then names: CURRENT may name another snapshot, or another manifest.
        const named = file.endsWith("CURRENT") ? /CURRENT|manifest\.json/ : file;
        await expect(opened).rejects.toThrow(named);
        await expect(opened).rejects.toThrow(REMEDY);
        await flip(file, place);
      }
    }
    await (await EmbeddedGraph.open(path)).close();
  });

  const CUT = /Code\.arrow: it has 500 bytes where \d+ were written.*Restore the directory/;
  const FLIPPED = /Code\.arrow: its content is not what was written.*Restore the directory/;
  const LATER =
    /manifest\.json: it has format 2, and this version of Codeloom reads format 1.*Use the version/;

  const damages: [string, (path: string, epoch: string) => Promise<void>, RegExp][] = [
    ["cut", cut, CUT],
    ["flipped in one bit", flipOne, FLIPPED],
    ["of another version", makeLater, LATER],
  ];

  test.each(damages)("that is %s keeps a server from starting", async (_, damage, words) => {
    await damage(path, OLD);
    const { code, stdout, stderr } = await start(["serve"], { DATA_DIR: path }).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(words);
    expect(stderr).toContain(path);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test.each(damages)("that is %s and new to a server is not shown", async (_, damage, words) => {
    const log = new CollectedLines();
    const settings = quietSettings({ DATA_DIR: path });
    const server = await startServer(settings, undefined, await createLogger("info", log));
    const damaged = join(folder, "new");
    /** Puts the new snapshot of a directory there, and then the file that names it. */
    const bring = async (from: string): Promise<void> => {
      const epoch = join("epochs", NEW);
      await rm(join(path, epoch), { recursive: true, force: true });
      await cp(join(from, epoch), join(path, epoch), { recursive: true });
      await cp(join(from, "CURRENT"), join(path, "CURRENT.brought"));
      await rename(join(path, "CURRENT.brought"), join(path, "CURRENT"));
    };
    try {
      expect(await ask(server.url)).toMatchObject({ summary: "one", since: null });
      await cp(second, damaged, { recursive: true });
      await damage(damaged, NEW);
      await bring(damaged);

      const isTold = ({ body }: Readiness): boolean => body.detached !== undefined;
      const told = await within(SOON, () => readiness(server.url), isTold);
      expect(told).toMatchObject({
        status: 200,
        body: { epoch: Number(OLD), detached: { reason: expect.stringMatching(words) } },
      });
      const since = told.body.detached?.since;
      expect(await ask(server.url)).toMatchObject({ summary: "one", since });
      expect(log.lines.filter((line) => words.test(line))).toHaveLength(1);

      // As when the operator puts the whole one there.
      await bring(second);
      await within(
        SOON,
        () => ask(server.url),
        (answer) => answer.summary === "two" && answer.since === null,
      );
      expect(await ask(server.url)).toMatchObject({ summary: "two", since: null });
      expect((await readiness(server.url)).body).toEqual({
        status: "ready",
        store: "embedded",
        epoch: Number(NEW),
      });
    } finally {
      await server.stop();
      await rm(damaged, { recursive: true, force: true });
    }
  });
});
