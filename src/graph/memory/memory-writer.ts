import { isDeepStrictEqual } from "node:util";
import type { GraphWriter } from "../graph.ts";
import { NODE_TYPES, RELATIONSHIP_TYPES, typeOfId } from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { RelationshipType } from "../model/relationships.ts";
import {
  RecordError,
  checkNode,
  checkRelationship,
  identityOf,
  type NodeRecord,
  type RelationshipRecord,
} from "../record.ts";
import type { MemoryView } from "./memory-view.ts";
import { buildTables, nodeRecordAt, relationshipRecordAt, type Tables } from "./tables.ts";

/** Collects a change and lays out the tables that follow from it. */
export class MemoryWriter implements GraphWriter {
  readonly base: MemoryView;
  /** By id; null takes the node out. */
  readonly #nodes = new Map<string, NodeRecord | null>();
  /** By type and identity; null takes the relationship out. */
  readonly #relationships = new Map<RelationshipType, Map<string, RelationshipRecord | null>>();

  constructor(base: MemoryView) {
    this.base = base;
  }

  putNodes(records: readonly NodeRecord[]): Promise<void> {
    records.forEach(checkNode);
    for (const record of records) this.#nodes.set(record.id, record);
    return Promise.resolve();
  }

  putRelationships(records: readonly RelationshipRecord[]): Promise<void> {
    records.forEach(checkRelationship);
    for (const record of records) {
      for (const id of [record.from, record.to])
        if (!this.#exists(id))
          throw new RecordError(`Relationship ${record.type}: there is no node ${id}.`);
      this.#changesOf(record.type).set(identityOf(record), record);
    }
    return Promise.resolve();
  }

  removeNodes(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      this.#nodes.set(id, null);
      for (const changes of this.#relationships.values())
        for (const [identity, record] of changes)
          if (record?.from === id || record?.to === id) changes.set(identity, null);
    }
    return Promise.resolve();
  }

  removeRelationships(records: readonly RelationshipRecord[]): Promise<void> {
    for (const record of records) this.#changesOf(record.type).set(identityOf(record), null);
    return Promise.resolve();
  }

  /** The tables after the change, or null if nothing differs. */
  tables(): Tables | null {
    const { tables } = this.base;
    const nodes = NODE_TYPES.map((type) => [type, this.#mergeNodes(type)] as const);
    const relationships = RELATIONSHIP_TYPES.map((type) => [type, this.#merge(type)] as const);
    if (![...nodes, ...relationships].some(([, { differs }]) => differs)) return null;
    return buildTables(
      tables.epoch + 1,
      new Map(nodes.map(([type, { records }]) => [type, records])),
      new Map(relationships.map(([type, { records }]) => [type, records])),
    );
  }

  #mergeNodes(type: NodeType): Merged<NodeRecord> {
    const table = this.base.tables.nodes[type];
    const changes = new Map([...this.#nodes].filter(([id]) => typeOfId(id) === type));
    const before = table.ids.map((id, row) => ({ key: id, at: () => nodeRecordAt(table, row) }));
    return merge(before, changes, sameNode);
  }

  #merge(type: RelationshipType): Merged<RelationshipRecord> {
    const { tables } = this.base;
    const table = tables.relationships[type];
    const changes = this.#changesOf(type);
    const gone = new Set([...this.#nodes].flatMap(([id, record]) => (record === null ? [id] : [])));
    const before = Array.from(table.from, (_, row) => {
      const record = relationshipRecordAt(tables, table, row);
      const key = identityOf(record);
      if ((gone.has(record.from) || gone.has(record.to)) && !changes.has(key))
        changes.set(key, null);
      return { key, at: () => record };
    });
    return merge(before, new Map(changes), sameRelationship);
  }

  #changesOf(type: RelationshipType): Map<string, RelationshipRecord | null> {
    let changes = this.#relationships.get(type);
    if (changes === undefined) this.#relationships.set(type, (changes = new Map()));
    return changes;
  }

  #exists(id: string): boolean {
    const put = this.#nodes.get(id);
    if (put !== undefined) return put !== null;
    return NODE_TYPES.some(
      (type) => id.startsWith(`${type}:`) && this.base.tables.nodes[type].rowOf.has(id),
    );
  }
}

interface Merged<R> {
  readonly records: R[];
  readonly differs: boolean;
}

/** Applies changes, by key, to what was there before; null takes out. */
function merge<R>(
  before: readonly { key: string; at: () => R }[],
  changes: Map<string, R | null>,
  same: (a: R, b: R) => boolean,
): Merged<R> {
  const records: R[] = [];
  let differs = false;
  for (const { key, at } of before) {
    const after = changes.get(key);
    changes.delete(key);
    if (after === undefined) records.push(at());
    else if (after === null) differs = true;
    else {
      records.push(after);
      differs ||= !same(at(), after);
    }
  }
  for (const added of changes.values()) {
    if (added === null) continue;
    records.push(added);
    differs = true;
  }
  return { records, differs };
}

const sameNode = (a: NodeRecord, b: NodeRecord): boolean =>
  isDeepStrictEqual(a.properties, b.properties);

/** Whether two relationships with one identity say the same. */
const sameRelationship = (a: RelationshipRecord, b: RelationshipRecord): boolean =>
  a.validTo === b.validTo && isDeepStrictEqual(a.properties, b.properties);
