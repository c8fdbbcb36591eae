import { Dictionary, Int32, Utf8, Vector, makeData, type Data } from "apache-arrow";
import { nodeDeclaration, relationshipDeclaration, typeOfId } from "../../model/model.ts";
import type { NodeType } from "../../model/nodes.ts";
import type { Properties } from "../../model/property.ts";
import type { RelationshipType } from "../../model/relationships.ts";
import {
  daysFromArrow,
  daysToArrow,
  dictionaryColumn,
  fromArrow,
  textsFromArrow,
  textsToArrow,
  toArrow,
} from "./arrow-column.ts";
import type { ArrowColumns } from "./arrow-file.ts";
import { copyOf, largeTexts, type Origin } from "./large-texts.ts";
import type { Columns } from "../merge-columns.ts";
import {
  ALWAYS_BEFORE,
  NEVER,
  idAt,
  makeNodeTable,
  makeRelationshipTable,
  type NodeTable,
  type RelationshipTable,
  type Tables,
} from "../tables.ts";

type Read = ReadonlyMap<string, Data>;

/** Columns of a node type: `id` and its properties. */
export function nodesToArrow({ ids, columns }: NodeTable): ArrowColumns {
  return [["id", textsToArrow(ids)], ...propertiesToArrow(columns, 0)];
}

/** Columns of a relationship type: ids of its ends, validity if it has one, and its properties. */
export function relationshipsToArrow(tables: Tables, table: RelationshipTable): ArrowColumns {
  const { from, to, validFrom, validTo, columns } = table;
  return [
    ["from", endsToArrow(tables, from, 0)],
    ["to", endsToArrow(tables, to, 1)],
    ...(validFrom === null ? [] : [["validFrom", daysToArrow(validFrom, ALWAYS_BEFORE)] as const]),
    ...(validTo === null ? [] : [["validTo", daysToArrow(validTo, NEVER)] as const]),
    ...propertiesToArrow(columns, 2),
  ];
}

/** Each column gets a dictionary of its own, by which an Arrow file numbers them. */
const propertiesToArrow = (columns: Columns, first: number): ArrowColumns =>
  Object.entries(columns).map(([name, column], i) => [name, toArrow(column, first + i)]);

/** Ends as indexes into the distinct ids, so that a file stands for itself. */
function endsToArrow(tables: Tables, ends: Int32Array, id: number): Data {
  const ids: string[] = [];
  const indexes = new Int32Array(tables.nodeCount).fill(-1);
  const data = ends.map((end) => {
    if (indexes[end] === -1) indexes[end] = ids.push(idAt(tables, end)) - 1;
    return indexes[end] ?? -1;
  });
  return makeData({
    type: new Dictionary(new Utf8(), new Int32(), id),
    length: data.length,
    nullCount: 0,
    data,
    dictionary: new Vector([textsToArrow(ids)]),
  });
}

/** The table that `nodesToArrow` made the columns of; its first node gets the number `base`. */
export function nodesFromArrow(
  type: NodeType,
  base: number,
  read: Read,
  origin: Origin,
): NodeTable {
  const ids = textsFromArrow(columnOf(read, "id"));
  const columns = propertiesFromArrow(nodeDeclaration(type).properties, read, origin);
  return makeNodeTable(type, base, ids, columns);
}

/** The table that `relationshipsToArrow` made the columns of, over nodes that were read before. */
export function relationshipsFromArrow(
  type: RelationshipType,
  { nodes }: Pick<Tables, "nodes">,
  read: Read,
  origin: Origin,
): RelationshipTable {
  // Numbers take the place of indexes, since the bytes of the file stay in memory with its columns.
  const ends = (name: string): Int32Array => {
    const { data, texts } = dictionaryColumn(columnOf(read, name));
    const numbers = Int32Array.from(texts, (id) => numberOf(nodes, id));
    const found = data instanceof Int32Array ? data : new Int32Array(data.length);
    for (let row = 0; row < data.length; row++) found[row] = numbers[data[row] ?? -1] ?? -1;
    return found;
  };
  const { timed, properties } = relationshipDeclaration(type);
  return makeRelationshipTable(type, {
    from: ends("from"),
    to: ends("to"),
    validFrom: timed ? daysFromArrow(columnOf(read, "validFrom")) : null,
    validTo: timed ? daysFromArrow(columnOf(read, "validTo")) : null,
    columns: propertiesFromArrow(properties, read, origin),
  });
}

function propertiesFromArrow(properties: Properties, read: Read, origin: Origin): Columns {
  const entries = Object.entries(properties);
  // What is left in the file must not stay in memory by the columns beside it, which are views.
  const isPartLeft = entries.some(([, { large }]) => large);
  return Object.fromEntries(
    entries.map(([name, { kind, large }]) => {
      const data = columnOf(read, name);
      if (large) return [name, largeTexts(data, origin)];
      return [name, isPartLeft ? copyOf(fromArrow(kind, data)) : fromArrow(kind, data)];
    }),
  );
}

function columnOf(read: Read, name: string): Data {
  const column = read.get(name);
  if (column === undefined) throw new RangeError(`it has no column ${name}`);
  return column;
}

function numberOf(nodes: Tables["nodes"], id: string): number {
  const type = typeOfId(id);
  const row = type === null ? undefined : nodes[type].rowOf.get(id);
  if (type === null || row === undefined) throw new RangeError(`it names ${id}, which is no node`);
  return nodes[type].base + row;
}
