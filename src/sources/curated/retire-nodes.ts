import type { GraphView, GraphWriter } from "../../graph/graph.ts";
import type { NodeType } from "../../graph/model/nodes.ts";
import type { NodeRecord } from "../../graph/record.ts";
import type { Properties } from "../code-facts.ts";
import { FEE_SCHEDULE_ORIGIN, nodesOfEntries } from "../mpfs/entry-nodes.ts";

/** Types of which the seed alone makes nodes; some types have others beside them. */
const OWN: Partial<Record<NodeType, (properties: NodeRecord["properties"]) => boolean>> = {
  Aftercare: () => true,
  Cause: () => true,
  ChangeEvent: ({ key }) => String(key).endsWith(":seed"),
  CodeList: () => true,
  CuratedEntry: () => true,
  Family: ({ kind }) => kind === "CURATED",
  Indication: () => true,
  ProcedureStep: () => true,
  ProviderType: () => true,
  Rule: () => true,
};

/** Types whose nodes the fee schedule makes as well, where the seed does not know them. */
const SHARED: Partial<Record<NodeType, (properties: NodeRecord["properties"]) => boolean>> = {
  Indicator: ({ origin }) => origin !== FEE_SCHEDULE_ORIGIN,
  Modifier: ({ origin }) => origin !== FEE_SCHEDULE_ORIGIN,
  Source: () => true,
};

/**
 * Takes out nodes of an earlier version of the seed that this one does not have. What an entry of
 * the fee schedule names stays, and tells from then on what the file alone tells.
 */
export async function retireNodes(
  writer: GraphWriter,
  codesBefore: readonly string[],
  ids: ReadonlySet<string>,
): Promise<void> {
  const { base } = writer;
  const own = await idsOf(base, OWN);
  const shared = [...(await idsOf(base, SHARED)), ...codesBefore.map((code) => `Code:${code}`)];
  const retired = shared.filter((id) => !ids.has(id));
  const named = retired.length > 0 ? await namedByEntries(base) : new Map<string, NodeRecord>();
  await writer.putNodes(retired.flatMap((id) => named.get(id) ?? []));
  await writer.removeNodes([
    ...own.filter((id) => !ids.has(id)),
    ...retired.filter((id) => !named.has(id)),
  ]);
}

async function idsOf(view: GraphView, types: typeof OWN): Promise<string[]> {
  const ids: string[] = [];
  for (const [type, isOfSeed] of Object.entries(types))
    for await (const batch of view.nodes(type as NodeType))
      ids.push(...batch.filter(({ properties }) => isOfSeed(properties)).map(({ id }) => id));
  return ids;
}

async function namedByEntries(view: GraphView): Promise<Map<string, NodeRecord>> {
  const entries: Properties[] = [];
  for await (const batch of view.nodes("FeeScheduleEntry"))
    entries.push(...batch.map(({ properties }) => properties));
  return entries.length > 0 ? nodesOfEntries(entries) : new Map<string, NodeRecord>();
}
