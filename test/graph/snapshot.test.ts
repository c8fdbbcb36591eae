import { describe, expect, test } from "@jest/globals";
import { tableFromIPC } from "apache-arrow";
import fc from "fast-check";
import { createHash } from "node:crypto";
import { readFile, readdir, rm, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { GraphUnavailableError } from "../../src/graph/graph.ts";
import { EmbeddedGraph } from "../../src/graph/memory/embedded-graph.ts";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { readSnapshot, writeSnapshot } from "../../src/graph/memory/snapshot/snapshot.ts";
import { NODE_TYPES, RELATIONSHIP_TYPES } from "../../src/graph/model/model.ts";
import { node } from "../../src/graph/record.ts";
import { randomGraph } from "./arbitrary.ts";
import { everything } from "./conformance.ts";
import { FIXTURE, fill } from "./fixture.ts";
import { temporaryDirectories } from "./temporary-directory.ts";

const directory = temporaryDirectories();

/** The fixture in a directory; answers the directory of its snapshot as well. */
async function written(): Promise<{ path: string; snapshot: string }> {
  const path = await directory();
  const graph = await EmbeddedGraph.open(path);
  await fill(graph, FIXTURE);
  await graph.close();
  return { path, snapshot: join(path, "epochs/000001") };
}

/** What opening says of a directory that is not in order. */
async function complaint(path: string): Promise<string> {
  const error: unknown = await EmbeddedGraph.open(path).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(GraphUnavailableError);
  return (error as Error).message;
}

/** Changes the manifest and lets CURRENT name it as it is then. */
async function rewriteManifest(
  path: string,
  change: (manifest: Record<string, unknown>) => void,
): Promise<void> {
  const file = join(path, "epochs/000001/manifest.json");
  const manifest = JSON.parse(await readFile(file, "utf8")) as Record<string, unknown>;
  change(manifest);
  const text = JSON.stringify(manifest);
  await writeFile(file, text);
  const sha256 = createHash("sha256").update(text).digest("hex");
  const current = { snapshot: "epochs/000001", manifest: sha256 };
  await writeFile(join(path, "CURRENT"), JSON.stringify(current));
}

type Files = { type: string; model: string }[];

describe("A snapshot [embedded]", () => {
  test("reads as what was written, for random graphs", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, async (records) => {
        const path = await directory();
        const graph = new MemoryGraph();
        await fill(graph, records);
        const { tables } = graph.view();
        const sha256 = await writeSnapshot(path, tables);
        const read = new MemoryGraph(await readSnapshot(path, sha256));
        expect(await everything(read.view())).toEqual(await everything(graph.view()));
        expect(read.view().epoch).toBe(graph.view().epoch);
      }),
      { numRuns: 15 },
    );
  });

  test("can be changed and written again, for random graphs", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, randomGraph, async (first, second) => {
        const path = await directory();
        const expected = new MemoryGraph();
        for (const records of [first, second]) {
          await fill(expected, records);
          const graph = await EmbeddedGraph.open(path);
          await fill(graph, records);
          await graph.close();
        }
        const graph = await EmbeddedGraph.open(path);
        expect(await everything(graph.view())).toEqual(await everything(expected.view()));
        await graph.close();
      }),
      { numRuns: 5 },
    );
  });

  test.each([100, 1_000, 40_000])("keeps %i distinct texts apart, and blanks", async (count) => {
    const path = await directory();
    const graph = new MemoryGraph();
    const codes = Array.from({ length: count }, (_, i) => ({
      code: String(i).padStart(5, "0"),
      system: "CPT",
      ...(i % 3 === 0 ? {} : { summary: `Summary ${i}` }),
      synonyms: [`Synonym ${i}`],
    }));
    await fill(graph, { nodes: codes.map((code) => node("Code", code)), relationships: [] });
    const sha256 = await writeSnapshot(path, graph.view().tables);
    const read = new MemoryGraph(await readSnapshot(path, sha256));
    expect(await everything(read.view())).toEqual(await everything(graph.view()));
  });

  test("leaves large texts in their file until they are asked for, and says when that is gone", async () => {
    const path = await directory();
    const graph = new MemoryGraph();
    const parts = ["ä first part", "second"].map((content, i) =>
      node("ReleaseContent", { release: "mpfs:2025-01-01", part: i + 1, content }),
    );
    await fill(graph, { nodes: parts, relationships: [] });
    const sha256 = await writeSnapshot(path, graph.view().tables);
    const read = new MemoryGraph(await readSnapshot(path, sha256));
    const unread = new MemoryGraph(await readSnapshot(path, sha256));
    expect(await everything(read.view())).toEqual(await everything(graph.view()));
    await rm(join(path, "ReleaseContent.arrow"));
    expect(await everything(read.view())).toEqual(await everything(graph.view()));
    await expect(everything(unread.view())).rejects.toThrow(
      /ReleaseContent.arrow can't be read any more/,
    );
  });

  test("has a file for each type, and columns named as the properties", async () => {
    const { snapshot } = await written();
    const types = [...NODE_TYPES, ...RELATIONSHIP_TYPES];
    const names = [...types.map((type) => `${type}.arrow`), "manifest.json"];
    expect((await readdir(snapshot)).sort()).toEqual(names.sort());
    // Some file systems don't tell capital letters from small ones.
    expect(new Set(types.map((type) => type.toLowerCase())).size).toBe(types.length);
    const codes = tableFromIPC(await readFile(join(snapshot, "Code.arrow")));
    expect(codes.numRows).toBe(40);
    expect(codes.schema.fields.map(({ name, type }) => `${name} ${String(type)}`)).toEqual([
      "id Utf8",
      "code Dictionary<Int8, Utf8>",
      "system Dictionary<Int8, Utf8>",
      "summary Dictionary<Int8, Utf8>",
      "purpose Dictionary<Int8, Utf8>",
      "tool Dictionary<Int8, Utf8>",
      "synonyms List<Dictionary<Int8, Utf8>>",
    ]);
    expect(codes.get(0)?.toJSON()).toMatchObject({
      id: "Code:10001",
      system: "CPT",
      summary: "Summary of 10001",
      purpose: null,
    });
    const takes = tableFromIPC(await readFile(join(snapshot, "TAKES_MODIFIER.arrow")));
    expect(takes.schema.fields.map(({ name, type }) => `${name} ${String(type)}`)).toEqual([
      "from Dictionary<Int32, Utf8>",
      "to Dictionary<Int32, Utf8>",
      "validFrom Date32<DAY>",
      "validTo Date32<DAY>",
      "verdict Dictionary<Int8, Utf8>",
      "listed Bool",
      "rules List<Dictionary<Int8, Utf8>>",
      "sources List<Dictionary<Int8, Utf8>>",
    ]);
    const open = takes.toArray().filter((row: { validTo: number | null }) => row.validTo === null);
    const expected = FIXTURE.relationships.filter((r) => r.validTo === undefined);
    expect(open).toHaveLength(expected.length);
  });
});

describe("Opening a directory names what is wrong with it [embedded] [faults]", () => {
  test.each([
    [
      "a file that was cut",
      (snapshot: string) => truncate(join(snapshot, "Code.arrow"), 1_000),
      /Code\.arrow: it has 1000 bytes where \d+ were written/,
    ],
    [
      "a file that was cut to nothing",
      (snapshot: string) => truncate(join(snapshot, "TAKES_MODIFIER.arrow"), 0),
      /TAKES_MODIFIER\.arrow: it has 0 bytes/,
    ],
    [
      "a file that is gone",
      (snapshot: string) => rm(join(snapshot, "Modifier.arrow")),
      /can't be read: ENOENT.*Modifier\.arrow/,
    ],
    [
      "a file with another content",
      async (snapshot: string) => {
        const file = join(snapshot, "Code.arrow");
        const bytes = await readFile(file);
        bytes.writeUInt8(bytes.readUInt8(1_500) ^ 1, 1_500);
        await writeFile(file, bytes);
      },
      /Code\.arrow: its content is not what was written/,
    ],
    [
      "a manifest that was changed",
      (snapshot: string) => writeFile(join(snapshot, "manifest.json"), "{}"),
      /manifest\.json: it is not the one that CURRENT names/,
    ],
    [
      "a manifest that is gone",
      (snapshot: string) => rm(join(snapshot, "manifest.json")),
      /ENOENT.*manifest\.json/,
    ],
    [
      "a snapshot that is gone",
      (snapshot: string) => rm(snapshot, { recursive: true }),
      /The snapshot|ENOENT/,
    ],
  ])("%s", async (_, spoil, message) => {
    const { path, snapshot } = await written();
    await spoil(snapshot);
    const said = await complaint(path);
    expect(said).toMatch(message);
    expect(said).toContain(path);
    expect(said).toContain("Restore the directory from a backup, or delete it and import again.");
  });

  test.each(["", "{", "{}", '{"snapshot":"../elsewhere","manifest":"x"}'])(
    "a CURRENT that says %j",
    async (text) => {
      const { path } = await written();
      await writeFile(join(path, "CURRENT"), text);
      expect(await complaint(path)).toMatch(/CURRENT that does not name a snapshot/);
    },
  );

  test("a CURRENT that is gone while there are epochs beyond the first", async () => {
    const { path } = await written();
    const graph = await EmbeddedGraph.open(path);
    await graph.write((writer) => writer.removeNodes(["Code:10001"]));
    await graph.close();
    await rm(join(path, "CURRENT"));
    expect(await complaint(path)).toMatch(/has snapshots but no file CURRENT/);
  });

  test("a format of another version", async () => {
    const { path } = await written();
    await rewriteManifest(path, (manifest) => (manifest.format = 99));
    expect(await complaint(path)).toMatch(
      /format 99, and this version of Codeloom reads format 1.*Use the version of Codeloom that wrote it/,
    );
  });

  test("a manifest that says too little", async () => {
    const { path } = await written();
    await rewriteManifest(path, (manifest) => delete manifest.files);
    expect(await complaint(path)).toMatch(/manifest\.json/);
  });

  test("types and properties of another version of the model", async () => {
    const { path } = await written();
    await rewriteManifest(
      path,
      (manifest) => (((manifest.files as Files)[0] ?? never()).model = "x"),
    );
    expect(await complaint(path)).toMatch(/the properties of Aftercare were others/);
    await rewriteManifest(
      path,
      (manifest) => (((manifest.files as Files)[0] ?? never()).type = "X"),
    );
    expect(await complaint(path)).toMatch(/it has X, which this version does not know/);
  });

  test("a relationship of a node that is not there", async () => {
    const { path } = await written();
    await rewriteManifest(path, (manifest) => {
      manifest.files = (manifest.files as Files).filter(({ type }) => type !== "Modifier");
    });
    expect(await complaint(path)).toMatch(/TAKES_MODIFIER.*names Modifier:1\d, which is no node/);
  });

  test("but types that the model has gained since are empty", async () => {
    const { path } = await written();
    await rewriteManifest(path, (manifest) => {
      const gained = ["Cause", "GOVERNS", "TAKES_MODIFIER", "Rule"];
      manifest.files = (manifest.files as Files).filter(({ type }) => !gained.includes(type));
    });
    const graph = await EmbeddedGraph.open(path);
    const read = await everything(graph.view());
    expect(read.nodes).toHaveLength(FIXTURE.nodes.length);
    expect(read.relationships).toEqual([]);
    await fill(graph, FIXTURE);
    const reopened = await EmbeddedGraph.open(path);
    expect((await everything(reopened.view())).relationships).toHaveLength(
      FIXTURE.relationships.length,
    );
    await graph.close();
    await reopened.close();
  });
});

function never(): never {
  throw new Error("The manifest has no files.");
}
