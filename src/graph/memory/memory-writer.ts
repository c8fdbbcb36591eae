import { isDeepStrictEqual } from "node:util";
import type { GraphWriter } from "../graph.ts";
import { NODE_TYPES, RELATIONSHIP_TYPES } from "../model/model.ts";
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
  readonly #nodes = new Map<string, NodeRecord>();
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

  removeRelationships(records: readonly RelationshipRecord[]): Promise<void> {
    for (const record of records) this.#changesOf(record.type).set(identityOf(record), null);
    return Promise.resolve();
  }

  /** The tables after the change, or null if nothing differs. */
  tables(): Tables | null {
    const { tables } = this.base;
    let differs = false;
    const nodes = new Map<NodeType, NodeRecord[]>(
      NODE_TYPES.map((type) => {
        const table = tables.nodes[type];
        const kept = table.ids.map((_, row) => nodeRecordAt(table, row));
        return [type, kept];
      }),
    );
    for (const [type, kept] of nodes) {
      const put = [...this.#nodes.values()].filter((record) => record.type === type);
      const { rowOf } = tables.nodes[type];
      for (const record of put) {
        const row = rowOf.get(record.id);
        if (row !== undefined && isDeepStrictEqual(kept[row], record)) continue;
        differs = true;
        if (row === undefined) kept.push(record);
        else kept[row] = record;
      }
    }
    const relationships = new Map<RelationshipType, RelationshipRecord[]>();
    for (const type of RELATIONSHIP_TYPES) {
      const merged = this.#merge(type);
      differs ||= merged.differs;
      relationships.set(type, merged.records);
    }
    return differs ? buildTables(tables.epoch + 1, nodes, relationships) : null;
  }

  #merge(type: RelationshipType): { records: RelationshipRecord[]; differs: boolean } {
    const { tables } = this.base;
    const table = tables.relationships[type];
    const changes = new Map(this.#relationships.get(type));
    const records: RelationshipRecord[] = [];
    let differs = false;
    for (let row = 0; row < table.from.length; row++) {
      const before = relationshipRecordAt(tables, table, row);
      const identity = changes.size === 0 ? "" : identityOf(before);
      const after = changes.get(identity);
      changes.delete(identity);
      if (after === undefined) records.push(before);
      else if (after === null) differs = true;
      else {
        records.push(after);
        differs ||= !sameRelationship(before, after);
      }
    }
    for (const added of changes.values()) {
      if (added === null) continue;
      records.push(added);
      differs = true;
    }
    return { records, differs };
  }

  #changesOf(type: RelationshipType): Map<string, RelationshipRecord | null> {
    let changes = this.#relationships.get(type);
    if (changes === undefined) this.#relationships.set(type, (changes = new Map()));
    return changes;
  }

  #exists(id: string): boolean {
    return (
      this.#nodes.has(id) ||
      NODE_TYPES.some(
        (type) => id.startsWith(`${type}:`) && this.base.tables.nodes[type].rowOf.has(id),
      )
    );
  }
}

/** Whether two records with one identity say the same. */
const sameRelationship = (a: RelationshipRecord, b: RelationshipRecord): boolean =>
  a.validTo === b.validTo && isDeepStrictEqual(a.properties, b.properties);
