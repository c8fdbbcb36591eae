import {
  NODE_TYPES,
  RELATIONSHIP_TYPES,
  relationshipDeclaration,
  typeOfId,
} from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { RelationshipType } from "../model/relationships.ts";
import type { ChangedEnds } from "./changed-ends.ts";
import { mergeNodes, type NodeChanges } from "./merge-nodes.ts";
import { mergeRelationships } from "./merge-relationships.ts";
import { RelationshipChanges } from "./relationship-changes.ts";
import { makeRelationshipTable, type RelationshipTable, type Tables } from "./tables.ts";

const NONE: NodeChanges = new Map();

/**
 * The tables after a change, or null if nothing differs. Types that the change leaves alone keep
 * their columns.
 */
export function layOut(
  before: Tables,
  nodeChanges: ReadonlyMap<NodeType, NodeChanges>,
  relationshipChanges: ReadonlyMap<RelationshipType, RelationshipChanges>,
  ends: ChangedEnds,
): Tables | null {
  let nodeCount = 0;
  let differs = false;
  const nodes = { ...before.nodes };
  for (const type of NODE_TYPES) {
    const old = before.nodes[type];
    nodes[type] = mergeNodes(old, nodeChanges.get(type) ?? NONE, nodeCount);
    nodeCount += nodes[type].ids.length;
    differs ||= nodes[type].columns !== old.columns;
  }
  const renumbering = renumber(before.nodes, nodes, ends.removed);
  const nodeNumber = numberEnds(nodes, ends);
  const relationships = { ...before.relationships };
  for (const type of RELATIONSHIP_TYPES) {
    const changes = relationshipChanges.get(type);
    if (changes === undefined && renumbering === null) continue;
    const old = withNumbers(before.relationships[type], renumbering);
    const changed = (changes ?? new RelationshipChanges(type)).rows(nodeNumber);
    const { key } = relationshipDeclaration(type);
    const merged = mergeRelationships(old, changed, key ?? [], nodeCount);
    differs ||= merged !== null;
    if (merged !== null || renumbering !== null)
      relationships[type] = makeRelationshipTable(type, nodeCount, merged ?? old);
  }
  return differs ? { epoch: before.epoch + 1, nodeCount, nodes, relationships } : null;
}

type Nodes = Tables["nodes"];

function numberOf(nodes: Nodes, id: string): number {
  const type = typeOfId(id);
  if (type === null) return -1;
  const row = nodes[type].rowOf.get(id);
  return row === undefined ? -1 : nodes[type].base + row;
}

/** New node numbers by old ones, -1 for what was taken out; null where all are as before. */
function renumber(
  before: Nodes,
  after: Nodes,
  removed: ReadonlyMap<string, number>,
): Int32Array | null {
  if (removed.size === 0 && NODE_TYPES.every((type) => after[type].ids === before[type].ids))
    return null;
  return Int32Array.from(
    NODE_TYPES.flatMap((type) => before[type].ids),
    (id) => (removed.has(id) ? -1 : numberOf(after, id)),
  );
}

function withNumbers(table: RelationshipTable, renumbering: Int32Array | null): RelationshipTable {
  if (renumbering === null) return table;
  const numbers = (ends: Int32Array): Int32Array => ends.map((end) => renumbering[end] ?? -1);
  return { ...table, from: numbers(table.from), to: numbers(table.to) };
}

/** Finds the node numbers of ends as the change numbers them. */
function numberEnds(
  nodes: Nodes,
  { ids, removed }: ChangedEnds,
): (end: number, age: number) => number {
  const numbers = Int32Array.from(ids, (id) => numberOf(nodes, id));
  const removedAt = Int32Array.from(ids, (id) => removed.get(id) ?? 0);
  return (end, age) => (age < (removedAt[end] ?? 0) ? -1 : (numbers[end] ?? -1));
}
