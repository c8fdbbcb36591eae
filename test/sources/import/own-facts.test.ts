import { readFile } from "node:fs/promises";
import { describe, expect, jest, test } from "@jest/globals";
import type { Graph } from "../../../src/graph/graph.ts";
import { importCurated } from "../../../src/sources/curated/import-curated.ts";
import { readOwnFacts } from "../../../src/sources/curated/own-facts.ts";
import { removeRelease } from "../../../src/sources/releases/remove-release.ts";
import { describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import { useTemporaryFiles } from "../files/temporary-files.ts";
import { sampleRow } from "../mpfs/made-up-releases.ts";
import { altered } from "./alterations.ts";
import {
  builtBy,
  differences,
  embedded,
  madeUpRelease,
  putRelease,
  putSeed,
  type MakeGraph,
} from "./graphs.ts";
import { useNeo4jGraphs } from "./neo4j-graphs.ts";
import { of, readPage } from "./seed-page.ts";

// Neo4j plans each statement anew in a database that was emptied.
jest.setTimeout(300_000);

const write = useTemporaryFiles();

/** Facts of a made-up team: on a code of the seed, on one that files know, and on one of nobody's. */
const OURS = `
sources:
  - { id: our-clinic, name: Our clinic, publisher: Our clinic, official: false, rank: 80, notice: Internal. }
indications:
  - { id: our-indication, name: Made-up pain, arisesFrom: [muscle-strain], origin: us }
families:
  - id: our-needles
    name: What we do with needles
    kind: CURATED
    parent: needling
    members: [{ code: "20560", note: on Mondays }, { code: "Q9998" }]
    origin: us
codes:
  - code: "20560"
    system: CPT
    validFrom: "2024-01-01"
    origin: us
    summary: As we see it.
    synonyms: [made-up needling]
    indications: [our-indication]
    steps: [{ title: Greet, instruction: Say hello. }]
    history: [{ date: "2024-01-01", kind: NOTE, action: We began with it., origin: us }]
  - code: "99213"
    system: CPT
    validFrom: "2024-01-01"
    origin: us
    indicators: [{ indicator: "GLOBAL_DAYS:XXX" }]
    distinguishedFrom: [{ code: "99214", reason: It is longer. }]
`;

const CHANGED = `
sources:
  - { id: our-clinic, name: Our clinic, publisher: Our clinic, official: false, rank: 80, notice: Internal. }
codes:
  - { code: "20561", system: CPT, validFrom: "2024-01-01", origin: us, tool: A longer needle. }
`;

const put =
  (yaml: string, effectiveFrom?: string) =>
  async (graph: Graph): Promise<unknown> => {
    const path = await write("ours.yaml", yaml);
    const options = effectiveFrom === undefined ? {} : { effectiveFrom };
    const facts = await readOwnFacts([path], options);
    return importCurated(
      graph,
      { ...facts, files: ["ours.yaml"] },
      new Date("2026-02-03T04:05:06Z"),
    );
  };

const putRows = (graph: Graph) =>
  putRelease(
    graph,
    madeUpRelease([sampleRow({ code: "20560" }), sampleRow({ code: "99213", globalDays: "090" })]),
  );

type Step = (graph: Graph) => Promise<unknown>;

/** Orders of imports that all come to the same. */
const ORDERS: readonly (readonly Step[])[] = [
  [putSeed, put(CHANGED, "2024-01-01"), putRows, put(OURS)],
  [putSeed, put(OURS), putRows],
  [async (graph) => putSeed(graph, await altered("a step less")), put(OURS), putSeed, putRows],
];

function defineTests(make: MakeGraph, orders: typeof ORDERS): void {
  test("stand beside those of the seed, and say whose they are", async () => {
    const graph = await make();
    await putSeed(graph);
    await put(OURS)(graph);
    const page = await readPage(graph.view(), "20560", "2025-01-01");
    expect(of(page, "families").map(({ id }) => id)).toEqual([
      "Family:dry-needling",
      "Family:our-needles",
      "Family:section-cpt-surgery-musculoskeletal-general",
    ]);
    expect(page.summary).toBe("As we see it.");
    expect(page.tool).toMatch(/needle/);
    // Steps make sense only whole: of two sources the one with the lower rank speaks.
    expect(of(page, "steps").map(({ title }) => title)).toEqual(["Greet"]);
    expect(of(page, "aftercare").length).toBeGreaterThan(1);
    expect(of(page, "indications").map(({ name }) => name)).toContain("Made-up pain");
    expect(of(page, "listedBy").map(({ slug }) => slug)).toEqual(["our-clinic", "seed"]);
    expect(of(page, "history").map(({ action }) => action)).toContain("We began with it.");
    const visit = await readPage(graph.view(), "99213", "2025-01-01");
    expect(of(visit, "indicators")).toMatchObject([
      { sources: ["Release:our-clinic:2020-01-01, us"] },
    ]);
  });

  test("make one graph in any order, and another version takes their place", async () => {
    const expected = await builtBy(putSeed, putRows, put(OURS));
    for (const steps of orders) {
      const graph = await make();
      for (const step of steps) await step(graph);
      expect(await differences(graph.view(), expected)).toEqual([]);
    }
  });

  test("go out again as if they had never come", async () => {
    const graph = await make();
    await putSeed(graph);
    await put(OURS)(graph);
    await putRows(graph);
    await removeRelease(graph, "Release:our-clinic:2020-01-01", () => undefined);
    expect(await differences(graph.view(), await builtBy(putSeed, putRows))).toEqual([]);
  });

  test("change nothing when they come again, or name what is not there", async () => {
    const graph = await make();
    await putSeed(graph);
    await put(OURS)(graph);
    const { epoch } = graph.view();
    expect(await put(OURS)(graph)).toMatchObject({ changed: false, epoch });
    await expect(put(OURS.replace("[muscle-strain]", "[nothing-such]"))(graph)).rejects.toThrow(
      "Facts name what is not there: Cause:nothing-such.",
    );
    expect(graph.view().epoch).toBe(epoch);
  });
}

describe("a team's own facts [embedded]", () => {
  defineTests(embedded, ORDERS);
});

describeNeo4j("a team's own facts [neo4j]", () => {
  defineTests(useNeo4jGraphs(), ORDERS.slice(0, 1));
});

describe("files of own facts", () => {
  test.each([
    ["no source", "codes: []", "don't say whose facts they are"],
    ["an official source", OURS.replace("official: false", "official: true"), "can't be official"],
    ["a source of Codeloom's", OURS.replace("id: our-clinic", "id: hcpcs"), "comes with Codeloom"],
    [
      "rules",
      `${OURS}\nrules: [{ id: A, indicator: "PC_TC:1", modifiers: ["26"], text: t, origin: us }]`,
      "rules are among the reference facts",
    ],
    ["another format", "kodes: []", 'ours.yaml:1: Unrecognized key: "kodes"'],
    ["a code twice", OURS.replace('code: "99213"', 'code: "20560"'), "stands twice"],
  ])("with %s are refused", async (_what, yaml, message) => {
    const graph = await embedded();
    await putSeed(graph);
    await expect(put(yaml)(graph)).rejects.toThrow(message);
    expect(graph.view().epoch).toBe(1);
  });

  test("as seed/README.md shows them can be imported", async () => {
    const readme = await readFile(new URL("../../../seed/README.md", import.meta.url), "utf8");
    const [, example = ""] = /```yaml\n(sources:[^`]+)```/.exec(readme) ?? [];
    const graph = await embedded();
    await putSeed(graph);
    expect(await put(example)(graph)).toMatchObject({
      release: "Release:our-clinic:2020-01-01",
      changed: true,
    });
  });

  test("take their source from an option where they name none", async () => {
    const path = await write("a.yaml", CHANGED.slice(CHANGED.indexOf("codes:")));
    expect(await readOwnFacts([path], { source: "ours" })).toMatchObject({
      source: "ours",
      effectiveFrom: "2020-01-01",
      facts: { sources: [{ id: "ours", official: false }] },
    });
    await expect(readOwnFacts([path], { source: "Ours!" })).rejects.toThrow("not the name");
    await expect(readOwnFacts([`${path}.none`])).rejects.toThrow("There is no");
  });
});
