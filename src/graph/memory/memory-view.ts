import type { Day } from "../day.ts";
import type { Deadline } from "../deadline.ts";
import type { GraphView } from "../graph.ts";
import type { NodeType } from "../model/nodes.ts";
import type { RelationshipType } from "../model/relationships.ts";
import type { NodeRecord, RelationshipRecord } from "../record.ts";
import type { Listing, Page, Selection, Tree } from "../shape.ts";
import { Pauses } from "../pauses.ts";
import type { Survey, SurveyedBunch } from "../survey.ts";
import type { Between, Fan, GraphCounts, Walk } from "../walk.ts";
import { ShapeReader, callOf } from "./reader.ts";
import { surveyTables } from "./survey-tables.ts";
import { nodeRecordAt, relationshipRecordAt, type Tables } from "./tables.ts";
import { Walks } from "./walks.ts";

const BATCH = 10_000;

/** Reads shapes from tables in memory: a walk over adjacency arrays. */
export class MemoryView implements GraphView {
  readonly tables: Tables;
  readonly deadline: Deadline | null;
  readonly shared: MemoryView;
  readonly #reader: ShapeReader;
  readonly #walks: Walks;

  constructor(tables: Tables, deadline: Deadline | null = null, shared?: MemoryView) {
    this.tables = tables;
    this.deadline = deadline;
    this.shared = shared ?? this;
    this.#reader = shared === undefined ? new ShapeReader(tables) : shared.#reader;
    this.#walks = new Walks(tables, deadline);
  }

  get epoch(): number {
    return this.tables.epoch;
  }

  until(deadline: Deadline): MemoryView {
    return new MemoryView(this.tables, deadline, this.shared);
  }

  async read(
    selection: Selection,
    ids: readonly string[],
    asOf: Day | null,
    parameters: readonly unknown[],
  ): Promise<(Tree | null)[]> {
    this.deadline?.check();
    const table = this.tables.nodes[selection.type];
    const tree = this.#reader.tree(selection);
    const call = callOf(asOf, parameters);
    const trees: (Tree | null)[] = [];
    const pauses = new Pauses(this.deadline);
    for (const id of ids) {
      const row = table.rowOf.get(id);
      trees.push(row === undefined ? null : tree(table.base + row, call));
      if (pauses.isDue) await pauses.take();
    }
    return trees;
  }

  async list(listing: Listing, asOf: Day | null, parameters: readonly unknown[]): Promise<Page> {
    this.deadline?.check();
    return await Promise.resolve(this.#reader.page(listing)(callOf(asOf, parameters)));
  }

  async *nodes(type: NodeType): AsyncIterable<NodeRecord[]> {
    const table = this.tables.nodes[type];
    yield* batches(table.ids.length, (row) => nodeRecordAt(table, row));
  }

  async *relationships(type: RelationshipType): AsyncIterable<RelationshipRecord[]> {
    const table = this.tables.relationships[type];
    yield* batches(table.from.length, (row) => relationshipRecordAt(this.tables, table, row));
  }

  async *survey(survey: Survey): AsyncIterable<SurveyedBunch[]> {
    for (const bunches of surveyTables(this.tables, survey)) yield await Promise.resolve(bunches);
  }

  reach(ids: readonly string[], walk: Walk, asOf: Day | null): Promise<string[]> {
    return this.#walks.reach(ids, walk, asOf);
  }

  fans(ids: readonly string[], walk: Walk, asOf: Day | null, most: number): Promise<Fan[]> {
    return this.#walks.fans(ids, walk, asOf, most);
  }

  links(between: Between, asOf: Day | null, most: number): Promise<RelationshipRecord[]> {
    return this.#walks.links(between, asOf, most);
  }

  count(): Promise<GraphCounts> {
    return Promise.resolve(this.#walks.count());
  }
}

async function* batches<T>(count: number, at: (row: number) => T): AsyncIterable<T[]> {
  for (let start = 0; start < count; start += BATCH) {
    const batch: T[] = [];
    for (let row = start; row < Math.min(count, start + BATCH); row++) batch.push(at(row));
    yield await Promise.resolve(batch);
  }
}
