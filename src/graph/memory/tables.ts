import { dayText } from "../day.ts";
import {
  NODE_TYPES,
  RELATIONSHIP_TYPES,
  nodeDeclaration,
  relationshipDeclaration,
} from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { Properties } from "../model/property.ts";
import type { RelationshipType } from "../model/relationships.ts";
import type { NodeRecord, RelationshipRecord, Value } from "../record.ts";
import { adjacencyOf, type Adjacency } from "./adjacency.ts";
import { columnBuilder } from "./column-builder.ts";
import type { Columns } from "./merge-columns.ts";

/** Open ends of validity, as days since 1970 that no date reaches. */
export const ALWAYS_BEFORE = -(2 ** 31) + 1;
export const NEVER = 2 ** 31 - 1;

/** Nodes of a type, ordered by id. Row r is node `base + r` of the graph. */
export interface NodeTable {
  readonly type: NodeType;
  readonly ids: readonly string[];
  readonly base: number;
  readonly rowOf: ReadonlyMap<string, number>;
  readonly columns: Columns;
}

/** What relationships of a type say, ordered by start, end, first day and key of the model. */
export interface RelationshipRows {
  /** Ends are node numbers of the graph. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly validFrom: Int32Array | null;
  readonly validTo: Int32Array | null;
  readonly columns: Columns;
}

/** Relationships of a type, and which of them are at a node, by its number. */
export interface RelationshipTable extends RelationshipRows {
  readonly type: RelationshipType;
  readonly out: Adjacency;
  readonly in: Adjacency;
}

/** The whole graph in columns. Node numbers rise with ids, so order by number is order by id. */
export interface Tables {
  readonly epoch: number;
  readonly nodeCount: number;
  readonly nodes: Readonly<Record<NodeType, NodeTable>>;
  readonly relationships: Readonly<Record<RelationshipType, RelationshipTable>>;
}

/** A graph with nothing in it. */
export function emptyTables(): Tables {
  const nodes = NODE_TYPES.map((type) => {
    const columns = emptyColumns(nodeDeclaration(type).properties);
    return [type, makeNodeTable(type, 0, [], columns)] as const;
  });
  const relationships = RELATIONSHIP_TYPES.map((type) => {
    const { timed, properties } = relationshipDeclaration(type);
    const none = new Int32Array();
    const validity = timed ? none : null;
    const columns = emptyColumns(properties);
    const rows = { from: none, to: none, validFrom: validity, validTo: validity, columns };
    return [type, makeRelationshipTable(type, rows)] as const;
  });
  return {
    epoch: 0,
    nodeCount: 0,
    nodes: Object.fromEntries(nodes) as Tables["nodes"],
    relationships: Object.fromEntries(relationships) as Tables["relationships"],
  };
}

const emptyColumns = (properties: Properties): Columns =>
  Object.fromEntries(
    Object.entries(properties).map(([name, { kind }]) => [name, columnBuilder(kind).build()]),
  );

/** A node table over ids, in their order, and columns. */
export function makeNodeTable(
  type: NodeType,
  base: number,
  ids: readonly string[],
  columns: Columns,
): NodeTable {
  return { type, base, ids, columns, rowOf: new Map(ids.map((id, row) => [id, row])) };
}

/** A relationship table over rows in their order. */
export function makeRelationshipTable(
  type: RelationshipType,
  rows: RelationshipRows,
): RelationshipTable {
  return {
    type,
    from: rows.from,
    to: rows.to,
    validFrom: rows.validFrom,
    validTo: rows.validTo,
    columns: rows.columns,
    out: adjacencyOf(rows.from),
    in: adjacencyOf(rows.to),
  };
}

/** The table that a node number belongs to. */
export function tableAt(tables: Tables, number: number): NodeTable {
  if (number >= 0)
    for (const type of NODE_TYPES) {
      const table = tables.nodes[type];
      if (number < table.base + table.ids.length) return table;
    }
  throw new RangeError(`No node has the number ${number}.`);
}

/** The id of a node number. */
export function idAt(tables: Tables, number: number): string {
  const table = tableAt(tables, number);
  return table.ids[number - table.base] ?? "";
}

/** A row of a node table as a record. */
export function nodeRecordAt(table: NodeTable, row: number): NodeRecord {
  return { type: table.type, id: table.ids[row] ?? "", properties: valuesAt(table.columns, row) };
}

/** A row of a relationship table as a record. */
export function relationshipRecordAt(
  tables: Tables,
  table: RelationshipTable,
  row: number,
): RelationshipRecord {
  const validFrom = table.validFrom?.[row] ?? ALWAYS_BEFORE;
  const validTo = table.validTo?.[row] ?? NEVER;
  return {
    type: table.type,
    from: idAt(tables, table.from[row] ?? -1),
    to: idAt(tables, table.to[row] ?? -1),
    ...(validFrom === ALWAYS_BEFORE ? {} : { validFrom: dayText(validFrom) }),
    ...(validTo === NEVER ? {} : { validTo: dayText(validTo) }),
    properties: valuesAt(table.columns, row),
  };
}

function valuesAt(columns: Columns, row: number): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const [name, column] of Object.entries(columns)) {
    const value = column.get(row);
    if (value !== null) values[name] = value;
  }
  return values;
}
