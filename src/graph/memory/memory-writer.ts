import type { GraphWriter } from "../graph.ts";
import { typeOfId } from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { RelationshipType } from "../model/relationships.ts";
import {
  RecordError,
  checkNode,
  checkRelationship,
  type NodeRecord,
  type RelationshipRecord,
} from "../record.ts";
import { ChangedEnds } from "./changed-ends.ts";
import { layOut } from "./lay-out.ts";
import type { MemoryView } from "./memory-view.ts";
import { NodeChanges } from "./node-changes.ts";
import { RelationshipChanges } from "./relationship-changes.ts";
import type { Tables } from "./tables.ts";

/** Collects a change, and lays out the tables that follow from it. */
export class MemoryWriter implements GraphWriter {
  readonly base: MemoryView;
  readonly #nodes = new Map<NodeType, NodeChanges>();
  readonly #relationships = new Map<RelationshipType, RelationshipChanges>();
  readonly #ends = new ChangedEnds((id) => this.#isThere(id));
  /** Where the last relationship began: those of one node come together. */
  #start: { readonly id: string; readonly number: number } | null = null;

  constructor(base: MemoryView) {
    this.base = base;
  }

  putNodes(records: readonly NodeRecord[]): Promise<void> {
    records.forEach(checkNode);
    for (const { type, id, properties } of records) {
      const changes = this.#changesOf(type);
      changes.put(
        id,
        changes.names.map((name) => properties[name]),
      );
      this.#ends.put(id);
    }
    return Promise.resolve();
  }

  putRelationships(records: readonly RelationshipRecord[]): Promise<void> {
    records.forEach(checkRelationship);
    for (const record of records) this.#push(record, true);
    return Promise.resolve();
  }

  removeNodes(ids: readonly string[]): Promise<void> {
    for (const id of ids) {
      const type = typeOfId(id);
      if (type === null) continue;
      this.#changesOf(type).remove(id);
      this.#ends.remove(id);
    }
    return Promise.resolve();
  }

  removeRelationships(records: readonly RelationshipRecord[]): Promise<void> {
    for (const record of records) this.#push(record, false);
    return Promise.resolve();
  }

  /** The tables after the change, or null if nothing differs. */
  tables(): Tables | null {
    return layOut(this.base.tables, this.#nodes, this.#relationships, this.#ends);
  }

  #push(record: RelationshipRecord, puts: boolean): void {
    if (this.#start?.id !== record.from)
      this.#start = { id: record.from, number: this.#ends.numberOf(record.from) };
    const from = this.#start.number;
    const to = this.#ends.numberOf(record.to);
    if (puts) {
      this.#checkEnd(from, record.from, record);
      this.#checkEnd(to, record.to, record);
    }
    let changes = this.#relationships.get(record.type);
    if (changes === undefined)
      this.#relationships.set(record.type, (changes = new RelationshipChanges(record.type)));
    changes.push(record, { from, to, age: this.#ends.age, puts });
  }

  #checkEnd(number: number, id: string, { type }: RelationshipRecord): void {
    if (!this.#ends.isThere(number))
      throw new RecordError(`Relationship ${type}: there is no node ${id}.`);
  }

  #changesOf(type: NodeType): NodeChanges {
    const known = this.#nodes.get(type);
    if (known !== undefined) return known;
    const changes = new NodeChanges(type);
    this.#nodes.set(type, changes);
    return changes;
  }

  #isThere(id: string): boolean {
    const type = typeOfId(id);
    if (type === null) return false;
    const isThere = this.#nodes.get(type)?.isThere(id) ?? null;
    return isThere ?? this.base.tables.nodes[type].rowOf.has(id);
  }
}
