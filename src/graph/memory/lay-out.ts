import {
  NODE_TYPES,
  RELATIONSHIP_TYPES,
  relationshipDeclaration,
  typeOfId,
} from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { RelationshipType } from "../model/relationships.ts";
import type { ChangedEnds } from "./changed-ends.ts";
import { mergeNodes } from "./merge-nodes.ts";
import { mergeRelationships } from "./merge-relationships.ts";
import type { NodeChanges } from "./node-changes.ts";
import { RelationshipChanges, type ChangedRows } from "./relationship-changes.ts";
import { makeRelationshipTable, type RelationshipTable, type Tables } from "./tables.ts";

type Nodes = Tables["nodes"];

/** The nodes of a graph after a change. */
export interface LaidOutNodes {
  readonly nodes: Nodes;
  readonly nodeCount: number;
  /** New node numbers by old ones, -1 for what is gone; null where all are as before. */
  readonly renumbering: Int32Array | null;
  readonly differs: boolean;
}

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
  const laidOut = layOutNodes(before, nodeChanges, ends.removed);
  const nodeNumber = numberEnds(laidOut.nodes, ends);
  let { differs } = laidOut;
  const relationships = { ...before.relationships };
  for (const type of RELATIONSHIP_TYPES) {
    const changes = relationshipChanges.get(type)?.rows(nodeNumber) ?? null;
    const after = layOutRelationships(before.relationships[type], changes, laidOut);
    relationships[type] = after.table;
    differs ||= after.differs;
  }
  const { nodes, nodeCount } = laidOut;
  return differs ? { epoch: before.epoch + 1, nodeCount, nodes, relationships } : null;
}

/** `removed` names nodes that lose their relationships, even if they are there again. */
export function layOutNodes(
  before: Tables,
  changes: ReadonlyMap<NodeType, NodeChanges>,
  removed: ReadonlyMap<string, number> = new Map(),
): LaidOutNodes {
  let nodeCount = 0;
  let differs = false;
  const nodes = { ...before.nodes };
  for (const type of NODE_TYPES) {
    const old = before.nodes[type];
    nodes[type] = mergeNodes(old, changes.get(type) ?? null, nodeCount);
    nodeCount += nodes[type].ids.length;
    differs ||= nodes[type].columns !== old.columns;
  }
  return { nodes, nodeCount, differs, renumbering: renumber(before.nodes, nodes, removed) };
}

/** The relationships of a type over the new nodes; the table before where all is as it was. */
export function layOutRelationships(
  before: RelationshipTable,
  changes: ChangedRows | null,
  { renumbering, nodeCount }: LaidOutNodes,
): { table: RelationshipTable; differs: boolean } {
  if (changes === null && renumbering === null) return { table: before, differs: false };
  const { type } = before;
  const old = withNumbers(before, renumbering);
  const none = (): ChangedRows => new RelationshipChanges(type).rows((end) => end);
  const { key = [] } = relationshipDeclaration(type);
  const merged = mergeRelationships(old, changes ?? none(), key, nodeCount);
  if (merged === null && renumbering === null) return { table: before, differs: false };
  const table = makeRelationshipTable(type, merged ?? old);
  return { table, differs: merged !== null };
}

/** The number of a node, -1 where there is none with that id. */
export function nodeNumberOf(nodes: Nodes, id: string): number {
  const type = typeOfId(id);
  if (type === null) return -1;
  const row = nodes[type].rowOf.get(id);
  return row === undefined ? -1 : nodes[type].base + row;
}

function renumber(
  before: Nodes,
  after: Nodes,
  removed: ReadonlyMap<string, number>,
): Int32Array | null {
  if (removed.size === 0 && NODE_TYPES.every((type) => after[type].ids === before[type].ids))
    return null;
  return Int32Array.from(
    NODE_TYPES.flatMap((type) => before[type].ids),
    (id) => (removed.has(id) ? -1 : nodeNumberOf(after, id)),
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
  const numbers = Int32Array.from(ids, (id) => nodeNumberOf(nodes, id));
  const removedAt = Int32Array.from(ids, (id) => removed.get(id) ?? 0);
  return (end, age) => (age < (removedAt[end] ?? 0) ? -1 : (numbers[end] ?? -1));
}
