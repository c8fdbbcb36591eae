import { describe, expect, jest, test } from "@jest/globals";
import { everything } from "../../graph/conformance.ts";
import { describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import { sampleRow } from "../mpfs/made-up-releases.ts";
import { ALL, altered, codeOf, EACH, NONE, type Alteration } from "./alterations.ts";
import {
  builtBy,
  differences,
  embedded,
  madeUpRelease,
  putRelease,
  putSeed,
  seedFacts,
  type MakeGraph,
} from "./graphs.ts";
import { useNeo4jGraphs } from "./neo4j-graphs.ts";

// Neo4j plans each statement anew in a database that was emptied.
jest.setTimeout(300_000);

/** Rows about a code of the seed, a code of its own, and a value that no dictionary knows. */
const someRelease = () =>
  madeUpRelease([
    sampleRow({ code: "20560", coSurgeons: "1" }),
    sampleRow({ code: "Q0002", modifier: "26", globalDays: "MMM" }),
    sampleRow({ code: "97814", modifier: "Z9", teamSurgery: "8" }),
  ]);

function defineImportTests(make: MakeGraph, alterations: readonly Alteration[]): void {
  test("a second import changes nothing", async () => {
    const graph = await make();
    const first = await putSeed(graph);
    expect(first).toMatchObject({ changed: true, epoch: 1 });
    const before = await everything(graph.view());
    expect(await putSeed(graph)).toEqual({ ...first, changed: false });
    expect(graph.view().epoch).toBe(1);
    expect(await differences(graph.view(), before)).toEqual([]);
  });

  test.each(alterations)(
    "another version takes the place of all facts before: %s",
    async (_title, names) => {
      const graph = await make();
      await putSeed(graph);
      await putSeed(graph, await altered(...names));
      const expected = await builtBy(async (fresh) => putSeed(fresh, await altered(...names)));
      expect(await differences(graph.view(), expected)).toEqual([]);
      await putSeed(graph);
      expect(await differences(graph.view(), await builtBy((fresh) => putSeed(fresh)))).toEqual([]);
    },
  );

  test("a version that cannot be written leaves everything as it was", async () => {
    const graph = await make();
    await putSeed(graph);
    const before = await everything(graph.view());
    const facts = await seedFacts();
    codeOf(facts, "20560").performedBy.push("nobody");
    codeOf(facts, "20560").steps.pop();
    await expect(putSeed(graph, facts)).rejects.toThrow("ProviderType:nobody");
    expect(graph.view().epoch).toBe(1);
    expect(await differences(graph.view(), before)).toEqual([]);
  });
}

function defineBesideReleases(make: MakeGraph, alterations: readonly Alteration[]): void {
  test.each(alterations)(
    "another version beside a fee schedule, before it or after it, gives one graph: %s",
    async (_title, names) => {
      const graph = await make();
      await putSeed(graph);
      await putRelease(graph, someRelease());
      await putSeed(graph, await altered(...names));
      const expected = await builtBy(
        async (fresh) => putSeed(fresh, await altered(...names)),
        (fresh) => putRelease(fresh, someRelease()),
      );
      expect(await differences(graph.view(), expected)).toEqual([]);
    },
  );
}

describe("versions of the seed [embedded]", () => {
  defineImportTests(embedded, [...EACH, ALL]);
  defineBesideReleases(embedded, [NONE, ...EACH, ALL]);
});

describeNeo4j("versions of the seed [neo4j]", () => {
  const make = useNeo4jGraphs();
  defineImportTests(make, [ALL]);
  defineBesideReleases(make, [ALL]);
});
