import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Graph, GraphWriter } from "../../src/graph/graph.ts";
import { identityOf, type NodeRecord, type RelationshipRecord } from "../../src/graph/record.ts";
import { randomGraph } from "./arbitrary.ts";
import { everything } from "./conformance.ts";

/** A writer as plain as can be, to compare with. */
class Model {
  readonly nodes = new Map<string, NodeRecord>();
  readonly relationships = new Map<string, RelationshipRecord>();

  putNodes(records: readonly NodeRecord[]): void {
    for (const record of records) this.nodes.set(record.id, record);
  }

  putRelationships(records: readonly RelationshipRecord[]): void {
    for (const record of records) this.relationships.set(keyOf(record), record);
  }

  removeNodes(ids: readonly string[]): void {
    for (const id of ids) {
      this.nodes.delete(id);
      for (const [key, { from, to }] of this.relationships)
        if (from === id || to === id) this.relationships.delete(key);
    }
  }

  removeRelationships(records: readonly RelationshipRecord[]): void {
    for (const record of records) this.relationships.delete(keyOf(record));
  }

  everything(): Everything {
    return {
      nodes: [...this.nodes.values()],
      relationships: [...this.relationships.values()],
    };
  }
}

const keyOf = (record: RelationshipRecord): string => `${record.type} ${identityOf(record)}`;

/** A step of a change: what it does, and which of the known records it does it with. */
const step = fc.record({
  kind: fc.constantFrom("putNodes", "putRelationships", "removeNodes", "removeRelationships"),
  picks: fc.infiniteStream(fc.boolean()),
});

const changes = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { maxLength: 4 });

/** Any changes, one after the other, end up with what a plain model of the writer says. */
export function defineRandomChangeTests(emptyGraph: () => Promise<Graph>, runs: number): void {
  test(`ends up with what a plain model says, after ${runs} times any changes`, async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, randomGraph, changes, async (first, second, list) => {
        const graph = await emptyGraph();
        const model = new Model();
        // Two graphs give records of one identity that say different things.
        const pool = {
          nodes: [...first.nodes, ...second.nodes],
          relationships: [...first.relationships, ...second.relationships],
        };
        for (const steps of list) {
          const old = graph.view();
          const before = await everything(old);
          const epoch = await graph.write(async (writer) => {
            for (const step of steps) await take(step, pool, model, writer);
          });
          const now = await everything(graph.view());
          expect(sorted(now)).toEqual(sorted(model.everything()));
          if (epoch === old.epoch) expect(now).toEqual(before);
          expect(await everything(old)).toEqual(before);
        }
      }),
      { numRuns: runs, endOnFailure: true },
    );
  }, 900_000);
}

interface Step {
  readonly kind: string;
  readonly picks: Iterator<boolean>;
}

/** Takes the step on both sides. */
async function take(
  { kind, picks }: Step,
  { nodes, relationships }: Everything,
  model: Model,
  writer: GraphWriter,
): Promise<void> {
  const some = <T>(all: readonly T[]): T[] => all.filter(() => picks.next().value as boolean);
  if (kind === "putNodes") {
    const picked = some(nodes);
    model.putNodes(picked);
    await writer.putNodes(picked);
  } else if (kind === "removeNodes") {
    const picked = some(some(nodes)).map(({ id }) => id);
    model.removeNodes(picked);
    await writer.removeNodes(picked);
  } else if (kind === "putRelationships") {
    const there = relationships.filter((r) => model.nodes.has(r.from) && model.nodes.has(r.to));
    const picked = some(there);
    model.putRelationships(picked);
    await writer.putRelationships(picked);
  } else {
    const picked = some(relationships);
    model.removeRelationships(picked);
    await writer.removeRelationships(picked);
  }
}

interface Everything {
  readonly nodes: readonly NodeRecord[];
  readonly relationships: readonly RelationshipRecord[];
}

/** In one order, so that only what is said counts. */
const sorted = ({ nodes, relationships }: Everything): unknown => ({
  nodes: [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1)),
  relationships: [...relationships].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
});
