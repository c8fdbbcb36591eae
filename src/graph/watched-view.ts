import type { Day } from "./day.ts";
import type { Deadline } from "./deadline.ts";
import type { GraphView } from "./graph.ts";
import type { NodeType } from "./model/nodes.ts";
import type { RelationshipType } from "./model/relationships.ts";
import type { NodeRecord, RelationshipRecord } from "./record.ts";
import type { SentStatement } from "./sent-statement.ts";
import type { Listing, Page, Selection, Tree } from "./shape.ts";
import { summaryOfListing, summaryOfSelection } from "./shape-summary.ts";
import type { Survey, SurveyedBunch } from "./survey.ts";
import type { Between, Fan, GraphCounts, Walk } from "./walk.ts";

/** A read of a view: what was asked of it, how long it took, and what it sent to a database. */
export interface WatchedRead {
  /** Name of the view's method. */
  readonly kind: string;
  /** What is read, in a line without values; made only when it is wanted. */
  readonly shape: () => string;
  /** By the clock of `performance`, in milliseconds. */
  readonly startedAt: number;
  /** Null while it goes on. */
  milliseconds: number | null;
  failed: boolean;
  readonly statements: SentStatement[];
}

/**
 * A view that notes each read in a list, in the order in which they begin. What is read once for all
 * who ask, by its `shared` view, is not noted: it is nobody's own.
 */
export class WatchedView implements GraphView {
  readonly epoch: number;
  readonly deadline: Deadline | null;
  readonly shared: GraphView;
  readonly #view: GraphView;
  readonly #reads: WatchedRead[];

  constructor(view: GraphView, reads: WatchedRead[]) {
    this.epoch = view.epoch;
    this.deadline = view.deadline;
    this.shared = view.shared;
    this.#view = view;
    this.#reads = reads;
  }

  until(deadline: Deadline): WatchedView {
    return new WatchedView(this.#view.until(deadline), this.#reads);
  }

  read(
    selection: Selection,
    ids: readonly string[],
    asOf: Day | null,
    parameters: readonly unknown[],
  ): Promise<(Tree | null)[]> {
    const shape = () => summaryOfSelection(selection);
    return this.#watch("read", shape, (view) => view.read(selection, ids, asOf, parameters));
  }

  list(listing: Listing, asOf: Day | null, parameters: readonly unknown[]): Promise<Page> {
    const shape = () => summaryOfListing(listing);
    return this.#watch("list", shape, (view) => view.list(listing, asOf, parameters));
  }

  nodes(type: NodeType): AsyncIterable<NodeRecord[]> {
    return this.#watchAll("nodes", type, (view) => view.nodes(type));
  }

  relationships(type: RelationshipType): AsyncIterable<RelationshipRecord[]> {
    return this.#watchAll("relationships", type, (view) => view.relationships(type));
  }

  survey(survey: Survey): AsyncIterable<SurveyedBunch[]> {
    const { from, relationship, to } = survey;
    const what = `${from}{${relationship}->${to}}`;
    return this.#watchAll("survey", what, (view) => view.survey(survey));
  }

  reach(ids: readonly string[], walk: Walk, asOf: Day | null): Promise<string[]> {
    const shape = () => walk.relationships.join("|");
    return this.#watch("reach", shape, (view) => view.reach(ids, walk, asOf));
  }

  fans(ids: readonly string[], walk: Walk, asOf: Day | null, most: number): Promise<Fan[]> {
    const shape = () => walk.relationships.join("|");
    return this.#watch("fans", shape, (view) => view.fans(ids, walk, asOf, most));
  }

  links(between: Between, asOf: Day | null, most: number): Promise<RelationshipRecord[]> {
    const shape = () => between.relationships.join("|");
    return this.#watch("links", shape, (view) => view.links(between, asOf, most));
  }

  count(): Promise<GraphCounts> {
    return this.#watch(
      "count",
      () => "all",
      (view) => view.count(),
    );
  }

  async #watch<Answer>(
    kind: string,
    shape: () => string,
    ask: (view: GraphView) => Promise<Answer>,
  ): Promise<Answer> {
    const { read, view } = this.#begin(kind, shape);
    try {
      return await ask(view);
    } catch (error) {
      read.failed = true;
      throw error;
    } finally {
      read.milliseconds = performance.now() - read.startedAt;
    }
  }

  async *#watchAll<Item>(
    kind: string,
    what: string,
    ask: (view: GraphView) => AsyncIterable<Item>,
  ): AsyncIterable<Item> {
    const { read, view } = this.#begin(kind, () => what);
    try {
      yield* ask(view);
    } catch (error) {
      read.failed = true;
      throw error;
    } finally {
      read.milliseconds = performance.now() - read.startedAt;
    }
  }

  #begin(kind: string, shape: () => string): { read: WatchedRead; view: GraphView } {
    const statements: SentStatement[] = [];
    const startedAt = performance.now();
    const read = { kind, shape, startedAt, milliseconds: null, failed: false, statements };
    this.#reads.push(read);
    const view = this.#view.observed?.((sent) => statements.push(sent)) ?? this.#view;
    return { read, view };
  }
}
