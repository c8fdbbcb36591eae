import { createHash } from "node:crypto";
import type { Graph, GraphView } from "../../../src/graph/graph.ts";
import { NODE_TYPES, RELATIONSHIP_TYPES } from "../../../src/graph/model/model.ts";
import type { NodeRecord, RelationshipRecord } from "../../../src/graph/record.ts";
import { listing, relation, selection } from "../../graph/fixture.ts";

/** When a release was imported, all that differs between one import of it and another. */
const OF_ITS_OWN = "importedAt";

function textOf(record: NodeRecord | RelationshipRecord): string {
  const identity =
    "id" in record
      ? [record.id]
      : [record.type, record.from, record.to, record.validFrom ?? null, record.validTo ?? null];
  const properties = Object.entries(record.properties)
    .filter(([name]) => name !== OF_ITS_OWN)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([...identity, properties]);
}

/** A digest of all that a view shows, whatever the order in which it gives its records. */
export async function digestOf(view: GraphView): Promise<string> {
  const sums = new Uint32Array(4);
  let records = 0;
  const add = (batch: readonly (NodeRecord | RelationshipRecord)[]): void => {
    records += batch.length;
    for (const record of batch) {
      const hash = createHash("sha1").update(textOf(record)).digest();
      for (let i = 0; i < sums.length; i++) sums[i] = (sums[i] ?? 0) + hash.readUInt32LE(4 * i);
    }
  };
  for (const type of NODE_TYPES) for await (const batch of view.nodes(type)) add(batch);
  for (const type of RELATIONSHIP_TYPES)
    for await (const batch of view.relationships(type)) add(batch);
  return `${records} records, ${Buffer.from(sums.buffer).toString("hex")}`;
}

/** How many procedure pairs a view shows. */
export async function editsIn(view: GraphView): Promise<number> {
  let edits = 0;
  for await (const batch of view.relationships("BUNDLES")) edits += batch.length;
  return edits;
}

const releases = listing([selection("Release", ["id", "rows"])]);
const edits = relation("BUNDLES", "out", [selection("Code", ["code"])], {
  edge: ["modifierIndicator", "release", "row"],
  count: true,
});
const codes = selection("Code", ["code"], { relations: [edits] });
const SOME = ["00001", "30002", "50003", "90001", "Q0002", "S0001", "S0070"];

/** What a reader sees at a glance: the releases, and the edits of codes in every part of them. */
export async function glanceAt(view: GraphView): Promise<string> {
  const ids = SOME.map((code) => `Code:${code}`);
  const trees = await view.read(codes, ids, null, []);
  const page = await view.list(releases, null, []);
  return createHash("sha1")
    .update(JSON.stringify([trees, page]))
    .digest("hex");
}

/** A reader that looks at a graph all the time. */
export interface Watch {
  /** Ends it; answers what it saw, each change of it once, and how often it looked. */
  readonly end: () => Promise<{ readonly seen: readonly string[]; readonly looks: number }>;
}

/** Looks again and again, each time at what is newest, with a pause in milliseconds between. */
export function watch(look: () => Promise<string>, pause = 10): Watch {
  const seen: string[] = [];
  let looks = 0;
  const ending = new AbortController();
  const watching = (async () => {
    // The last look begins when it is ended, so that it sees what is then there to be seen.
    for (let isLast = false; ; await new Promise((resolve) => setTimeout(resolve, pause))) {
      isLast = ending.signal.aborted;
      const sight = await look();
      looks += 1;
      if (sight !== seen.at(-1)) seen.push(sight);
      if (isLast) break;
    }
  })();
  // Its failure is told when it is ended.
  watching.catch(() => undefined);
  return {
    end: async () => {
      ending.abort();
      await watching;
      return { seen, looks };
    },
  };
}

/** Looks at a graph, by a view for each look. */
export const watchGraph = (graph: Graph, pause?: number): Watch =>
  watch(() => glanceAt(graph.view()), pause);
