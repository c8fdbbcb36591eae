import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { mkdtemp, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EmbeddedGraph } from "../../src/graph/memory/embedded-graph.ts";
import { node, relationship } from "../../src/graph/record.ts";
import { useCommand } from "../cli/command.ts";
import { within } from "../server/within.ts";
import { useTemporaryFiles } from "../sources/files/temporary-files.ts";
import { putSeed } from "../sources/import/graphs.ts";
import { csvOf, sampleRow } from "../sources/mpfs/made-up-releases.ts";
import { CODE, send } from "./questions.ts";

/** The day from which on the code takes the modifier. */
const DAY = "2031-05-10";
const MIDNIGHT = Date.parse(DAY);
const HOUR = 3_600_000;

const QUESTION = JSON.stringify({
  query: `{ code(code: "${CODE}") { modifiers { nodes { code } } } }`,
});

describe("A server whose clock moves [embedded] [faults]", () => {
  const { start, dataDir } = useCommand();
  const write = useTemporaryFiles();
  let folder = "";
  let clock = "";

  /** Sets the clock of all processes that are told to look at it. */
  const setClock = async (time: number): Promise<void> => {
    // In one step, as they may look at any time.
    await writeFile(`${clock}.new`, String(time - Date.now()));
    await rename(`${clock}.new`, clock);
  };
  const environment = (): NodeJS.ProcessEnv => ({
    NODE_OPTIONS: `--import=${join(import.meta.dirname, "moved-clock.js")}`,
    MOVED_CLOCK: clock,
  });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "codeloom-clock-"));
    clock = join(folder, "clock");
  });
  afterAll(async () => {
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    const graph = await EmbeddedGraph.open(dataDir());
    await putSeed(graph);
    const from = node("Code", { code: String(CODE), system: "CPT", synonyms: [] });
    const to = node("Modifier", { code: "ZZ", level: "CPT", origin: "made up", name: "Made up" });
    await graph.write(async (writer) => {
      await writer.putNodes([from, to]);
      await writer.putRelationships([
        relationship(
          "TAKES_MODIFIER",
          from.id,
          to.id,
          { verdict: "ALLOWED", listed: true, rules: ["LISTED"], sources: ["made up"] },
          { validFrom: DAY },
        ),
      ]);
    });
    await graph.close();
  });

  const serve = async (): Promise<string> => {
    const running = start(["serve"], environment());
    const [, url = ""] = await running.printed(/listens on (http:\S+)\/graphql/);
    return url;
  };
  const ask = async (url: string): Promise<string[]> => {
    const { text } = await send(`${url}/graphql`, QUESTION);
    const { data } = JSON.parse(text) as {
      data: { code: { modifiers: { nodes: { code: string }[] } } };
    };
    return data.code.modifiers.nodes.map(({ code }) => code);
  };

  test("over midnight UTC and back answers as of its day, at once and from what is kept", async () => {
    await setClock(MIDNIGHT - HOUR);
    const url = await serve();
    // Each twice: the second answer is one that is kept.
    const askTwice = async () => [await ask(url), await ask(url)];
    expect(await askTwice()).toEqual([[], []]);
    await setClock(MIDNIGHT + HOUR);
    expect(await askTwice()).toEqual([["ZZ"], ["ZZ"]]);
    await setClock(MIDNIGHT - HOUR);
    expect(await askTwice()).toEqual([[], []]);
    await setClock(MIDNIGHT + 400 * 24 * HOUR);
    expect(await askTwice()).toEqual([["ZZ"], ["ZZ"]]);
  });

  test("that goes over midnight while it is asked shows the new day from then on", async () => {
    await setClock(MIDNIGHT - HOUR);
    const url = await serve();
    const length = 1_500;
    const sentAt = () => performance.now() - begun;
    await setClock(MIDNIGHT - length);
    const begun = performance.now();
    const seen: { sent: number; answered: number; modifiers: string[] }[] = [];
    while (sentAt() < 2 * length) {
      const sent = sentAt();
      const modifiers = await ask(url);
      seen.push({ sent, answered: sentAt(), modifiers });
    }
    // Our clock and that of the server are set at most this far apart.
    const apart = 200;
    const before = seen.filter(({ answered }) => answered < length - apart);
    const after = seen.filter(({ sent }) => sent > length + apart);
    expect(before.length).toBeGreaterThan(0);
    expect(after.length).toBeGreaterThan(0);
    for (const { modifiers } of before) expect(modifiers).toEqual([]);
    for (const { modifiers } of after) expect(modifiers).toEqual(["ZZ"]);
  });

  test("and those of imports, back and forth: each is shown, and none keeps another out", async () => {
    await setClock(MIDNIGHT);
    const url = await serve();
    const epochOf = async () =>
      Number((await send(`${url}/graphql`, QUESTION)).header("x-codeloom-epoch"));
    let epoch = await epochOf();
    for (const [i, hours] of [24, -48, 1_000].entries()) {
      await setClock(MIDNIGHT + hours * HOUR);
      const title = `${2023 + i} National Physician Fee Schedule Relative Value File January Release`;
      const file = await write("a.csv", csvOf([sampleRow({ code: `Q000${i}` })], { title }));
      const importing = start(["import", "mpfs", "--allow-partial", file], environment());
      expect(await importing.ended).toMatchObject({ code: 0 });
      epoch += 1;
      expect(await within(60_000, epochOf, (shown) => shown === epoch)).toBe(epoch);
    }
  });

  test("back, after a writer on another machine died, keeps nobody out", async () => {
    await setClock(Date.now());
    const lock = join(dataDir(), "writer-00000000-0000-0000-0000-000000000000.lock");
    const holder = { pid: 1, machine: "another", started: null, since: new Date().toISOString() };
    await writeFile(lock, JSON.stringify(holder));
    const later = new Date(Date.now() + 24 * HOUR);
    await utimes(lock, later, later);
    const { code, stderr } = await start(["import", "seed"], environment()).ended;
    expect({ code, stderr }).toMatchObject({ code: 0 });
  });
});
