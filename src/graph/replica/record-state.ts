import neo4j from "neo4j-driver";
import type { Neo4jConnection } from "../neo4j/connection.ts";
import { readUsableState } from "../neo4j/schema-state.ts";

/**
 * A state of the graph in Neo4j. Who raised the epoch tells it from the same number in another
 * history: that of a database that was reset, or restored and written to again.
 */
export interface RecordState {
  readonly epoch: number;
  readonly raisedBy: string | null;
}

export const isSameState = (a: RecordState, b: RecordState): boolean =>
  a.epoch === b.epoch && a.raisedBy === b.raisedBy;

const EPOCHS = `// epochs
MATCH (e:Epoch) WHERE e.number >= $from AND e.number <= $to
RETURN e.number AS epoch, e.raisedBy AS raisedBy, properties(e) AS note ORDER BY epoch`;

/**
 * Types in which a state differs from an earlier one. For each the ids of the nodes that differ, or
 * that its relationships lead away from; null where all of the type are to be looked at.
 */
export type Differences = ReadonlyMap<string, ReadonlySet<string> | null>;

/**
 * In what a later state differs from an earlier one. Null where that can't be told, as when what has
 * ended since the earlier one was swept.
 */
export async function differencesSince(
  connection: Neo4jConnection,
  earlier: RecordState,
  later: RecordState,
): Promise<Differences | null> {
  if (earlier.epoch >= later.epoch) return null;
  const notes = await notesOf(connection, earlier.epoch, later.epoch);
  const [first, ...others] = notes;
  const last = notes.at(-1);
  const isWhole = notes.length === later.epoch - earlier.epoch + 1;
  if (!isWhole || first === undefined || last === undefined) return null;
  if (!isSameState(first, earlier) || !isSameState(last, later)) return null;
  return unite(others.map(({ note }) => note));
}

/** Whether all that a state sees, and all that has ended since, is there: nothing of it was swept. */
export async function isUnswept(connection: Neo4jConnection, state: RecordState): Promise<boolean> {
  const [note] = await notesOf(connection, state.epoch, state.epoch);
  if (note !== undefined) return isSameState(note, state);
  // Epochs have no notes that were raised before there were any, and nothing sweeps the newest.
  return isSameState(await readUsableState(connection), state);
}

async function notesOf(
  connection: Neo4jConnection,
  from: number,
  to: number,
): Promise<(RecordState & { readonly note: Note })[]> {
  const rows = await connection.read(EPOCHS, { from: neo4j.int(from), to: neo4j.int(to) });
  return rows as unknown as (RecordState & { note: Note })[];
}

/** What a writer noted of an epoch: types in `touched`, and ids under the name of each type. */
type Note = Readonly<Record<string, unknown>> & { readonly touched: readonly string[] };

function unite(notes: readonly Note[]): Differences {
  const all = new Map<string, Set<string> | null>();
  for (const note of notes)
    for (const type of note.touched) {
      const ids = note[type] as readonly string[] | undefined;
      const known = all.get(type);
      if (ids === undefined || known === null) all.set(type, null);
      else all.set(type, new Set([...(known ?? []), ...ids]));
    }
  return all;
}
