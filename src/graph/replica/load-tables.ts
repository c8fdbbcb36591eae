import neo4j from "neo4j-driver";
import { OPEN_FROM, OPEN_TO, dayNumber } from "../day.ts";
import { groupBy } from "../group-by.ts";
import {
  layOutNodes,
  layOutRelationships,
  nodeNumberOf,
  type LaidOutNodes,
} from "../memory/lay-out.ts";
import { NodeChanges } from "../memory/node-changes.ts";
import { RelationshipChanges } from "../memory/relationship-changes.ts";
import { ALWAYS_BEFORE, NEVER, type RelationshipTable, type Tables } from "../memory/tables.ts";
import { NODE_TYPES, RELATIONSHIP_TYPES, typeOfId } from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { RelationshipType } from "../model/relationships.ts";
import type { Neo4jConnection, Row } from "../neo4j/connection.ts";
import type { Value } from "../record.ts";
import {
  PRESENT_TYPES,
  nodesStatement,
  relationshipsStatement,
  type Part,
} from "./load-statements.ts";
import type { Differences } from "./record-state.ts";

/** What ends is read before what begins, so that of one identity what begins counts. */
const PARTS: readonly Part[] = ["ended", "begun"];

const NONE: ReadonlySet<string> = new Set();

/** Values of a row before those of the properties: both ends, first and last day. */
const IDENTITY = 4;

/** What is to be loaded: from the state that `before` holds (or from nothing) to another epoch. */
export interface Load {
  readonly before: Tables;
  readonly to: number;
  /** In what the two differ; null where all is to be read. */
  readonly differences: Differences | null;
}

/**
 * Reads what differs between two epochs and makes the tables of the later one. Rows go into columns
 * as they come, a type after the other, and each type is laid out before the next is read: beside
 * the tables of both epochs, memory holds the columns of one type.
 */
export class TableLoader {
  readonly #connection: Neo4jConnection;
  readonly #load: Load;
  readonly #epochs: Record<string, unknown>;
  readonly #dayNumber = dayNumbers();
  #differences: Differences = new Map();
  /** Rows that were read so far. */
  rows = 0;

  constructor(connection: Neo4jConnection, load: Load) {
    this.#connection = connection;
    this.#load = load;
    this.#epochs = { from: neo4j.int(load.before.epoch), to: neo4j.int(load.to) };
  }

  async tables(): Promise<Tables> {
    const { before, to, differences } = this.#load;
    this.#differences = differences ?? (await this.#all());
    const laidOut = layOutNodes(before, await this.#nodeChanges());
    const relationships: Partial<Record<RelationshipType, RelationshipTable>> = {};
    for (const type of RELATIONSHIP_TYPES)
      relationships[type] = await this.#relationships(type, laidOut);
    const { nodes, nodeCount } = laidOut;
    return {
      epoch: to,
      nodeCount,
      nodes,
      relationships: relationships as Tables["relationships"],
    };
  }

  async #nodeChanges(): Promise<Map<NodeType, NodeChanges>> {
    const all = new Map<NodeType, NodeChanges>();
    for (const type of NODE_TYPES) {
      const ids = this.#idsOf(type);
      if (ids === NONE) continue;
      const changes = new NodeChanges(type);
      const read = (part: Part): AsyncIterable<Row> =>
        this.#stream(nodesStatement(part, type, ids !== null), ids);
      // A node that has ended and begun is there: what begins comes second.
      if (this.#hasBefore) for await (const { id } of read("ended")) changes.remove(id as string);
      for await (const { id, values } of read("begun"))
        changes.put(id as string, values as (Value | null)[]);
      all.set(type, changes);
    }
    return all;
  }

  async #relationships(type: RelationshipType, laidOut: LaidOutNodes): Promise<RelationshipTable> {
    const before = this.#load.before.relationships[type];
    const ids = this.#idsOf(type);
    if (ids === NONE) return layOutRelationships(before, null, laidOut).table;
    const changes = new RelationshipChanges(type);
    const add = (row: unknown, puts: boolean): void => {
      const values = row as (Value | null)[];
      const [from, to, validFrom, validTo] = values as string[];
      const ends = [from, to].map((id = "") => nodeNumberOf(laidOut.nodes, id));
      if (puts && ends.includes(-1))
        throw new RangeError(`${type} from ${from} to ${to} has an end that is no node.`);
      changes.pushValues(
        {
          from: ends[0] ?? -1,
          to: ends[1] ?? -1,
          validFrom: validFrom === OPEN_FROM ? ALWAYS_BEFORE : this.#dayNumber(validFrom),
          validTo: validTo === OPEN_TO ? NEVER : this.#dayNumber(validTo),
          puts,
        },
        values,
        IDENTITY,
      );
    };
    const starts = ids === null ? [[null, null] as const] : [...groupBy(ids, typeOfId)];
    for (const part of this.#hasBefore ? PARTS : PARTS.slice(1))
      for (const [from, some] of starts)
        for await (const { row } of this.#stream(relationshipsStatement(part, type, from), some))
          add(row, part === "begun");
    return layOutRelationships(
      before,
      changes.rows((end) => end),
      laidOut,
    ).table;
  }

  get #hasBefore(): boolean {
    return this.#load.before.epoch > 0;
  }

  /** Ids by which to read a type, or null where all of it is to be read. */
  #idsOf(type: string): ReadonlySet<string> | null {
    const ids = this.#differences.get(type);
    return ids === undefined ? NONE : ids;
  }

  /** All that there is: to plan a statement for each type of which there is nothing takes longer. */
  async #all(): Promise<Differences> {
    const types = await this.#connection.read(PRESENT_TYPES, {});
    return new Map(types.map(({ type }) => [type as string, null]));
  }

  async *#stream(cypher: string, ids: Iterable<string> | null): AsyncIterable<Row> {
    const parameters = ids === null ? this.#epochs : { ...this.#epochs, ids: [...ids] };
    for await (const row of this.#connection.stream(cypher, parameters)) {
      this.rows++;
      yield row;
    }
  }
}

/** Days by text: few of them are many rows' own. */
function dayNumbers(): (day: string | null | undefined) => number {
  const known = new Map<string, number>();
  return (day) => {
    if (day == null) return 0;
    let number = known.get(day);
    if (number === undefined) known.set(day, (number = dayNumber(day)));
    return number;
  };
}
