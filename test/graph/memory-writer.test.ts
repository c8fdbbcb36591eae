import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { GraphWriter } from "../../src/graph/graph.ts";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { identityOf, type NodeRecord, type RelationshipRecord } from "../../src/graph/record.ts";
import { randomGraph } from "./arbitrary.ts";
import { everything } from "./conformance.ts";
import { FIXTURE, fill } from "./fixture.ts";

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
}

const keyOf = (record: RelationshipRecord): string => `${record.type} ${identityOf(record)}`;

/** A step of a change: what it does, and which of the known records it does it with. */
const step = fc.record({
  kind: fc.constantFrom("putNodes", "putRelationships", "removeNodes", "removeRelationships"),
  picks: fc.infiniteStream(fc.boolean()),
});

const changes = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { maxLength: 4 });

describe("MemoryWriter [embedded]", () => {
  test("ends up with what a plain model says, after any changes", async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, randomGraph, changes, async (first, second, list) => {
        // Two graphs give records with one identity that say different things.
        const nodes = [...first.nodes, ...second.nodes];
        const relationships = [...first.relationships, ...second.relationships];
        const graph = new MemoryGraph();
        const model = new Model();
        for (const steps of list) {
          const before = await everything(graph.view());
          const epoch = graph.view().epoch;
          const old = graph.view();
          const after = await graph.write(async (writer) => {
            for (const { kind, picks } of steps) await take(kind, picks, writer);
          });
          const now = await everything(graph.view());
          expect(sorted(now)).toEqual(
            sorted({
              nodes: [...model.nodes.values()],
              relationships: [...model.relationships.values()],
            }),
          );
          if (after === epoch) expect(now).toEqual(before);
          expect(await everything(old)).toEqual(before);
        }

        async function take(
          kind: string,
          picks: Iterator<boolean>,
          writer: GraphWriter,
        ): Promise<void> {
          const some = <T>(all: readonly T[]): T[] =>
            all.filter(() => picks.next().value as boolean);
          if (kind === "putNodes") {
            const picked = some(nodes);
            model.putNodes(picked);
            await writer.putNodes(picked);
          } else if (kind === "removeNodes") {
            const picked = some(some(nodes)).map(({ id }) => id);
            model.removeNodes(picked);
            await writer.removeNodes(picked);
          } else if (kind === "putRelationships") {
            const there = relationships.filter(
              (r) => model.nodes.has(r.from) && model.nodes.has(r.to),
            );
            const picked = some(there);
            model.putRelationships(picked);
            await writer.putRelationships(picked);
          } else {
            const picked = some(relationships);
            model.removeRelationships(picked);
            await writer.removeRelationships(picked);
          }
        }
      }),
      { numRuns: 150 },
    );
  }, 120_000);

  test("keeps the tables of types that a change leaves alone", async () => {
    const graph = new MemoryGraph();
    await fill(graph, FIXTURE);
    const before = graph.view().tables;
    const [takes] = FIXTURE.relationships;
    await graph.write((writer) => writer.removeRelationships(takes === undefined ? [] : [takes]));
    const after = graph.view().tables;
    expect(after.nodes.Code).toBe(before.nodes.Code);
    expect(after.relationships.GOVERNS).toBe(before.relationships.GOVERNS);
    expect(after.relationships.TAKES_MODIFIER).not.toBe(before.relationships.TAKES_MODIFIER);
  });

  test("leaves texts behind that no row has any more", async () => {
    const graph = new MemoryGraph();
    await fill(graph, FIXTURE);
    await graph.write((writer) =>
      writer.putRelationships(
        FIXTURE.relationships.map((record) => ({
          ...record,
          properties: { ...record.properties, sources: ["another"] },
        })),
      ),
    );
    const { sources } = graph.view().tables.relationships.TAKES_MODIFIER.columns;
    expect(sources).toMatchObject({ texts: ["another"] });
  });
});

interface Everything {
  readonly nodes: readonly NodeRecord[];
  readonly relationships: readonly RelationshipRecord[];
}

/** In one order, and with properties in one order, so that only what is said counts. */
const sorted = ({ nodes, relationships }: Everything): unknown => ({
  nodes: [...nodes].sort((a, b) => (a.id < b.id ? -1 : 1)),
  relationships: [...relationships].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1)),
});
