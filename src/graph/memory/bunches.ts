import type { Bunch } from "../bunch.ts";
import { edgeGetter, nodeGetter } from "./getters.ts";
import type { NodeTable, RelationshipTable } from "./tables.ts";

/** Bunches that are looked through for one that a row fits; more, and a new one is begun. */
const MOST_COMPARED = 32;

/** Whether two rows of a relationship table agree in a property. */
type Same = (a: number, b: number) => boolean;

interface Begun {
  /** The first of its rows, and the node that it leads to. */
  readonly row: number;
  readonly node: number;
  readonly nodes: unknown[][];
}

/** Brings relationships of one node together, as they are visited. */
export class Bunches {
  readonly #ends: NodeTable;
  readonly #same: readonly Same[];
  readonly #edge: readonly ReturnType<typeof edgeGetter>[];
  readonly #node: readonly ReturnType<typeof nodeGetter>[];

  constructor(
    table: RelationshipTable,
    ends: NodeTable,
    { edge, node }: { readonly edge: readonly string[]; readonly node: readonly string[] },
  ) {
    this.#ends = ends;
    this.#same = edge.map((name) => sameness(table, name));
    this.#edge = edge.map((name) => edgeGetter(table, name));
    this.#node = node.map((name) => nodeGetter(ends, name));
  }

  /** Bunches of what `visit` calls back with: the row of a relationship, and the node at its far end. */
  of(visit: (add: (row: number, node: number) => void) => void): Bunch[] {
    const found: Begun[] = [];
    visit((row, node) => {
      const { nodes } = this.#lastLike(found, row) ?? this.#begin(found, row, node);
      for (let i = 0; i < nodes.length; i++)
        nodes[i]?.push(this.#node[i]?.(node - this.#ends.base));
    });
    return found.map((begun) => ({
      edge: this.#edge.map((get) => get(begun)),
      nodes: begun.nodes,
    }));
  }

  #begin(found: Begun[], row: number, node: number): Begun {
    const begun = { row, node, nodes: this.#node.map(() => []) };
    found.push(begun);
    return begun;
  }

  /** The bunch with which a row agrees, of those that were begun last. */
  #lastLike(found: readonly Begun[], row: number): Begun | undefined {
    const stop = Math.max(0, found.length - MOST_COMPARED);
    for (let i = found.length - 1; i >= stop; i--) {
      const bunch = found[i];
      if (bunch !== undefined && agree(this.#same, bunch.row, row)) return bunch;
    }
    return undefined;
  }
}

// Millions of rows are compared: a closure for each would be most of what a survey costs.
function agree(same: readonly Same[], a: number, b: number): boolean {
  for (const isSame of same) if (!isSame(a, b)) return false;
  return true;
}

/** Compares a property as it is stored, so that no text is made for it. */
function sameness(table: RelationshipTable, name: string): Same {
  if (name === "validFrom" || name === "validTo") {
    const days = table[name];
    return (a, b) => days === null || days[a] === days[b];
  }
  const column = table.columns[name];
  if (column === undefined) throw new RangeError(`${table.type} has no property ${name}.`);
  const { data } = column;
  if (column.kind !== "strings") return (a, b) => Object.is(data[a], data[b]);
  const { offsets } = column;
  return (a, b) => {
    const [start = 0, end = 0, other = 0] = [offsets[a], offsets[a + 1], offsets[b]];
    if (end - start !== (offsets[b + 1] ?? 0) - other) return false;
    for (let i = 0; i < end - start; i++) if (data[start + i] !== data[other + i]) return false;
    return true;
  };
}
