import { dayNumber, type Day } from "../day.ts";
import type { Deadline } from "../deadline.ts";
import {
  NODE_TYPES,
  RELATIONSHIP_TYPES,
  relationshipDeclaration,
  typeOfId,
} from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { RelationshipType } from "../model/relationships.ts";
import { Pauses } from "../pauses.ts";
import type { RelationshipRecord } from "../record.ts";
import type { Between, Fan, GraphCounts, Walk } from "../walk.ts";
import { visitInForce } from "./in-force.ts";
import { isIn } from "./getters.ts";
import { idAt, relationshipRecordAt, type RelationshipTable, type Tables } from "./tables.ts";

/** Walks over the adjacency of tables in memory. */
export class Walks {
  readonly #tables: Tables;
  readonly #deadline: Deadline | null;

  constructor(tables: Tables, deadline: Deadline | null) {
    this.#tables = tables;
    this.#deadline = deadline;
  }

  /** See `GraphView.reach`. */
  async reach(ids: readonly string[], walk: Walk, asOf: Day | null): Promise<string[]> {
    const wanted = this.#wanted(walk);
    const pauses = new Pauses(this.#deadline);
    const found: number[] = [];
    for (const number of this.#numbers(ids)) {
      for (const side of this.#sides(walk.relationships, asOf))
        side.visit(number, (_row, far) => {
          if (wanted[far] !== 1) return;
          wanted[far] = 0;
          found.push(far);
        });
      if (pauses.isDue) await pauses.take();
    }
    return this.#ids(found.sort((a, b) => a - b));
  }

  /** See `GraphView.fans`. */
  async fans(ids: readonly string[], walk: Walk, asOf: Day | null, most: number): Promise<Fan[]> {
    const wanted = this.#wanted(walk);
    const pauses = new Pauses(this.#deadline);
    const fans: Fan[] = [];
    for (const number of this.#numbers(ids)) {
      for (const { table, outgoing, visit } of this.#sides(walk.relationships, asOf)) {
        const ends: number[] = [];
        // They come in the order of their ids.
        visit(number, (_row, far) => {
          if (ends.length < most && wanted[far] === 1 && ends.at(-1) !== far) ends.push(far);
        });
        if (ends.length === 0) continue;
        const from = idAt(this.#tables, number);
        fans.push({ from, relationship: table.type, outgoing, ends: this.#ids(ends) });
      }
      if (pauses.isDue) await pauses.take();
    }
    return fans;
  }

  /** See `GraphView.links`. Nodes have few relationships that lead away, and may have very many others. */
  async links(
    { relationships, some, others }: Between,
    asOf: Day | null,
    most: number,
  ): Promise<RelationshipRecord[]> {
    const [inSome, inOthers] = [some, others].map((ends) => this.#wanted({ types: [], ends }));
    const starts = [...this.#numbers([...some, ...others])].sort((a, b) => a - b);
    const pauses = new Pauses(this.#deadline);
    const links: RelationshipRecord[] = [];
    for (const type of [...relationships].sort()) {
      const { table, visit } = sideOf(
        this.#tables.relationships[type],
        true,
        asOf === null ? null : dayNumber(asOf),
      );
      // Rows of a table stand in the order that is promised.
      for (const start of starts) {
        visit(start, (row, far) => {
          const isBetween =
            (inSome?.[start] === 1 && inOthers?.[far] === 1) ||
            (inOthers?.[start] === 1 && inSome?.[far] === 1);
          if (isBetween && links.length < most)
            links.push(relationshipRecordAt(this.#tables, table, row));
        });
        if (pauses.isDue) await pauses.take();
      }
    }
    return links;
  }

  /** See `GraphView.count`. */
  count(): GraphCounts {
    const { nodes, relationships } = this.#tables;
    return {
      nodes: Object.fromEntries(
        NODE_TYPES.map((type) => [type, nodes[type].ids.length]),
      ) as GraphCounts["nodes"],
      relationships: RELATIONSHIP_TYPES.flatMap((type) => {
        const { from, to } = relationshipDeclaration(type);
        const table = relationships[type];
        return from.flatMap((start) =>
          to.map((end) => ({
            ...{ type, from: start, to: end },
            count:
              from.length * to.length === 1 ? table.from.length : this.#between(table, start, end),
          })),
        );
      }),
    };
  }

  #between(table: RelationshipTable, start: NodeType, end: NodeType): number {
    const [starts, ends] = [this.#tables.nodes[start], this.#tables.nodes[end]];
    let count = 0;
    for (let row = 0; row < table.from.length; row++)
      if (isIn(starts, table.from[row] ?? -1) && isIn(ends, table.to[row] ?? -1)) count++;
    return count;
  }

  /** A mark for each node that may be come to. */
  #wanted({ types, ends }: Pick<Walk, "types" | "ends">): Uint8Array {
    const wanted = new Uint8Array(this.#tables.nodeCount);
    for (const type of types) {
      const { base, ids } = this.#tables.nodes[type];
      wanted.fill(1, base, base + ids.length);
    }
    for (const number of this.#numbers(ends)) wanted[number] = 1;
    return wanted;
  }

  /** The numbers of the nodes that there are, each once. */
  #numbers(ids: readonly string[]): Iterable<number> {
    const numbers = new Set<number>();
    for (const id of ids) {
      const type = typeOfId(id);
      const table = type === null ? null : this.#tables.nodes[type];
      const row = table?.rowOf.get(id);
      if (table !== null && row !== undefined) numbers.add(table.base + row);
    }
    return numbers;
  }

  #ids(numbers: readonly number[]): string[] {
    return numbers.map((number) => idAt(this.#tables, number));
  }

  #sides(types: readonly RelationshipType[], asOf: Day | null): Side[] {
    const day = asOf === null ? null : dayNumber(asOf);
    return types.flatMap((type) => {
      const table = this.#tables.relationships[type];
      return [sideOf(table, true, day), sideOf(table, false, day)];
    });
  }
}

/** One direction of a type of relationships. */
interface Side {
  readonly table: RelationshipTable;
  readonly outgoing: boolean;
  /** Calls back with each relationship in force at a node: its row and the node at the far end. */
  readonly visit: (node: number, found: (row: number, far: number) => void) => void;
}

function sideOf(table: RelationshipTable, outgoing: boolean, day: number | null): Side {
  const visit: Side["visit"] = (node, found) => {
    visitInForce(table, outgoing ? "out" : "in", node, day, (row, far) => {
      // A loop leads away, though it lies on both sides.
      if (outgoing || far !== node) found(row, far);
      return false;
    });
  };
  return { table, outgoing, visit };
}
