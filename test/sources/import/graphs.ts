import type { Graph, GraphView } from "../../../src/graph/graph.ts";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { importSeed, type SeedSummary } from "../../../src/sources/curated/import-seed.ts";
import { readCurated, SEED_FOLDER } from "../../../src/sources/curated/read-curated.ts";
import type { CuratedFile } from "../../../src/sources/curated/format.ts";
import { importMpfs } from "../../../src/sources/mpfs/import-mpfs.ts";
import type { ImportOptions, ImportSummary } from "../../../src/sources/releases/write-release.ts";
import type { MpfsRelease, MpfsRow } from "../../../src/sources/mpfs/read-mpfs.ts";
import { everything } from "../../graph/conformance.ts";
import { asRead } from "../mpfs/read-release.ts";
import type { RowToMake } from "../mpfs/made-up-releases.ts";

/** Makes a graph with nothing in it. Of the same database there is one at a time. */
export type MakeGraph = () => Promise<Graph>;

export const embedded: MakeGraph = () => Promise.resolve(new MemoryGraph());

/** When all imports of these tests happen, so that graphs differ only in what was imported. */
const NOW = new Date("2026-02-03T04:05:06Z");

let read: Promise<CuratedFile> | undefined;

/** A copy of the project's own facts, which a test may alter. They are read once a test file. */
export const seedFacts = async (): Promise<CuratedFile> =>
  structuredClone(await (read ??= readCurated(SEED_FOLDER)));

export const putSeed = async (graph: Graph, facts?: CuratedFile): Promise<SeedSummary> =>
  importSeed(graph, facts ?? (await seedFacts()), NOW);

export const putRelease = (
  graph: Graph,
  release: MpfsRelease,
  {
    replace = false,
    allowPartial = false,
    now = NOW,
  }: Partial<Pick<ImportOptions, "replace" | "allowPartial" | "now">> = {},
): Promise<ImportSummary> =>
  importMpfs(graph, vouched(release), {
    replace,
    allowPartial,
    now,
    onProgress: () => undefined,
  });

/** Made-up files have too few rows for all that a whole release has, and count as whole. */
const vouched = (release: MpfsRelease): MpfsRelease =>
  Object.defineProperty(release, "lacking", { value: [], configurable: true });

/** A release as its reader gives it, without a file. */
export function madeUpRelease(
  rows: readonly RowToMake[],
  facts: Partial<Pick<MpfsRelease, "effectiveFrom" | "variant" | "file">> = {},
): MpfsRelease {
  return {
    source: "mpfs",
    setting: null,
    effectiveFrom: "2025-10-01",
    variant: null,
    title: "A made-up release",
    file: "made-up.csv",
    sha256: "0".repeat(64),
    form: "CSV",
    rejected: [],
    rowsRead: rows.length,
    ...facts,
    async *rows(): AsyncIterable<MpfsRow> {
      for (const [i, row] of rows.entries())
        yield await Promise.resolve({ ...asRead(row), row: i + 11 });
    },
  };
}

/** All of the graph that was built from nothing by these steps, on the embedded store. */
export async function builtBy(
  ...steps: readonly ((graph: Graph) => Promise<unknown>)[]
): ReturnType<typeof everything> {
  const graph = new MemoryGraph();
  for (const step of steps) await step(graph);
  return everything(graph.view());
}

/** What two graphs do not have in common: ends and names of records, without their texts. */
export async function differences(
  view: GraphView,
  expected: Awaited<ReturnType<typeof everything>>,
): Promise<string[]> {
  const found = await everything(view);
  const lines = ({ nodes, relationships }: typeof found): Map<string, string> =>
    new Map(
      [...nodes, ...relationships].map((record) => {
        const { type, ...rest } = record;
        const name =
          "id" in record
            ? record.id
            : [type, record.from, record.to, record.validFrom, record.validTo].join(" ");
        return [canonical(rest), name];
      }),
    );
  const [a, b] = [lines(found), lines(expected)];
  return [
    ...[...a].flatMap(([key, name]) => (b.has(key) ? [] : [`only found: ${name}`])),
    ...[...b].flatMap(([key, name]) => (a.has(key) ? [] : [`only expected: ${name}`])),
  ];
}

/** JSON with its keys in order, for stores give properties in orders of their own. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  );
