import type { Day } from "./day.ts";
import type { Deadline } from "./deadline.ts";
import type { NodeType } from "./model/nodes.ts";
import type { RelationshipType } from "./model/relationships.ts";
import type { NodeRecord, RelationshipRecord } from "./record.ts";
import type { StatementObserver } from "./sent-statement.ts";
import type { Listing, Page, Selection, Tree } from "./shape.ts";
import type { Survey, SurveyedBunch } from "./survey.ts";
import type { Between, Fan, GraphCounts, Walk } from "./walk.ts";

/**
 * The graph as it stood at one epoch. All that one request reads, it reads from one view, so that
 * its answer never mixes two states of the graph.
 *
 * `asOf` is the day on which relationships must hold; null reads the whole timeline.
 */
export interface GraphView {
  /** Rises by one with each change that was committed. */
  readonly epoch: number;
  /** Until when whoever reads waits; null for those who wait as long as it takes. */
  readonly deadline: Deadline | null;
  /** The same state without a deadline, one object for all who read it. */
  readonly shared: GraphView;
  /** The same state for one who waits no longer: reads end with a TimeLimitError then, in the store as well. */
  until(deadline: Deadline): GraphView;
  /** For a store with a database: the same view, which tells the observer of what it sends. */
  observed?(observer: StatementObserver): GraphView;
  /** One tree for each id, in the order of the ids; null where there is no such node. */
  read(
    selection: Selection,
    ids: readonly string[],
    asOf: Day | null,
    parameters: readonly unknown[],
  ): Promise<(Tree | null)[]>;
  /** Nodes of the listing's types. */
  list(listing: Listing, asOf: Day | null, parameters: readonly unknown[]): Promise<Page>;
  /** Every node of a type, in batches. */
  nodes(type: NodeType): AsyncIterable<NodeRecord[]>;
  /** Every relationship of a type with its whole timeline, in batches. */
  relationships(type: RelationshipType): AsyncIterable<RelationshipRecord[]>;
  /**
   * Every relationship that a survey asks for, in batches. Those of one start come together, and
   * where they agree, in few bunches; which start comes when is not said.
   */
  survey(survey: Survey): AsyncIterable<SurveyedBunch[]>;
  /** Ids of the nodes that relationships of any of these nodes lead to, each once, in their order. */
  reach(ids: readonly string[], walk: Walk, asOf: Day | null): Promise<string[]>;
  /**
   * Where relationships of each of these nodes lead to, by type and direction: the first `most` of
   * each, those that lead anywhere. Which fan comes when is not said.
   */
  fans(ids: readonly string[], walk: Walk, asOf: Day | null, most: number): Promise<Fan[]>;
  /**
   * The relationships between nodes of two sets, at most so many: by type, ids of start and end,
   * first day and key of the model.
   */
  links(between: Between, asOf: Day | null, most: number): Promise<RelationshipRecord[]>;
  /** How many nodes and relationships there are, which takes as long as reading all of them. */
  count(): Promise<GraphCounts>;
}

/**
 * What a change writes. Records that are there already, alike in everything, change nothing. A node
 * must be put before the relationships that touch it.
 */
export interface GraphWriter {
  /** The graph before the change. */
  readonly base: GraphView;
  putNodes(records: readonly NodeRecord[]): Promise<void>;
  putRelationships(records: readonly RelationshipRecord[]): Promise<void>;
  /** Takes nodes out, with every relationship that touches them. */
  removeNodes(ids: readonly string[]): Promise<void>;
  removeRelationships(records: readonly RelationshipRecord[]): Promise<void>;
}

/** A store of the graph. */
export interface Graph {
  /** The newest state that is complete. Throws GraphUnavailableError where there is none yet. */
  view(): GraphView;
  /**
   * Runs `change` and makes all that it wrote visible at once, or nothing of it if it throws or the
   * process ends. One writer at a time. Returns the epoch afterwards, which is the one before if
   * nothing differed.
   */
  write(change: (writer: GraphWriter) => Promise<void>): Promise<number>;
  /** For a store with a database: tells the observer of each statement sent, until what this returns is called. */
  observe?(observer: StatementObserver): () => void;
  /** For a copy in memory of what others change: since when it can't follow, and why; null while it can. */
  detached?(): Detached | null;
  /** Lets go of files and connections. */
  close(): Promise<void>;
}

/** A copy that can't follow what it is a copy of. */
export interface Detached {
  /** When the copy was last known to hold the newest state. */
  readonly since: Date;
  /** Why, in words for an operator. */
  readonly reason: string;
}

/** The store can't answer now; `message` says why in words for an operator. */
export class GraphUnavailableError extends Error {
  override readonly name = "GraphUnavailableError";
}

/** A read needs more than the store gives one; `message` says of what, in words for a client. */
export class ReadLimitError extends Error {
  override readonly name = "ReadLimitError";
}

/** Whoever asked waits no longer. */
export class TimeLimitError extends Error {
  override readonly name = "TimeLimitError";

  /** Where it is known, after how many milliseconds it was ended. */
  constructor(milliseconds: number | null, options?: ErrorOptions) {
    const after =
      milliseconds === null ? "" : `: it is ended after ${milliseconds / 1_000} seconds`;
    super(`The query took too long${after}. Ask for less at once.`, options);
  }
}

/** Another writer is at work. */
export class GraphBusyError extends Error {
  override readonly name = "GraphBusyError";
}
