import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { EmbeddedGraph } from "../../src/graph/memory/embedded-graph.ts";
import type { GraphView, GraphWriter } from "../../src/graph/graph.ts";
import { NODE_TYPES, RELATIONSHIP_TYPES, typeOfId } from "../../src/graph/model/model.ts";
import type { NodeType } from "../../src/graph/model/nodes.ts";

/** The whole graph is cut into so many parts. */
export const PARTS = 16;

/** Types of which a smaller graph has fewer nodes; of all others it has all. */
const GROWING: ReadonlySet<NodeType> = new Set<NodeType>([
  "Aftercare",
  "ChangeEvent",
  "Code",
  "CuratedEntry",
  "FeeScheduleEntry",
  "ProcedureStep",
]);

/** What the rows of releases were is only for imports. */
const LEFT_OUT: ReadonlySet<NodeType> = new Set<NodeType>(["ReleaseContent"]);

/** In which of the parts a code is: by chance, but always the same. */
export function partOf(code: string): number {
  let hash = 2_166_136_261;
  for (let i = 0; i < code.length; i++) hash = Math.imul(hash ^ code.charCodeAt(i), 16_777_619);
  return ((hash ^ (hash >>> 15)) >>> 0) % PARTS;
}

/**
 * A store with some of the sixteen parts of the graph: their codes with all that leads away from
 * them, and what that leads to. So a code has as many relationships as in the whole graph.
 */
export async function partOfGraph(whole: string, parts: number): Promise<string> {
  if (parts === PARTS) return whole;
  const folder = join(dirname(whole), `embedded-${parts}`);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.part`;
  await rm(unfinished, { recursive: true, force: true });
  const source = await EmbeddedGraph.open(whole);
  const target = await EmbeddedGraph.open(unfinished);
  try {
    await target.write((writer) => copy(source.view(), writer, parts));
  } finally {
    await source.close();
    await target.close();
  }
  await rename(unfinished, folder);
  return folder;
}

async function copy(view: GraphView, writer: GraphWriter, parts: number): Promise<void> {
  const isChosen = (id: string): boolean => partOf(id.slice("Code:".length)) < parts;
  const isFixed = (id: string): boolean => {
    const type = typeOfId(id);
    return type !== null && !GROWING.has(type) && !LEFT_OUT.has(type);
  };
  const reached = new Set<string>();
  const leadsFrom = (id: string): boolean =>
    typeOfId(id) === "Code" ? isChosen(id) : isFixed(id) || reached.has(id);
  // What codes lead to comes first: whatever else leads away from that is wanted as well.
  for (const onlyCodes of [true, false])
    for (const type of RELATIONSHIP_TYPES)
      for await (const batch of view.relationships(type))
        for (const { from, to } of batch)
          if ((typeOfId(from) === "Code") === onlyCodes && leadsFrom(from)) reached.add(to);
  const isThere = (id: string): boolean => isFixed(id) || reached.has(id) || leadsFrom(id);
  for (const type of NODE_TYPES)
    for await (const batch of view.nodes(type))
      await writer.putNodes(batch.filter(({ id }) => isThere(id)));
  for (const type of RELATIONSHIP_TYPES)
    for await (const batch of view.relationships(type))
      await writer.putRelationships(batch.filter(({ from, to }) => leadsFrom(from) && isThere(to)));
}
