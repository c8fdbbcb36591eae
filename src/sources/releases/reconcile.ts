import type { GraphWriter } from "../../graph/graph.ts";
import { relationshipDeclaration, typeOfId } from "../../graph/model/model.ts";
import type { NodeType } from "../../graph/model/nodes.ts";
import type { RelationshipType } from "../../graph/model/relationships.ts";
import type { RelationshipRecord } from "../../graph/record.ts";
import { differenceOf } from "../difference.ts";
import { readRelationships } from "../relationships-of.ts";
import type { NumberedRow, Source } from "../source.ts";
import { factsByStart, type DecidingRelease } from "./facts.ts";

/** Nodes whose facts are compared at a time, and relationships that are written at a time. */
const STARTS = 500;
const WRITE = 20_000;

/**
 * Changes the facts of a source from what the graph holds to what its releases say. Nodes must have
 * been written before.
 *
 * @param before ids of nodes from which facts of the source may lead away now
 */
export async function reconcileFacts<Row extends NumberedRow>(
  writer: GraphWriter,
  source: Source<Row>,
  releases: readonly DecidingRelease<Row>[],
  before: ReadonlySet<string>,
  onProgress: (done: number) => void,
): Promise<void> {
  const remaining = new Set(before);
  let gone: RelationshipRecord[] = [];
  let put: RelationshipRecord[] = [];
  let done = 0;
  const flush = async (): Promise<void> => {
    await writer.removeRelationships(gone);
    await writer.putRelationships(put);
    done += put.length;
    [gone, put] = [[], []];
    onProgress(done);
  };
  let batch = new Map<string, readonly RelationshipRecord[]>();
  const compare = async (): Promise<void> => {
    const there = await factsOf(
      writer,
      source,
      [...batch.keys()].filter((id) => before.has(id)),
    );
    for (const [start, wanted] of batch) {
      const difference = differenceOf(there.get(start) ?? [], wanted);
      gone.push(...difference.gone);
      put.push(...difference.put);
    }
    batch = new Map();
    if (gone.length + put.length >= WRITE) await flush();
  };
  for await (const [start, facts] of factsByStart(source, releases)) {
    remaining.delete(start);
    // Where nothing was, there is nothing to compare with; and what is held shortly makes less garbage.
    if (before.has(start)) batch.set(start, facts);
    else put.push(...facts);
    if (batch.size === STARTS) await compare();
    else if (put.length >= WRITE) await flush();
  }
  for (const start of remaining) {
    batch.set(start, []);
    if (batch.size === STARTS) await compare();
  }
  await compare();
  await flush();
}

/** The facts of a source that lead away from nodes, by their ids. */
async function factsOf<Row extends NumberedRow>(
  writer: GraphWriter,
  source: Source<Row>,
  ids: readonly string[],
): Promise<Map<string, RelationshipRecord[]>> {
  const found = new Map<string, RelationshipRecord[]>();
  for (const type of new Set(ids.map(typeOfId))) {
    if (type === null) continue;
    const some = ids.filter((id) => typeOfId(id) === type);
    const records = await readRelationships(writer.base, type, some, typesFrom(source, type));
    some.forEach((id, i) =>
      found.set(
        id,
        (records[i] ?? []).filter((record) => source.owns?.(record) ?? true),
      ),
    );
  }
  return found;
}

const typesFrom = <Row extends NumberedRow>(
  source: Source<Row>,
  start: NodeType,
): RelationshipType[] =>
  source.makes.filter((type) => relationshipDeclaration(type).from.includes(start));
