import { compareText } from "../compare.ts";
import { nodeDeclaration } from "../model/model.ts";
import type { NodeType } from "../model/nodes.ts";
import type { NodeRecord } from "../record.ts";
import { columnBuilder } from "./column-builder.ts";
import { equalRows, mergeColumns, type Columns } from "./merge-columns.ts";
import { makeNodeTable, type NodeTable } from "./tables.ts";

/** What a change puts of nodes of a type and takes out (null), by id. */
export type NodeChanges = Map<string, NodeRecord | null>;

/** The table after the change, at its own base; the same one where nothing differs. */
export function mergeNodes(table: NodeTable, changes: NodeChanges, base: number): NodeTable {
  if (changes.size === 0) return table.base === base ? table : { ...table, base };
  const changed = [...changes].sort(([a], [b]) => compareText(a, b));
  const added = columnsOf(
    table.type,
    changed.flatMap(([, record]) => record ?? []),
  );
  const ids: string[] = [];
  const picks: number[] = [];
  let differs = false;
  const pick = (id: string, row: number): void => {
    ids.push(id);
    picks.push(row);
  };
  let row = 0;
  let addedRow = 0;
  const keepUpTo = (id: string | null): void => {
    for (; row < table.ids.length; row++) {
      const own = table.ids[row] ?? "";
      if (id !== null && compareText(own, id) >= 0) return;
      pick(own, row);
    }
  };
  for (const [id, record] of changed) {
    keepUpTo(id);
    const old = table.ids[row] === id ? row++ : null;
    if (record === null) {
      differs ||= old !== null;
      continue;
    }
    const isSame = old !== null && equalRows(table.columns, old, added, addedRow);
    pick(id, isSame ? old : ~addedRow);
    differs ||= !isSame;
    addedRow++;
  }
  keepUpTo(null);
  if (!differs) return table.base === base ? table : { ...table, base };
  const columns = mergeColumns(table.columns, added, Int32Array.from(picks));
  return makeNodeTable(table.type, base, ids, columns);
}

function columnsOf(type: NodeType, records: readonly NodeRecord[]): Columns {
  return Object.fromEntries(
    Object.entries(nodeDeclaration(type).properties).map(([name, { kind }]) => {
      const builder = columnBuilder(kind);
      for (const { properties } of records) builder.push(properties[name]);
      return [name, builder.build()];
    }),
  );
}
