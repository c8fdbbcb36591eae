import type { GraphView, GraphWriter } from "../../graph/graph.ts";
import { nodeDeclaration } from "../../graph/model/model.ts";
import type { NodeType } from "../../graph/model/nodes.ts";
import type { NodeRecord } from "../../graph/record.ts";
import { codeNode } from "../code-system.ts";
import { putMemberships } from "../section-memberships.ts";
import type { NumberedRow, Source } from "../source.ts";
import type { Named } from "./facts.ts";
import type { KnownRelease } from "./known-releases.ts";
import { usedOtherwise } from "./used-codes.ts";

/**
 * Writes the nodes that rows name. What the graph knows already of a code says more than its name
 * does, and curated facts of a node say more than a file does: they stay.
 */
export async function putNamed(writer: GraphWriter, { nodes, codes }: Named): Promise<void> {
  const { base } = writer;
  const records = [...nodes.values()];
  const origins = await originsOf(base, records);
  const there = await present(base, [...codes].map(codeNode));
  const added = [...codes].map(codeNode).filter(({ id }) => !there.has(id));
  await writer.putNodes([
    ...added,
    ...records.filter(({ id, properties }) => {
      const origin = origins.get(id);
      return origin === undefined || origin === properties.origin;
    }),
  ]);
  await putMemberships(writer, added);
}

/** Takes out the nodes that rows named before, that they name no longer, and that nothing else does. */
export async function removeUnnamed<Row extends NumberedRow>(
  writer: GraphWriter,
  source: Source<Row>,
  releases: readonly KnownRelease[],
  before: Named,
  now: Named,
): Promise<void> {
  const gone = [...before.nodes.values()].filter(({ id }) => !now.nodes.has(id));
  const origins = await originsOf(writer.base, gone);
  const codes = [...before.codes].filter((code) => !now.codes.has(code));
  const used = await usedOtherwise(writer.base, source, releases, codes);
  await writer.removeNodes([
    ...gone
      .filter(({ id, properties }) => (origins.get(id) ?? properties.origin) === properties.origin)
      .map(({ id }) => id),
    ...codes.filter((code) => !used.has(code)).map((code) => `Code:${code}`),
  ]);
}

/** Where the graph has its nodes from, of types that say so: several sources make some of these. */
async function originsOf(
  view: GraphView,
  records: readonly NodeRecord[],
): Promise<Map<string, string>> {
  const origins = new Map<string, string>();
  for (const [type, ids] of byType(records)) {
    if (!("origin" in nodeDeclaration(type).properties)) continue;
    const selection = { type, properties: ["origin"], relations: [], flags: [] };
    const trees = await view.read(selection, ids, null, []);
    trees.forEach((tree, i) => {
      if (tree !== null) origins.set(ids[i] ?? "", tree.origin as string);
    });
  }
  return origins;
}

async function present(view: GraphView, records: readonly NodeRecord[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (const [type, ids] of byType(records)) {
    const selection = { type, properties: ["id"], relations: [], flags: [] };
    const trees = await view.read(selection, ids, null, []);
    trees.forEach((tree) => {
      if (tree !== null) found.add(tree.id as string);
    });
  }
  return found;
}

function byType(records: readonly NodeRecord[]): Map<NodeType, string[]> {
  const groups = new Map<NodeType, string[]>();
  for (const { type, id } of records) {
    const ids = groups.get(type);
    if (ids === undefined) groups.set(type, [id]);
    else ids.push(id);
  }
  return groups;
}
