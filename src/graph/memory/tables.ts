import { compareText } from "../compare.ts";
import { dayNumber, dayText } from "../day.ts";
import {
  NODE_TYPES,
  RELATIONSHIP_TYPES,
  nodeDeclaration,
  relationshipDeclaration,
} from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { Properties } from "../model/property.ts";
import type { RelationshipType } from "../model/relationships.ts";
import { identityOf } from "../record.ts";
import type { NodeRecord, RelationshipRecord, Value } from "../record.ts";
import { buildColumn, type Column } from "./column.ts";

/** Open ends of validity, as days since 1970 that no date reaches. */
export const ALWAYS_BEFORE = -(2 ** 31) + 1;
export const NEVER = 2 ** 31 - 1;

/** Nodes of a type, ordered by id. Row r is node `base + r` of the graph. */
export interface NodeTable {
  readonly type: NodeType;
  readonly ids: readonly string[];
  readonly base: number;
  readonly rowOf: ReadonlyMap<string, number>;
  readonly columns: Readonly<Record<string, Column>>;
}

/** Rows of the relationships at node n: `rows[offsets[n]] … rows[offsets[n + 1] - 1]`. */
export interface Adjacency {
  readonly offsets: Int32Array;
  readonly rows: Int32Array;
}

/** Relationships of a type, ordered by start, end and identity. Ends are node numbers of the graph. */
export interface RelationshipTable {
  readonly type: RelationshipType;
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly validFrom: Int32Array | null;
  readonly validTo: Int32Array | null;
  readonly columns: Readonly<Record<string, Column>>;
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

/** Lays out records as tables. Records are valid, their ends exist, and no two are the same. */
export function buildTables(
  epoch: number,
  nodes: ReadonlyMap<NodeType, readonly NodeRecord[]>,
  relationships: ReadonlyMap<RelationshipType, readonly RelationshipRecord[]>,
): Tables {
  let base = 0;
  const numberOf = new Map<string, number>();
  const nodeTables = NODE_TYPES.map((type) => {
    const table = buildNodeTable(type, base, nodes.get(type) ?? []);
    table.ids.forEach((id, row) => numberOf.set(id, table.base + row));
    base += table.ids.length;
    return [type, table] as const;
  });
  const relationshipTables = RELATIONSHIP_TYPES.map(
    (type) =>
      [type, buildRelationshipTable(type, base, numberOf, relationships.get(type) ?? [])] as const,
  );
  return {
    epoch,
    nodeCount: base,
    nodes: Object.fromEntries(nodeTables) as Record<NodeType, NodeTable>,
    relationships: Object.fromEntries(relationshipTables) as Tables["relationships"],
  };
}

function buildNodeTable(type: NodeType, base: number, records: readonly NodeRecord[]): NodeTable {
  const sorted = [...records].sort((a, b) => compareText(a.id, b.id));
  const columns = buildColumns(nodeDeclaration(type).properties, sorted);
  return makeNodeTable(
    type,
    base,
    sorted.map((record) => record.id),
    columns,
  );
}

/** A node table over columns that are there already. */
export function makeNodeTable(
  type: NodeType,
  base: number,
  ids: readonly string[],
  columns: Readonly<Record<string, Column>>,
): NodeTable {
  return { type, base, ids, columns, rowOf: new Map(ids.map((id, row) => [id, row])) };
}

function buildRelationshipTable(
  type: RelationshipType,
  nodeCount: number,
  numberOf: ReadonlyMap<string, number>,
  records: readonly RelationshipRecord[],
): RelationshipTable {
  const ended = records.map((record) => ({
    record,
    from: numberOf.get(record.from) ?? -1,
    to: numberOf.get(record.to) ?? -1,
    identity: identityOf(record),
  }));
  ended.sort((a, b) => a.from - b.from || a.to - b.to || compareText(a.identity, b.identity));
  const sorted = ended.map(({ record }) => record);
  const { timed, properties } = relationshipDeclaration(type);
  const days = (name: "validFrom" | "validTo", open: number): Int32Array | null =>
    timed
      ? Int32Array.from(sorted, (r) => (r[name] === undefined ? open : dayNumber(r[name])))
      : null;
  return makeRelationshipTable(type, nodeCount, {
    from: Int32Array.from(ended, ({ from }) => from),
    to: Int32Array.from(ended, ({ to }) => to),
    validFrom: days("validFrom", ALWAYS_BEFORE),
    validTo: days("validTo", NEVER),
    columns: buildColumns(properties, sorted),
  });
}

/** A relationship table over columns that are there already, which are ordered by start and end. */
export function makeRelationshipTable(
  type: RelationshipType,
  nodeCount: number,
  data: Omit<RelationshipTable, "type" | "out" | "in">,
): RelationshipTable {
  return {
    type,
    ...data,
    out: adjacency(data.from, nodeCount),
    in: adjacency(data.to, nodeCount),
  };
}

/** Counting sort of rows by node; rows of a node keep their order. */
function adjacency(ends: Int32Array, nodeCount: number): Adjacency {
  const offsets = new Int32Array(nodeCount + 1);
  for (const end of ends) offsets[end + 1] = (offsets[end + 1] ?? 0) + 1;
  for (let n = 0; n < nodeCount; n++) offsets[n + 1] = (offsets[n + 1] ?? 0) + (offsets[n] ?? 0);
  const next = offsets.slice();
  const rows = new Int32Array(ends.length);
  ends.forEach((end, row) => {
    const at = next[end] ?? 0;
    rows[at] = row;
    next[end] = at + 1;
  });
  return { offsets, rows };
}

function buildColumns(
  properties: Properties,
  records: readonly { properties: Readonly<Record<string, Value>> }[],
): Record<string, Column> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, { kind }]) => [
      name,
      buildColumn(
        kind,
        records.map((record) => record.properties[name]),
      ),
    ]),
  );
}

/** The id of a node number. */
export function idAt(tables: Tables, number: number): string {
  const table = tableAt(tables, number);
  return table.ids[number - table.base] ?? "";
}

/** The table that a node number belongs to. */
export function tableAt(tables: Tables, number: number): NodeTable {
  let found: NodeTable | undefined;
  for (const type of NODE_TYPES) {
    const table = tables.nodes[type];
    if (table.base > number) break;
    if (number < table.base + table.ids.length) found = table;
  }
  if (found === undefined) throw new RangeError(`No node has the number ${number}.`);
  return found;
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

function valuesAt(columns: Readonly<Record<string, Column>>, row: number): Record<string, Value> {
  const values: Record<string, Value> = {};
  for (const [name, column] of Object.entries(columns)) {
    const value = column.get(row);
    if (value !== null) values[name] = value;
  }
  return values;
}
