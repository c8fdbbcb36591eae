import type { GraphView, GraphWriter } from "../../graph/graph.ts";
import { FAMILY_KINDS } from "../../graph/model/vocabulary.ts";
import { RELATIONSHIP_TYPES, relationshipDeclaration } from "../../graph/model/model.ts";
import type { NodeType } from "../../graph/model/nodes.ts";
import type { NodeRecord } from "../../graph/record.ts";
import type { Direction, Flag, Selection, Tree } from "../../graph/shape.ts";
import { DERIVED } from "../../rules/derive.ts";
import type { Properties } from "../code-facts.ts";
import { FEE_SCHEDULE_ORIGIN, nodesOfEntries } from "./entry-nodes.ts";

/**
 * Takes out what is in the graph for a release alone whose place another has taken: its entries,
 * and the nodes that only they name. What is in `kept` stays.
 */
export async function removeReplaced(
  writer: GraphWriter,
  releaseKey: string,
  kept: ReadonlySet<string>,
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
  await writer.removeNodes([...gone, ...(await ofNoOtherUse(base, unnamed))]);
}

/** Ids of those nodes that the graph has for the fee schedule alone. */
async function ofNoOtherUse(view: GraphView, nodes: readonly NodeRecord[]): Promise<string[]> {
  const free: string[] = [];
  for (const type of new Set(nodes.map((one) => one.type))) {
    const ids = nodes.filter((one) => one.type === type).map(({ id }) => id);
    const trees = await view.read(selectionOf(type), ids, null, [OTHER_FAMILIES]);
    free.push(...ids.filter((_, i) => isFree(trees[i] ?? null)));
  }
  return free;
}

/** Nothing tells of a code which sources name it, so its relationships must. */
const selectionOf = (type: NodeType): Selection =>
  type === "Code"
    ? { type, properties: [], relations: [], flags: OTHER_USES }
    : { type, properties: ["origin"], relations: [], flags: [] };

const isFree = (tree: Tree | null): boolean =>
  tree?.__typename === "Code"
    ? !OTHER_USES.some(({ as }) => tree[as] === true)
    : tree?.origin === FEE_SCHEDULE_ORIGIN;

const OTHER_FAMILIES = FAMILY_KINDS.filter((kind) => kind !== "ENDOSCOPY");

/** Relationships that a code has for what other sources say of it. */
const OTHER_USES: readonly Flag[] = RELATIONSHIP_TYPES.filter(
  (type) => type === "MEMBER_OF" || (type !== "HAS_FEE_SCHEDULE_ENTRY" && !DERIVED.includes(type)),
).flatMap((type) => {
  const { from, to } = relationshipDeclaration(type);
  const directions: Direction[] = [
    ...(from.includes("Code") ? (["out"] as const) : []),
    ...(to.includes("Code") ? (["in"] as const) : []),
  ];
  return directions.map((direction) => ({
    as: `${direction} ${type}`,
    existence: {
      relationship: type,
      direction,
      negated: false,
      where:
        type === "MEMBER_OF"
          ? [{ on: "node" as const, property: "kind", operator: "in" as const, value: 0 }]
          : [],
    },
  }));
});
