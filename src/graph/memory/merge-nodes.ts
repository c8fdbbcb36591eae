import { compareText } from "../compare.ts";
import { growingInts } from "./growing.ts";
import { equalRows, mergeColumns } from "./merge-columns.ts";
import type { NodeChanges } from "./node-changes.ts";
import { makeNodeTable, type NodeTable } from "./tables.ts";

/** The table after the change, at its own base; the same one where nothing differs. */
export function mergeNodes(table: NodeTable, changes: NodeChanges | null, base: number): NodeTable {
  if (changes === null) return table.base === base ? table : { ...table, base };
  const added = changes.columns();
  const ids: string[] = [];
  const picks = growingInts();
  let differs = false;
  const pick = (id: string, row: number): void => {
    ids.push(id);
    picks.push(row);
  };
  let row = 0;
  const keepUpTo = (id: string | null): void => {
    for (; row < table.ids.length; row++) {
      const own = table.ids[row] ?? "";
      if (id !== null && compareText(own, id) >= 0) return;
      pick(own, row);
    }
  };
  for (const [id, addedRow] of changes.inOrder()) {
    keepUpTo(id);
    const old = table.ids[row] === id ? row++ : null;
    if (addedRow === null) {
      differs ||= old !== null;
      continue;
    }
    const isSame = old !== null && equalRows(table.columns, old, added, addedRow);
    pick(id, isSame ? old : ~addedRow);
    differs ||= !isSame;
  }
  keepUpTo(null);
  if (!differs) return table.base === base ? table : { ...table, base };
  return makeNodeTable(table.type, base, ids, mergeColumns(table.columns, added, picks.values()));
}
