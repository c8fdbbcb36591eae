import neo4j from "neo4j-driver";
import type { Day } from "../day.ts";
import type { Deadline } from "../deadline.ts";
import type { GraphView } from "../graph.ts";
import { nodeDeclaration, relationshipDeclaration } from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { RelationshipType } from "../model/relationships.ts";
import type { NodeRecord, RelationshipRecord } from "../record.ts";
import type { StatementObserver } from "../sent-statement.ts";
import type { Listing, Page, Selection, Tree } from "../shape.ts";
import type { Survey, SurveyedBunch } from "../survey.ts";
import type { Between, Fan, GraphCounts, Walk } from "../walk.ts";
import { compileList, compileRead, type Compiled } from "./compile.ts";
import { alive } from "./conditions.ts";
import type { Neo4jConnection, Row } from "./connection.ts";
import { readEdgeRecord, readNodeRecord, recordExpression } from "./records.ts";
import { compileSurvey, inBatches } from "./survey.ts";
import { toNeo4jAsOf } from "./values.ts";
import {
  countStatement,
  fansStatement,
  linksStatement,
  reachStatement,
  type WalkStatement,
} from "./walks.ts";

const BATCH = 10_000;

/** The statements of a shape: for one day, and for the whole timeline. */
interface Both<Answer> {
  day?: Compiled<Answer>;
  timeline?: Compiled<Answer>;
}

/** Statements by shape; they do not depend on the epoch, so that all views share them. */
export interface StatementCache {
  readonly reads: WeakMap<Selection, Both<Tree>>;
  readonly lists: WeakMap<Listing, Both<Page>>;
}

/** Reads shapes from Neo4j at one epoch: one statement a call, however deep the shape. */
export class Neo4jView implements GraphView {
  readonly epoch: number;
  readonly deadline: Deadline | null;
  readonly shared: Neo4jView;
  readonly #connection: Neo4jConnection;
  readonly #statements: StatementCache;

  constructor(
    connection: Neo4jConnection,
    statements: StatementCache,
    epoch: number,
    deadline: Deadline | null = null,
    shared?: Neo4jView,
  ) {
    this.#connection = connection;
    this.#statements = statements;
    this.epoch = epoch;
    this.deadline = deadline;
    this.shared = shared ?? this;
  }

  until(deadline: Deadline): Neo4jView {
    return new Neo4jView(this.#connection, this.#statements, this.epoch, deadline, this.shared);
  }

  observed(observer: StatementObserver): Neo4jView {
    const connection = this.#connection.observed(observer);
    return new Neo4jView(connection, this.#statements, this.epoch, this.deadline, this.shared);
  }

  async read(
    selection: Selection,
    ids: readonly string[],
    asOf: Day | null,
    parameters: readonly unknown[],
  ): Promise<(Tree | null)[]> {
    if (ids.length === 0) return [];
    const compiled = cached(this.#statements.reads, selection, asOf, compileRead);
    const rows = await this.#ask(compiled.cypher, {
      ...this.#pinned(asOf),
      ...compiled.bind(parameters),
      ids: [...new Set(ids)],
    });
    const raw = new Map(rows.map(({ id, tree }) => [id as string, tree]));
    return ids.map((id) => (raw.has(id) ? compiled.decode(raw.get(id), parameters) : null));
  }

  async list(listing: Listing, asOf: Day | null, parameters: readonly unknown[]): Promise<Page> {
    const compiled = cached(this.#statements.lists, listing, asOf, compileList);
    const [row] = await this.#ask(compiled.cypher, {
      ...this.#pinned(asOf),
      ...compiled.bind(parameters),
    });
    return compiled.decode(row?.page, parameters);
  }

  async *nodes(type: NodeType): AsyncIterable<NodeRecord[]> {
    const { properties } = nodeDeclaration(type);
    const cypher = `// nodes ${type}\nMATCH (n:${type}) WHERE ${alive("n")} RETURN n.id AS id, ${recordExpression("n", properties)} AS values`;
    yield* this.#batches(cypher, (row) => readNodeRecord(type, row));
  }

  async *relationships(type: RelationshipType): AsyncIterable<RelationshipRecord[]> {
    const { properties, timed } = relationshipDeclaration(type);
    const validity = timed
      ? "toString(r.validFrom) AS validFrom, toString(r.validTo) AS validTo"
      : "null AS validFrom, null AS validTo";
    const cypher = `// relationships ${type}\nMATCH (a)-[r:${type}]->(b) WHERE ${alive("r")} RETURN a.id AS from, b.id AS to, ${validity}, ${recordExpression("r", properties)} AS values`;
    yield* this.#batches(cypher, (row) => readEdgeRecord(type, row));
  }

  survey(survey: Survey): AsyncIterable<SurveyedBunch[]> {
    const { cypher, decode } = compileSurvey(survey);
    return inBatches(this.#connection.stream(cypher, this.#pinned(null)), decode);
  }

  async reach(ids: readonly string[], walk: Walk, asOf: Day | null): Promise<string[]> {
    return this.#walked(reachStatement(ids, walk, asOf === null), [], asOf);
  }

  async fans(ids: readonly string[], walk: Walk, asOf: Day | null, most: number): Promise<Fan[]> {
    return this.#walked(fansStatement(ids, walk, asOf === null), [], asOf, most);
  }

  async links(between: Between, asOf: Day | null, most: number): Promise<RelationshipRecord[]> {
    return this.#walked(linksStatement(between, asOf === null), [], asOf, most);
  }

  async count(): Promise<GraphCounts> {
    const { cypher, decode } = countStatement();
    const rows: Row[] = [];
    // No request waits for it alone, and it may take longer than one may.
    for await (const row of this.#connection.stream(cypher, this.#pinned(null))) rows.push(row);
    return decode(rows);
  }

  /** What a statement answers, `otherwise` where there is nothing to ask. */
  async #walked<Answer>(
    statement: WalkStatement<Answer> | null,
    otherwise: Answer,
    asOf: Day | null,
    most?: number,
  ): Promise<Answer> {
    if (statement === null) return otherwise;
    const rows = await this.#ask(statement.cypher, {
      ...this.#pinned(asOf),
      ...statement.parameters,
      ...(most === undefined ? {} : { most: neo4j.int(most) }),
    });
    return statement.decode(rows);
  }

  #ask(cypher: string, parameters: Row): Promise<Row[]> {
    return this.#connection.read(cypher, parameters, this.deadline);
  }

  async *#batches<T>(cypher: string, toRecord: (row: Row) => T): AsyncIterable<T[]> {
    let batch: T[] = [];
    for await (const row of this.#connection.stream(cypher, this.#pinned(null))) {
      batch.push(toRecord(row));
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    if (batch.length > 0) yield batch;
  }

  #pinned(asOf: Day | null): Row {
    const epoch = neo4j.int(this.epoch);
    return asOf === null ? { epoch } : { epoch, asOf: toNeo4jAsOf(asOf) };
  }
}

function cached<Shape extends object, Answer>(
  statements: WeakMap<Shape, Both<Answer>>,
  shape: Shape,
  asOf: Day | null,
  compile: (shape: Shape, timeline: boolean) => Compiled<Answer>,
): Compiled<Answer> {
  let both = statements.get(shape);
  if (both === undefined) {
    both = {};
    statements.set(shape, both);
  }
  const which = asOf === null ? "timeline" : "day";
  return (both[which] ??= compile(shape, asOf === null));
}
