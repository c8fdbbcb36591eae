import { describe, expect, test } from "@jest/globals";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { FIXTURE, fill } from "./fixture.ts";
import { defineRandomChangeTests } from "./random-changes.ts";

describe("MemoryWriter [embedded]", () => {
  defineRandomChangeTests(() => Promise.resolve(new MemoryGraph()), 150);

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
