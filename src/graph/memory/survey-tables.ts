import { SURVEY_BATCH, type Bunch, type Survey } from "../survey.ts";
import { edgeGetter, isIn, nodeGetter } from "./reader.ts";
import type { RelationshipTable, Tables } from "./tables.ts";

/** Bunches that are looked through for one that a row fits; more, and a new one is begun. */
const MOST_COMPARED = 32;

/** Whether two rows of a relationship table agree in a property. */
type Same = (a: number, b: number) => boolean;

/** Reads a survey, in batches, from the rows of each start, which lie together. */
export function* surveyTables(tables: Tables, survey: Survey): Generator<Bunch[]> {
  const starts = tables.nodes[survey.from];
  const ends = tables.nodes[survey.to];
  const table = tables.relationships[survey.relationship];
  const { first: lowest, offsets, rows } = table.out;
  const same = survey.edge.map((name) => sameness(table, name));
  const edge = survey.edge.map((name) => edgeGetter(table, name));
  const node = survey.node.map((name) => nodeGetter(ends, name));
  let batch: Bunch[] = [];
  let size = 0;
  for (const [i, from] of starts.ids.entries()) {
    const place = starts.base + i - lowest;
    const first = offsets[place] ?? 0;
    const last = offsets[place + 1] ?? 0;
    const found: { readonly row: number; readonly nodes: unknown[][] }[] = [];
    for (let at = first; at < last; at++) {
      const row = rows === null ? at : (rows[at] ?? 0);
      const far = table.to[row] ?? 0;
      if (!isIn(ends, far)) continue;
      let bunch = lastLike(found, row, same);
      if (bunch === undefined) {
        bunch = { row, nodes: node.map(() => []) };
        found.push(bunch);
      }
      for (let p = 0; p < node.length; p++) bunch.nodes[p]?.push(node[p]?.(far - ends.base));
    }
    for (const { row, nodes } of found)
      batch.push({ from, edge: edge.map((get) => get({ row, node: table.to[row] ?? 0 })), nodes });
    size += Math.max(0, last - first);
    if (size < SURVEY_BATCH) continue;
    yield batch;
    batch = [];
    size = 0;
  }
  if (batch.length > 0) yield batch;
}

/** The bunch with which a row agrees, of those that were begun last. */
function lastLike<B extends { readonly row: number }>(
  found: readonly B[],
  row: number,
  same: readonly Same[],
): B | undefined {
  const stop = Math.max(0, found.length - MOST_COMPARED);
  for (let i = found.length - 1; i >= stop; i--) {
    const bunch = found[i];
    if (bunch !== undefined && agree(same, bunch.row, row)) return bunch;
  }
  return undefined;
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
