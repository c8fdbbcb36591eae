import type { GraphView, GraphWriter } from "../../graph/graph.ts";
import type { NodeRecord } from "../../graph/record.ts";
import type { Properties } from "../code-facts.ts";
import { propertyOf } from "../node-properties.ts";
import type { KnownRelease } from "../releases/known-releases.ts";
import { usedOtherwise } from "../releases/used-codes.ts";
import { FEE_SCHEDULE_ORIGIN, nodesOfEntries } from "./entry-nodes.ts";

/**
 * Takes out what is in the graph for a release alone whose place another has taken: its entries,
 * and the nodes that only they name. What is in `kept` stays.
 */
export async function removeReplaced(
  writer: GraphWriter,
  releaseKey: string,
  kept: ReadonlySet<string>,
  releases: readonly KnownRelease[],
): Promise<void> {
  const { base } = writer;
  const old: Properties[] = [];
  const others: Properties[] = [];
  const gone: string[] = [];
  for await (const batch of base.nodes("FeeScheduleEntry"))
    for (const { id, properties } of batch)
      if (properties.release !== releaseKey) others.push(properties);
      else {
        old.push(properties);
        if (!kept.has(id)) gone.push(id);
      }
  const stillNamed = nodesOfEntries(others);
  const unnamed = [...nodesOfEntries(old).values()].filter(
    ({ id }) => !kept.has(id) && !stillNamed.has(id),
  );
  await writer.removeNodes([...gone, ...(await ofNoOtherUse(base, releases, unnamed))]);
}

/** Ids of those nodes that the graph has for the fee schedule alone. */
async function ofNoOtherUse(
  view: GraphView,
  releases: readonly KnownRelease[],
  nodes: readonly NodeRecord[],
): Promise<string[]> {
  const codes = nodes.flatMap(({ type, properties }) =>
    type === "Code" ? [properties.code as string] : [],
  );
  const used = await usedOtherwise(view, MAKER, releases, codes);
  const ids = nodes.flatMap(({ type, id }) => (type === "Code" ? [] : [id]));
  const origins = await propertyOf(view, ids, "origin");
  return [
    ...codes.filter((code) => !used.has(code)).map((code) => `Code:${code}`),
    ...ids.filter((id) => origins.get(id) === FEE_SCHEDULE_ORIGIN),
  ];
}

const MAKER = { slug: "mpfs", makes: ["HAS_FEE_SCHEDULE_ENTRY"] } as const;
