import { beforeAll, describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { findPaths } from "../../../src/api/explore/find-paths.ts";
import { firstPaths } from "../../../src/api/explore/first-paths.ts";
import type { Step } from "../../../src/api/explore/path-steps.ts";
import { around } from "../../../src/api/explore/neighbourhood.ts";
import { TimeLimit } from "../../../src/api/explore/time-limit.ts";
import { ReadLimitError, type GraphView } from "../../../src/graph/graph.ts";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { RELATIONSHIP_TYPES } from "../../../src/graph/model/model.ts";
import { relationship, node, type RelationshipRecord } from "../../../src/graph/record.ts";
import { fill } from "../../graph/fixture.ts";
import { pathsByDefinition } from "./by-definition.ts";

const DAY = "2025-11-01";
const WHOLE = { relationships: RELATIONSHIP_TYPES, asOf: DAY };

const codes = Array.from({ length: 7 }, (_, i) => `Code:1000${i}`);
const modifiers = ["Modifier:AA", "Modifier:BB"];
const edit = {
  setting: "DME",
  modifierIndicator: "0",
  rationale: "r",
  part: 1,
  row: 1,
  release: "",
};
const verdict = { verdict: "ALLOWED", listed: false, rules: [], sources: [] };

/** Edits and verdicts between a few nodes, so that most pairs have many paths. */
const links: fc.Arbitrary<RelationshipRecord[]> = fc.uniqueArray(
  fc.oneof(
    fc
      .tuple(fc.constantFrom(...codes), fc.constantFrom(...codes))
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => relationship("BUNDLES", a, b, edit)),
    fc
      .tuple(fc.constantFrom(...codes), fc.constantFrom(...codes))
      .filter(([a, b]) => a !== b)
      .map(([a, b]) => relationship("ADD_ON_TO", a, b, { kind: "1", row: 1, release: "" })),
    fc
      .tuple(fc.constantFrom(...codes), fc.constantFrom(...modifiers))
      .map(([a, b]) => relationship("TAKES_MODIFIER", a, b, verdict)),
    fc.constantFrom(...codes).map((a) => relationship("LISTED_BY", a, "Source:s", { release: "" })),
  ),
  { selector: ({ type, from, to }) => `${type} ${from} ${to}`, maxLength: 25 },
);

async function graphOf(relationships: readonly RelationshipRecord[]): Promise<MemoryGraph> {
  const graph = new MemoryGraph();
  await fill(graph, {
    nodes: [
      ...codes.map((id) => node("Code", { code: id.slice(5), system: "CPT", synonyms: [] })),
      ...modifiers.map((id) => node("Modifier", { code: id.slice(9), level: "CPT", origin: "o" })),
      node("Source", {
        ...{ slug: "s", name: "s", publisher: "p", official: true, rank: 1, notice: "n" },
      }),
    ],
    relationships,
  });
  return graph;
}

describe("Paths", () => {
  test("are all that there are, in their order, on any graph, in pages of any size", async () => {
    await fc.assert(
      fc.asyncProperty(
        links,
        fc.constantFrom(...codes, ...modifiers, "Source:s"),
        fc.constantFrom(...codes, ...modifiers, "Source:s"),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 9 }),
        fc.constantFrom(1, 30, 1_000_000),
        async (relationships, from, to, maxHops, first, readAhead) => {
          fc.pre(from !== to);
          const view = (await graphOf(relationships)).view();
          const question = { ...WHOLE, from, to };
          const expected = pathsByDefinition(relationships, from, to, DAY, maxHops);
          const seen = [];
          let after = null;
          for (let more = true; more;) {
            const page: Awaited<ReturnType<typeof findPaths>> = await findPaths(view, question, {
              ...{ maxHops, first, after, readAhead },
            });
            seen.push(...page);
            after = page.at(-1) ?? null;
            more = page.length === first;
          }
          expect(seen).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("that take going through too much are refused, and found where it is just not too much", async () => {
    const view = (
      await graphOf(
        codes.slice(1).map((id, i) => relationship("BUNDLES", codes[i] ?? "", id, edit)),
      )
    ).view();
    const ask = (mostSteps: number): Promise<unknown> =>
      findPaths(
        view,
        { ...WHOLE, from: "Code:10000", to: "Code:10006" },
        {
          ...{ maxHops: 6, first: 1, after: null, mostSteps },
        },
      );
    // Six edits of seven codes: on average a code is at one end or the other of 12 / 7.
    await expect(ask(1)).rejects.toMatchObject({
      extensions: {
        ...{ code: "LIMIT_EXCEEDED", argument: "maxHops", limit: 1, asked: 2, possible: 1 },
      },
    });
    expect(await ask(2)).toHaveLength(1);
  });

  test("of no more hops than are asked for are looked for", async () => {
    const view = (
      await graphOf(
        codes.slice(1).map((id, i) => relationship("BUNDLES", codes[i] ?? "", id, edit)),
      )
    ).view();
    const ask = (maxHops: number): Promise<unknown> =>
      findPaths(
        view,
        { ...WHOLE, from: "Code:10000", to: "Code:10006" },
        {
          ...{ maxHops, first: 1, after: null },
        },
      );
    expect(await ask(5)).toEqual([]);
    expect(await ask(6)).toHaveLength(1);
  });
});

describe("A neighbourhood", () => {
  test("shows no more relationships than it may, and says that there are more", async () => {
    const some = codes.slice(1).map((id) => relationship("BUNDLES", "Code:10000", id, edit));
    const view = (await graphOf(some)).view();
    const ask = (mostLinks: number): ReturnType<typeof around> =>
      around(view, "Code:10000", DAY, {
        ...{ depth: 1, limit: 100, relationships: RELATIONSHIP_TYPES, mostLinks },
      });
    expect(await ask(some.length)).toMatchObject({ truncated: false, links: some });
    expect(await ask(some.length - 1)).toMatchObject({
      truncated: true,
      links: some.slice(0, -1),
    });
  });
});

describe("Beginnings of paths", () => {
  test("are kept up to a number, and refused beyond", async () => {
    const some = codes.slice(1).map((id) => relationship("BUNDLES", "Code:10000", id, edit));
    const view = (await graphOf(some)).view();
    const question = { ...WHOLE, from: "Code:10000", to: "Code:10006" };
    const ask = (wanted: number): Promise<unknown> =>
      firstPaths(view, question, [new Set(["Code:10006"])], {
        ...{ after: null, wanted, time: new TimeLimit(1_000), readAhead: 1 },
      });
    expect(await ask(10_000)).toEqual([[{ type: "BUNDLES", id: "Code:10006" }]]);
    await expect(ask(10_001)).rejects.toMatchObject({
      extensions: { code: "LIMIT_EXCEEDED", limit: 10_000, asked: 10_001 },
    });
  });
});

describe("Between two nodes that hang on two hubs of thousands of codes", () => {
  const many = Array.from({ length: 7_000 }, (_, i) => String(20_000 + i));
  const [A, B] = ["Modifier:AA", "Modifier:BB"];
  const question = { ...WHOLE, from: "Code:10000", to: "Code:10001" };
  const step = (id: string): Step => ({ type: "TAKES_MODIFIER", id });
  let view: GraphView;

  beforeAll(async () => {
    const all = ["10000", "10001", ...many];
    const graph = new MemoryGraph();
    await fill(graph, {
      nodes: [
        ...all.map((code) => node("Code", { code, system: "CPT", synonyms: [] })),
        ...modifiers.map((id) =>
          node("Modifier", { code: id.slice(9), level: "CPT", origin: "o" }),
        ),
      ],
      relationships: all.flatMap((code) =>
        modifiers.map((id) => relationship("TAKES_MODIFIER", `Code:${code}`, id, verdict)),
      ),
    });
    view = graph.view();
  });

  test("a page begins behind a cursor that is no path, however many lie before it", async () => {
    const after = [A, "Code:25000x", B, question.to].map(step);
    const found = await findPaths(view, question, { maxHops: 4, first: 3, after });
    expect(found.map((steps) => steps.map(({ id }) => id))).toEqual(
      ["25001", "25002", "25003"].map((code) => [A, `Code:${code}`, B, question.to]),
    );
  });

  // A hub, a code, the other hub, another code: 49 million beginnings, of which all must come back.
  const deadEnds = [A, "Code:20000", B, "Code:20001", A, question.to].map(step);
  const options = { maxHops: 6, first: 101, after: deadEnds };

  test("millions of beginnings that lead nowhere are not all made", async () => {
    // Were they, neither memory nor time would do.
    await expect(findPaths(view, question, { ...options, longest: 10_000 })).rejects.toMatchObject({
      extensions: { code: "LIMIT_EXCEEDED", argument: "maxHops", limit: 10_000 },
    });
  });

  test("a search ends when it has gone on for too long", async () => {
    const search = findPaths(view, question, { ...options, longest: 1 });
    await expect(search).rejects.toThrow(ReadLimitError);
    await expect(search).rejects.toThrow("ended after 0.001 seconds");
  });
});

test("what every path goes through at once is not come back to", async () => {
  // Two ends that hang on one code of many that are all connected.
  const inner = codes
    .slice(0, 6)
    .flatMap((a, i) => codes.slice(i + 1, 6).map((b) => relationship("BUNDLES", a, b, edit)));
  const ends = modifiers.map((id) => relationship("TAKES_MODIFIER", codes[0] ?? "", id, verdict));
  const view = (await graphOf([...inner, ...ends])).view();
  const question = { ...WHOLE, from: "Modifier:AA", to: "Modifier:BB" };
  const found = await findPaths(view, question, { maxHops: 6, first: 50, after: null });
  expect(found.map((steps) => steps.map(({ id }) => id))).toEqual([["Code:10000", "Modifier:BB"]]);
});

test.each([
  [500, false],
  [501, true],
])(
  "a neighbourhood does not go on from nodes with %i relationships on average: %s",
  async (count, isTruncated) => {
    const many = Array.from({ length: count }, (_, i) => String(20_000 + i));
    const graph = new MemoryGraph();
    await fill(graph, {
      nodes: [
        ...many.map((code) => node("Code", { code, system: "CPT", synonyms: [] })),
        node("Modifier", { code: "AA", level: "CPT", origin: "o" }),
      ],
      relationships: many.map((code) =>
        relationship("TAKES_MODIFIER", `Code:${code}`, "Modifier:AA", verdict),
      ),
    });
    const ask = (id: string): ReturnType<typeof around> =>
      around(graph.view(), id, DAY, {
        ...{ depth: 2, limit: 1_000, relationships: RELATIONSHIP_TYPES },
      });
    const found = await ask("Code:20000");
    expect(found.nodes).toHaveLength(isTruncated ? 2 : count + 1);
    expect(found.truncated).toBe(isTruncated);
    expect((await ask("Modifier:AA")).nodes).toHaveLength(count + 1);
  },
);
