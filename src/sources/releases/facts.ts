import { compareText } from "../../graph/compare.ts";
import { groupBy } from "../../graph/group-by.ts";
import type { NodeRecord, RelationshipRecord } from "../../graph/record.ts";
import type { Period } from "../../rules/facts.ts";
import type { CitedRelease, NumberedRow, Source } from "../source.ts";
import { heldIn, joinSnapshots, type HeldFact } from "./snapshot-facts.ts";

/** A release whose rows count, the time in which it holds, and its rows. */
export interface DecidingRelease<Row> {
  readonly release: CitedRelease;
  readonly period: Period;
  /** Many at a time: waiting for each of millions takes longer than reading it. */
  readonly batches: () => AsyncIterable<readonly Row[]>;
  /** What its rows name, where that is known already. */
  readonly named: Named | null;
}

/** Nodes that rows make, and codes that they name. */
export interface Named {
  readonly nodes: ReadonlyMap<string, NodeRecord>;
  readonly codes: ReadonlySet<string>;
}

/** What the rows of releases name. */
export async function namedBy<Row extends NumberedRow>(
  source: Source<Row>,
  releases: readonly DecidingRelease<Row>[],
): Promise<Named> {
  const nodes = new Map<string, NodeRecord>();
  const codes = new Set<string>();
  for (const { release, batches, named } of releases)
    if (named !== null) {
      named.codes.forEach((code) => codes.add(code));
      named.nodes.forEach((node, id) => nodes.set(id, node));
    } else
      for await (const rows of batches())
        for (const row of rows) collect(source, row, release, nodes, codes);
  return { nodes, codes };
}

/** Adds what a row names. */
export function collect<Row extends NumberedRow>(
  source: Source<Row>,
  row: Row,
  release: CitedRelease,
  nodes: Map<string, NodeRecord>,
  codes: Set<string>,
): void {
  for (const code of source.codes(row)) codes.add(code);
  for (const node of source.nodes(row, release)) nodes.set(node.id, node);
}

/**
 * The facts of a source by the node that they lead away from, all of one node together, in the order
 * of their ids. Sorted rows stream; others are few enough to be put together in memory.
 */
export async function* factsByStart<Row extends NumberedRow>(
  source: Source<Row>,
  releases: readonly DecidingRelease<Row>[],
): AsyncGenerator<readonly [start: string, facts: readonly RelationshipRecord[]]> {
  if (source.sortedBy !== undefined) {
    yield* merged(releases.map((release) => inOrder(source, release)));
    return;
  }
  const held = new Map<string, HeldFact[]>();
  const first = releases.map(({ period }) => period.from).sort(compareText)[0];
  for (const { release, period, batches } of releases)
    for (const row of await settledRows(source, batches()))
      for (const fact of source.facts(row, release, period)) {
        const one = source.time === "SNAPSHOT" ? heldIn(fact, period, first) : { fact, period };
        if (one === null) continue;
        const there = held.get(fact.from);
        if (there === undefined) held.set(fact.from, [one]);
        else there.push(one);
      }
  for (const start of [...held.keys()].sort(compareText)) {
    const facts = held.get(start) ?? [];
    yield [
      start,
      source.time === "SNAPSHOT" ? joinSnapshots(facts) : facts.map(({ fact }) => fact),
    ];
  }
}

/** All rows, those of each code as they hold in turn. */
async function settledRows<Row extends NumberedRow>(
  source: Source<Row>,
  batches: AsyncIterable<readonly Row[]>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for await (const batch of batches) for (const row of batch) rows.push(row);
  const { settle } = source;
  if (settle === undefined) return rows;
  const byCode = groupBy(rows, (row) => source.codes(row)[0]);
  return [...byCode.values()].flatMap(settle);
}

/** The facts of rows that come ordered by the node that they lead away from. */
async function* inOrder<Row extends NumberedRow>(
  source: Source<Row>,
  { release, period, batches }: DecidingRelease<Row>,
): AsyncGenerator<readonly [string, readonly RelationshipRecord[]]> {
  const { inTurn = (facts) => facts } = source;
  let start: string | null = null;
  let facts: RelationshipRecord[] = [];
  for await (const rows of batches())
    for (const row of rows)
      for (const fact of source.facts(row, release, period)) {
        if (start !== null && fact.from !== start) {
          yield [start, inTurn(facts)];
          facts = [];
        }
        start = fact.from;
        facts.push(fact);
      }
  if (start !== null) yield [start, inTurn(facts)];
}

type FactsOfStart = readonly [start: string, facts: readonly RelationshipRecord[]];

/** Streams in one order as one: releases of several settings, of one node together. */
async function* merged(
  streams: readonly AsyncGenerator<FactsOfStart>[],
): AsyncGenerator<FactsOfStart> {
  const heads: { stream: AsyncGenerator<FactsOfStart>; head: FactsOfStart }[] = [];
  const advance = async (stream: AsyncGenerator<FactsOfStart>): Promise<void> => {
    const next = await stream.next();
    if (next.done !== true) heads.push({ stream, head: next.value });
  };
  for (const stream of streams) await advance(stream);
  while (heads.length > 0) {
    heads.sort((a, b) => compareText(a.head[0], b.head[0]));
    const start = heads[0]?.head[0] ?? "";
    const same = heads.filter(({ head }) => head[0] === start);
    heads.splice(0, same.length);
    yield same.length === 1 && same[0] !== undefined
      ? same[0].head
      : [start, same.flatMap(({ head }) => head[1])];
    for (const { stream } of same) await advance(stream);
  }
}
