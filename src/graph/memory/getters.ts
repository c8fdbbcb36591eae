import { dayText } from "../day.ts";
import { OUTGOING, type Operand } from "../shape.ts";
import { ALWAYS_BEFORE, NEVER, type NodeTable, type RelationshipTable } from "./tables.ts";

/** One item on the way: the row of the relationship (-1 at the root) and the number of the node. */
export interface Item {
  readonly row: number;
  readonly node: number;
}

/** Reads the value of an operand. */
export type Getter = (item: Item) => unknown;

/** Whether a node number is one of a table. */
export const isIn = (table: NodeTable, number: number): boolean =>
  number >= table.base && number < table.base + table.ids.length;

/** Reads a property of a node by its row. */
export function nodeGetter(table: NodeTable, name: string): (row: number) => unknown {
  if (name === "id") return (row) => table.ids[row];
  const column = table.columns[name];
  if (column === undefined) throw new RangeError(`${table.type} has no property ${name}.`);
  return (row) => column.get(row);
}

/** Reads a property of a relationship. */
export function edgeGetter(table: RelationshipTable | null, name: string): Getter {
  if (table === null) throw new RangeError("A list of nodes has no relationship to read.");
  // A loop lies on both sides and is visited as one that leads away.
  if (name === OUTGOING) return ({ row, node }) => table.to[row] === node;
  if (name === "validFrom" || name === "validTo") {
    const days = table[name];
    const open = name === "validFrom" ? ALWAYS_BEFORE : NEVER;
    return ({ row }) => (days === null || days[row] === open ? null : dayText(days[row] ?? 0));
  }
  const column = table.columns[name];
  if (column === undefined) throw new RangeError(`${table.type} has no property ${name}.`);
  return ({ row }) => column.get(row);
}

/** Where the items of a listing come from: their relationship, if any, and the tables of their nodes. */
export interface Scope {
  readonly table: RelationshipTable | null;
  readonly nodes: readonly NodeTable[];
}

/** Reads the operand of items of the scope. */
export function operandGetter({ on, property }: Operand, { table, nodes }: Scope): Getter {
  if (on === "edge") return edgeGetter(table, property);
  const getters = nodes
    .filter((nodeTable) => property === "id" || property in nodeTable.columns)
    .map((nodeTable) => [nodeTable, nodeGetter(nodeTable, property)] as const);
  const [only] = getters;
  // Other nodes are not visited.
  if (only !== undefined && nodes.length === 1) return ({ node }) => only[1](node - only[0].base);
  return ({ node }) => {
    for (const [nodeTable, get] of getters)
      if (isIn(nodeTable, node)) return get(node - nodeTable.base);
    return null;
  };
}
