import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Graph, GraphView } from "../../src/graph/graph.ts";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import {
  NODE_TYPES,
  RELATIONSHIP_TYPES,
  idOf,
  nodeDeclaration,
  relationshipDeclaration,
} from "../../src/graph/model/model.ts";
import { totalOrder } from "../../src/graph/order.ts";
import type { Property } from "../../src/graph/model/property.ts";
import {
  RecordError,
  node,
  relationship,
  type NodeRecord,
  type RelationshipRecord,
} from "../../src/graph/record.ts";
import { OUTGOING, type Page, type Relation, type Tree } from "../../src/graph/shape.ts";
import {
  DAYS,
  EXTREME_DAYS,
  TEXTS,
  pageWithoutBunches,
  randomGraph,
  randomListing,
  randomShape,
  stepsFrom,
  withoutBunches,
} from "./arbitrary.ts";
import { defineWalkTests } from "./walks.conformance.ts";
import { CODES, FIXTURE, MODIFIERS, fill, listing, relation, selection } from "./fixture.ts";

export interface ConformanceOptions {
  /** A graph with nothing in it; called once a test. */
  readonly emptyGraph: () => Promise<Graph>;
  /** How many random graphs, and how many random shapes on each of them. */
  readonly randomGraphs: number;
  readonly shapesEach: number;
  /** How many random graphs that are walked on. */
  readonly randomWalks: number;
}

const AS_OF = "2022-06-01";

/**
 * What every store promises. Each test begins with an empty graph; answers are compared with what
 * the fixture says, and on random graphs with those of the embedded store.
 */
export function defineConformanceTests({ emptyGraph, ...amount }: ConformanceOptions): void {
  const filled = async (): Promise<GraphView> => {
    const graph = await emptyGraph();
    await fill(graph, FIXTURE);
    return graph.view();
  };
  defineReadTests(filled, emptyGraph);
  definePageTests(filled);
  defineDirectionTests(emptyGraph);
  defineWriteTests(emptyGraph);
  defineModelTests(emptyGraph);
  defineRandomTests(emptyGraph, amount);
  defineWalkTests(emptyGraph, amount.randomWalks);
}

const code = selection("Code", ["id", "code", "summary", "synonyms"]);

/** What the fixture says of the modifiers of a code on a day. */
const expectedModifiers = (number: string, day: string): RelationshipRecord[] =>
  FIXTURE.relationships.filter(
    (r) =>
      r.from === `Code:${number}` &&
      (r.validFrom ?? "") <= day &&
      (r.validTo === undefined || day < r.validTo),
  );

function defineReadTests(filled: () => Promise<GraphView>, emptyGraph: () => Promise<Graph>): void {
  test("answers one entry a key, in key order, null for unknown ones", async () => {
    const view = await filled();
    const ids = ["Code:10003", "Code:nothing", "Code:10001", "Code:10003", "", "Modifier:11"];
    const trees = await view.read(code, ids, AS_OF, []);
    expect(trees.map((tree) => tree?.id ?? null)).toEqual([
      "Code:10003",
      null,
      "Code:10001",
      "Code:10003",
      null,
      null,
    ]);
  });

  test("answers no keys, 1,000 keys and 1,000 times one key", async () => {
    const view = await filled();
    expect(await view.read(code, [], AS_OF, [])).toEqual([]);
    const ids = Array.from({ length: 1_000 }, (_, i) => `Code:${10_001 + i}`);
    const trees = await view.read(code, ids, AS_OF, []);
    expect(trees).toHaveLength(1_000);
    expect(trees.filter((tree) => tree !== null)).toHaveLength(40);
    const same = await view.read(code, Array<string>(1_000).fill("Code:10005"), AS_OF, []);
    expect(new Set(same.map((tree) => tree?.id))).toEqual(new Set(["Code:10005"]));
  });

  test("tells absent values and empty lists apart, and keeps every character", async () => {
    const view = await filled();
    const [absent, full] = await view.read(code, ["Code:10002", "Code:10010"], AS_OF, []);
    expect(absent).toMatchObject({ summary: null, synonyms: [] });
    expect(full).toMatchObject({
      summary: "Summary of 10010",
      synonyms: ["naïve", "漢字 \u{1F600}", "' OR 1=1 //"],
    });
  });

  test("takes texts that look like Cypher for texts", async () => {
    const view = await filled();
    const ids = TEXTS.map((text) => `Code:${text}`);
    expect(await view.read(code, ids, AS_OF, [])).toEqual(TEXTS.map(() => null));
    const named = listing([code], {
      where: [{ on: "node", property: "code", operator: "eq", value: 0 }],
    });
    for (const text of TEXTS) expect((await view.list(named, AS_OF, [text])).edges).toEqual([]);
    expect((await view.list(listing([code]), AS_OF, [])).edges).toHaveLength(40);
  });

  test.each([...DAYS, ...EXTREME_DAYS, "2020-01-01", "2022-12-31", "2023-01-01"])(
    "shows what holds on %s",
    async (day) => {
      const view = await filled();
      const shape = selection("Code", ["code"], {
        relations: [
          relation("TAKES_MODIFIER", "out", [selection("Modifier", ["code"])], {
            edge: ["verdict", "listed", "rules", "validFrom", "validTo"],
            count: true,
          }),
        ],
      });
      const trees = await view.read(
        shape,
        CODES.map((c) => `Code:${c}`),
        day,
        [],
      );
      trees.forEach((tree, i) => {
        const expected = expectedModifiers(CODES[i] ?? "", day);
        const page = tree?.items as Page;
        expect(page.totalCount).toBe(expected.length);
        expect(page.edges).toEqual(
          expected.map((r) => ({
            node: { __typename: "Modifier", code: r.to.slice("Modifier:".length) },
            verdict: r.properties.verdict,
            listed: r.properties.listed,
            rules: r.properties.rules,
            validFrom: r.validFrom ?? null,
            validTo: r.validTo ?? null,
          })),
        );
      });
    },
  );

  test("what is open at an end holds on the first and on the last day there is", async () => {
    const graph = await emptyGraph();
    const [from, to] = [FIXTURE.nodes[0]?.id ?? "", "Modifier:11"];
    const properties = { verdict: "ALLOWED", listed: true, rules: [], sources: [] };
    await fill(graph, {
      nodes: FIXTURE.nodes,
      relationships: [
        relationship("TAKES_MODIFIER", from, to, properties, { validTo: "2020-01-01" }),
        relationship("TAKES_MODIFIER", from, to, properties, { validFrom: "2021-01-01" }),
      ],
    });
    const shape = selection("Code", [], {
      relations: [relation("TAKES_MODIFIER", "out", [selection("Modifier", [])], { count: true })],
    });
    const days = [...EXTREME_DAYS, "2020-06-01"];
    const counts = days.map(async (day) => {
      const [tree] = await graph.view().read(shape, [from], day, []);
      return (tree?.items as Page).totalCount;
    });
    expect(await Promise.all(counts)).toEqual([...EXTREME_DAYS.map(() => 1), 0]);
  });

  test("shows the whole timeline where no day is asked for", async () => {
    const view = await filled();
    const shape = selection("Modifier", ["code"], {
      relations: [
        relation("TAKES_MODIFIER", "in", [selection("Code", [])], { items: false, count: true }),
      ],
    });
    const trees = await view.read(
      shape,
      MODIFIERS.map((m) => `Modifier:${m}`),
      null,
      [],
    );
    const counts = trees.map((tree) => (tree?.items as Page).totalCount);
    expect(counts).toEqual(
      MODIFIERS.map((m) => FIXTURE.relationships.filter((r) => r.to === `Modifier:${m}`).length),
    );
  });

  test("filters by properties of nodes and edges and by what else a node is connected with", async () => {
    const view = await filled();
    const list = listing([selection("Code", ["code"])], {
      count: true,
      where: [
        { on: "node", property: "system", operator: "eq", value: 0 },
        { on: "node", property: "code", operator: "gte", value: 1 },
        {
          relationship: "TAKES_MODIFIER",
          direction: "out",
          negated: false,
          where: [
            { on: "node", property: "code", operator: "in", value: 2 },
            { on: "edge", property: "verdict", operator: "eq", value: 3 },
          ],
        },
      ],
    });
    const page = await view.list(list, AS_OF, ["CPT", "10010", ["11", "13"], "ALLOWED"]);
    const expected = CODES.filter(
      (c) =>
        Number(c) % 2 === 1 &&
        c >= "10010" &&
        expectedModifiers(c, AS_OF).some(
          (r) =>
            ["Modifier:11", "Modifier:13"].includes(r.to) && r.properties.verdict === "ALLOWED",
        ),
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(page.edges.map((edge) => edge.node.code)).toEqual(expected);
    expect(page.totalCount).toBe(expected.length);
  });
}

function defineDirectionTests(emptyGraph: () => Promise<Graph>): void {
  const citing = (from: string, to: string, release: string): RelationshipRecord =>
    relationship("DISTINGUISHED_FROM", `Code:${from}`, `Code:${to}`, {
      reason: "made up",
      release,
    });
  const nodes = [
    ...CODES.slice(0, 4).map((c) => node("Code", { code: c, system: "CPT", synonyms: [] })),
    leastNode("Release", 1),
  ];
  const known = leastNode("Release", 1).id;
  const [one = "", two = "", three = ""] = CODES;
  const relationships = [
    citing(one, two, known),
    citing(two, one, "Release:nothing"),
    citing(one, one, "Code:10001"),
    citing(three, one, known),
  ];

  const read = async (
    more: Partial<Relation>,
    parameters: unknown[] = [],
  ): Promise<[unknown, unknown][]> => {
    const graph = await emptyGraph();
    await fill(graph, { nodes, relationships });
    const shape = selection("Code", [], {
      relations: [
        relation("DISTINGUISHED_FROM", "both", [selection("Code", ["code"])], {
          edge: [OUTGOING],
          order: totalOrder([], "DISTINGUISHED_FROM", "both"),
          ...more,
        }),
      ],
    });
    const [tree] = await graph.view().read(shape, [`Code:${one}`], AS_OF, parameters);
    return (tree?.items as Page).edges.map(({ node: far, ...edge }) => [far.code, edge]);
  };

  const codesOf = (edges: readonly [unknown, unknown][]): unknown[] => edges.map(([c]) => c);

  test("tells the directions of a relationship apart, a loop leading away", async () => {
    expect(await read({})).toEqual([
      [one, { outgoing: true }],
      [two, { outgoing: false }],
      [two, { outgoing: true }],
      [three, { outgoing: false }],
    ]);
  });

  test.each(["out", "in", "both"] as const)(
    "finds those of many that ids name, led %s",
    async (direction) => {
      const hub = `Code:${one}`;
      // A loop among them: the code itself is one of all.
      const led = [
        ...CODES.map((far) => citing(one, far, known)),
        ...CODES.slice(1).map((near) => citing(near, one, known)),
      ];
      const graph = await emptyGraph();
      await fill(graph, {
        nodes: [
          ...CODES.map((c) => node("Code", { code: c, system: "CPT", synonyms: [] })),
          leastNode("Release", 1),
        ],
        relationships: led,
      });
      const where = [{ on: "node", property: "id", operator: "in", value: 0 } as const];
      const wanted = { relationship: "DISTINGUISHED_FROM", direction, where } as const;
      const shape = selection("Code", [], {
        relations: [
          relation("DISTINGUISHED_FROM", direction, [selection("Code", ["id"])], {
            order: totalOrder([], "DISTINGUISHED_FROM", direction),
            count: true,
            where,
          }),
        ],
        flags: [
          { as: "has", existence: { ...wanted, negated: false } },
          { as: "lacks", existence: { ...wanted, negated: true } },
        ],
      });
      const ask = async (ids: readonly string[] | null): Promise<unknown> => {
        const [tree] = await graph.view().read(shape, [hub], AS_OF, [ids]);
        const { edges, totalCount } = tree?.items as Page;
        return [edges.map((edge) => edge.node.id), totalCount, tree?.has, tree?.lacks];
      };
      const named = ["Code:10030", "Code:10003", "Code:10003", "Modifier:11", "Code:x", hub];
      const found = led
        .flatMap(({ from, to }) => [
          ...(direction !== "in" && from === hub ? [to] : []),
          ...(direction !== "out" && to === hub && (direction === "in" || from !== hub)
            ? [from]
            : []),
        ])
        .filter((id) => named.includes(id))
        .sort();
      expect(found.length).toBeGreaterThanOrEqual(3);
      expect(await ask(named)).toEqual([found, found.length, true, false]);
      expect(await ask(["Modifier:11", "Code:x"])).toEqual([[], 0, false, true]);
      expect(await ask([])).toEqual([[], 0, false, true]);
    },
  );

  test("filters and orders by direction, and pages behind it", async () => {
    const outgoing = { on: "edge", property: OUTGOING } as const;
    const where = [{ ...outgoing, operator: "eq", value: 0 } as const];
    expect(codesOf(await read({ where }, [true]))).toEqual([one, two]);
    expect(codesOf(await read({ where }, [false]))).toEqual([two, three]);
    const order = totalOrder(
      [
        { ...outgoing, descending: true },
        { on: "node", property: "id", descending: false },
      ],
      "DISTINGUISHED_FROM",
      "both",
    );
    const pageOf = async (after: unknown): Promise<unknown[]> =>
      read({ order, first: 0, after: 1, keys: true, edge: [] }, [2, after]);
    const first = await pageOf(null);
    expect(first).toEqual([
      [one, { keys: [true, `Code:${one}`, "0001-01-01"] }],
      [two, { keys: [true, `Code:${two}`, "0001-01-01"] }],
    ]);
    expect(await pageOf([true, `Code:${two}`, "0001-01-01"])).toEqual([
      [two, { keys: [false, `Code:${two}`, "0001-01-01"] }],
      [three, { keys: [false, `Code:${three}`, "0001-01-01"] }],
    ]);
  });

  test("reads the nodes that edges and slots name, null where they name none of the type", async () => {
    const release = { as: "cited", id: "release", node: selection("Release", ["id"]) };
    const other = { as: "other", id: 0, node: selection("Code", ["code"]) };
    const found = await read({ references: [release, other], edge: [] }, [`Code:${three}`]);
    const cited = { __typename: "Release", id: known };
    const same = { __typename: "Code", code: three };
    expect(found).toEqual([
      [one, { cited: null, other: same }],
      [two, { cited: null, other: same }],
      [two, { cited, other: same }],
      [three, { cited, other: same }],
    ]);
    expect(await read({ references: [other], edge: [] }, ["Release:x"])).toContainEqual([
      one,
      { other: null },
    ]);
  });
}

function definePageTests(filled: () => Promise<GraphView>): void {
  test.each([
    { descending: false, size: 7 },
    { descending: true, size: 1 },
    { descending: false, size: 40 },
    { descending: true, size: 39 },
  ])(
    "pages forward to the end ($size a page, descending: $descending)",
    async ({ descending, size }) => {
      const view = await filled();
      const list = listing([selection("Code", ["code"])], {
        order: totalOrder(
          [
            { on: "node", property: "system", descending: !descending },
            { on: "node", property: "code", descending },
          ],
          null,
        ),
        first: 0,
        after: 1,
        keys: true,
        count: true,
      });
      const seen: unknown[] = [];
      let after: unknown[] | null = null;
      for (;;) {
        const page: Page = await view.list(list, AS_OF, [size, after]);
        expect(page.totalCount).toBe(40);
        expect(page.edges.length).toBeLessThanOrEqual(size);
        seen.push(...page.edges.map((edge) => edge.node.code));
        after = page.edges.at(-1)?.keys ?? null;
        if (!page.hasNextPage) break;
        expect(page.edges).toHaveLength(size);
      }
      const systems = descending ? ["CPT", "HCPCS"] : ["HCPCS", "CPT"];
      const expected = systems.flatMap((system) => {
        const codes = CODES.filter((c) => (Number(c) % 2 ? "CPT" : "HCPCS") === system);
        return descending ? codes.reverse() : codes;
      });
      expect(seen).toEqual(expected);
    },
  );

  test("pages within each of many nodes at once, ordered by a property of the edge", async () => {
    const view = await filled();
    const shape = selection("Modifier", ["code"], {
      relations: [
        relation("TAKES_MODIFIER", "in", [selection("Code", ["code"])], {
          order: totalOrder(
            [{ on: "edge", property: "verdict", descending: true }],
            "TAKES_MODIFIER",
          ),
          first: 0,
          after: 1,
          keys: true,
        }),
      ],
    });
    const ids = MODIFIERS.map((m) => `Modifier:${m}`);
    const whole = await view.read(shape, ids, AS_OF, [100, null]);
    for (const [i, id] of ids.entries()) {
      const all = (whole[i]?.items as Page).edges;
      const seen: unknown[] = [];
      let after: unknown[] | null = null;
      for (let more = true; more;) {
        const [tree]: (Tree | null)[] = await view.read(shape, [id], AS_OF, [3, after]);
        const page = tree?.items as Page;
        seen.push(...page.edges);
        after = page.edges.at(-1)?.keys ?? null;
        more = page.hasNextPage;
      }
      expect(seen).toEqual(all);
      expect(all.length).toBeGreaterThan(3);
    }
  });

  test("a page of none tells whether there are any", async () => {
    const view = await filled();
    const list = listing([selection("Code", ["code"])], { first: 0 });
    expect(await view.list(list, AS_OF, [0])).toEqual({
      edges: [],
      totalCount: null,
      hasNextPage: true,
    });
  });
}

function defineWriteTests(emptyGraph: () => Promise<Graph>): void {
  test("answers from an empty graph", async () => {
    const graph = await emptyGraph();
    const view = graph.view();
    expect(await view.read(code, ["Code:10001"], AS_OF, [])).toEqual([null]);
    expect((await view.list(listing([code]), AS_OF, [])).edges).toEqual([]);
  });

  test("the same records again change nothing", async () => {
    const graph = await emptyGraph();
    const first = await fill(graph, FIXTURE);
    const before = await everything(graph.view());
    expect(await fill(graph, FIXTURE)).toBe(first);
    expect(await everything(graph.view())).toEqual(before);
  });

  test("a change shows in the next view and not in the one before", async () => {
    const graph = await emptyGraph();
    const epoch = await fill(graph, FIXTURE);
    const old = graph.view();
    const before = await everything(old);
    const [removed, changed] = FIXTURE.relationships;
    if (removed === undefined || changed === undefined) throw new Error("The fixture is empty.");
    const revised = { ...changed, properties: { ...changed.properties, verdict: "UNKNOWN" } };
    const renamed = node("Modifier", {
      code: "11",
      level: "CPT",
      origin: "made up",
      name: "Renamed",
    });
    const raised = await graph.write(async (writer) => {
      await writer.putNodes([
        renamed,
        node("Code", { code: "10099", system: "CPT", synonyms: [] }),
      ]);
      await writer.removeRelationships([removed]);
      await writer.putRelationships([revised]);
    });
    expect(raised).toBe(epoch + 1);
    expect(await everything(old)).toEqual(before);
    const after = await everything(graph.view());
    expect(after.nodes).toHaveLength(before.nodes.length + 1);
    expect(after.nodes).toContainEqual(renamed);
    expect(after.relationships).toHaveLength(before.relationships.length - 1);
    expect(after.relationships).toContainEqual(revised);
    expect(after.relationships).not.toContainEqual(changed);
    expect(after.relationships).not.toContainEqual(removed);
  });

  test("a node that is taken out takes its relationships along, and may come back", async () => {
    const graph = await emptyGraph();
    await fill(graph, FIXTURE);
    const old = graph.view();
    const before = await everything(old);
    await graph.write((writer) =>
      writer.removeNodes(["Modifier:11", "Code:10001", "Code:nothing"]),
    );
    expect(await everything(old)).toEqual(before);
    const after = await everything(graph.view());
    expect(after.nodes).toHaveLength(before.nodes.length - 2);
    expect(after.relationships).toEqual(
      before.relationships.filter(({ from, to }) => to !== "Modifier:11" && from !== "Code:10001"),
    );
    await fill(graph, FIXTURE);
    expect(await everything(graph.view())).toEqual(before);
  });

  test("what a change makes and removes again was never there", async () => {
    const graph = await emptyGraph();
    await graph.write(async (writer) => {
      await writer.putNodes(FIXTURE.nodes);
      await writer.putRelationships(FIXTURE.relationships);
      await writer.putRelationships(FIXTURE.relationships);
      await writer.removeNodes(FIXTURE.nodes.map(({ id }) => id));
      await writer.removeRelationships(FIXTURE.relationships);
    });
    expect(await everything(graph.view())).toEqual({ nodes: [], relationships: [] });
    await fill(graph, FIXTURE);
    const first = await everything(graph.view());
    expect(first.relationships).toHaveLength(FIXTURE.relationships.length);
  });

  test("a change that fails leaves everything as it was, and the next one works", async () => {
    const graph = await emptyGraph();
    const epoch = await fill(graph, FIXTURE);
    const before = await everything(graph.view());
    const failing = graph.write(async (writer) => {
      await writer.putNodes([node("Code", { code: "10099", system: "CPT", synonyms: [] })]);
      await writer.putNodes([node("Modifier", { code: "11", level: "HCPCS", origin: "other" })]);
      await writer.removeRelationships(FIXTURE.relationships.slice(0, 20));
      throw new Error("on purpose");
    });
    await expect(failing).rejects.toThrow("on purpose");
    expect(graph.view().epoch).toBe(epoch);
    expect(await everything(graph.view())).toEqual(before);
    const more = [node("Code", { code: "10099", system: "CPT", synonyms: [] })];
    expect(await fill(graph, { nodes: more, relationships: [] })).toBe(epoch + 1);
    expect((await everything(graph.view())).nodes).toHaveLength(before.nodes.length + 1);
  });

  test("refuses records that the model does not allow", async () => {
    const graph = await emptyGraph();
    const bad: (NodeRecord | RelationshipRecord)[] = [
      {
        type: "Code",
        id: "Code:other",
        properties: { code: "10001", system: "CPT", synonyms: [] },
      },
      node("Code", { code: "10001", system: "ICD", synonyms: [] }),
      node("Code", { code: "10001", synonyms: [] }),
      node("Code", { code: "10001", system: "CPT", synonyms: [], colour: "red" }),
      relationship("TAKES_MODIFIER", "Modifier:11", "Code:10001"),
      relationship("MEMBER_OF", "Code:10001", "Family:missing", { release: "x" }),
      relationship(
        "MEMBER_OF",
        "Code:10001",
        "Family:a",
        { release: "x" },
        { validFrom: "2020-02-30" },
      ),
      relationship(
        "MEMBER_OF",
        "Code:10001",
        "Family:a",
        { release: "x" },
        { validFrom: "2020-02-02", validTo: "2020-02-02" },
      ),
      relationship(
        "MEMBER_OF",
        "Code:10001",
        "Family:a",
        { release: "x" },
        { validFrom: "0001-01-01" },
      ),
      relationship(
        "MEMBER_OF",
        "Code:10001",
        "Family:a",
        { release: "x" },
        { validTo: "9999-12-31" },
      ),
    ];
    for (const record of bad) {
      const write = graph.write(async (writer) => {
        await writer.putNodes([node("Code", { code: "10001", system: "CPT", synonyms: [] })]);
        if ("id" in record) await writer.putNodes([record]);
        else await writer.putRelationships([record]);
      });
      await expect(write).rejects.toThrow(RecordError);
    }
    expect((await everything(graph.view())).nodes).toEqual([]);
  });
}

/** A node of a type with the least properties that the model allows, and the id of its number. */
function leastNode(type: NodeRecord["type"], number: number): NodeRecord {
  const { properties, key } = nodeDeclaration(type);
  const values = Object.entries(properties)
    .filter(([name, property]) => property.required || key.includes(name))
    .map(([name, property]) => [name, leastValue(property, number)] as const);
  const record = Object.fromEntries(values);
  return { type, id: idOf(type, record), properties: record };
}

const leastValue = (
  { kind, values }: Property,
  number: number,
): string | number | boolean | string[] => {
  if (values !== undefined) return values[number % values.length] ?? "";
  return {
    string: `x${number}`,
    int: number,
    float: number / 2,
    boolean: true,
    day: "2020-01-01",
    strings: [],
  }[kind];
};

function defineModelTests(emptyGraph: () => Promise<Graph>): void {
  test("reads every relationship of the model in every direction it allows", async () => {
    const graph = await emptyGraph();
    const nodes = NODE_TYPES.flatMap((type) => [1, 2].map((number) => leastNode(type, number)));
    const relationships = RELATIONSHIP_TYPES.flatMap((type) => {
      const { from, to, properties } = relationshipDeclaration(type);
      const values = Object.fromEntries(
        Object.entries(properties)
          .filter(([, p]) => p.required)
          .map(([name, p]) => [name, leastValue(p, 1)]),
      );
      return from.flatMap((start) =>
        to.map((end) => relationship(type, leastNode(start, 1).id, leastNode(end, 2).id, values)),
      );
    });
    await fill(graph, { nodes, relationships });
    const view = graph.view();
    let read = 0;
    for (const type of NODE_TYPES)
      for (const { relationship: step, direction, types } of stepsFrom(type)) {
        const { from, to } = relationshipDeclaration(step);
        const shape = selection(type, ["id"], {
          relations: [
            relation(
              step,
              direction,
              types.map((t) => selection(t, ["id"])),
              { form: "list" },
            ),
          ],
        });
        const ids = [leastNode(type, 1).id, leastNode(type, 2).id];
        const [first, second] = await view.read(shape, ids, AS_OF, []);
        const idsOf = (tree: Tree | null | undefined): unknown[] =>
          (tree?.items as Tree[]).map((t) => t.id);
        const outwards = to.map((t) => leastNode(t, 2).id).sort();
        const inwards = from.map((t) => leastNode(t, 1).id).sort();
        expect(idsOf(first)).toEqual(direction === "in" ? [] : outwards);
        expect(idsOf(second)).toEqual(direction === "out" ? [] : inwards);
        read++;
      }
    expect(read).toBeGreaterThanOrEqual(2 * RELATIONSHIP_TYPES.length);
  });
}

function defineRandomTests(
  emptyGraph: () => Promise<Graph>,
  { randomGraphs, shapesEach }: { randomGraphs: number; shapesEach: number },
): void {
  test(`answers ${randomGraphs * shapesEach} random shapes as the embedded store does`, async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, fc.nat(), async (records, seed) => {
        const graph = await emptyGraph();
        const reference = new MemoryGraph();
        await fill(reference, records);
        await fill(graph, records);
        const [a, b] = [reference.view(), graph.view()];
        expect(await everything(b)).toEqual(await everything(a));
        expect(await surveyed(b)).toEqual(surveyedIn(records.relationships));
        for (let i = 0; i < shapesEach; i++) {
          const { selection: shape, parameters } = randomShape(seed + i);
          const ids = records.nodes.filter(({ type }) => type === shape.type).map(({ id }) => id);
          const days = [...DAYS, ...EXTREME_DAYS, null];
          const day = days[(seed + i) % days.length] ?? null;
          const wanted = [...ids, ...ids.slice(0, 1), `${shape.type}:nothing`];
          const called = { shape, parameters, day };
          const read = async (view: GraphView): Promise<unknown[]> =>
            (await view.read(shape, wanted, day, parameters)).map((tree) =>
              withoutBunches(tree, shape),
            );
          expect({ ...called, trees: await read(b) }).toEqual({ ...called, trees: await read(a) });
          const list = randomListing(seed + i);
          const readPage = async (view: GraphView): Promise<unknown> =>
            pageWithoutBunches(await view.list(list.listing, day, list.parameters), list.listing);
          expect({ ...list, page: await readPage(b) }).toEqual({
            ...list,
            page: await readPage(a),
          });
        }
      }),
      { numRuns: randomGraphs, endOnFailure: true },
    );
  }, 900_000);
}

/** Of each relationship of some types its ends, validity and own properties, read by surveys. */
async function surveyed(view: GraphView): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const { type, from, to, edge, timed } of SURVEYED) {
    const validity = timed ? ["validFrom", "validTo"] : [];
    const starts: string[] = [];
    const survey = {
      ...{ from, relationship: type, to, edge: [...edge, ...validity], node: ["id"] },
    };
    for await (const batch of view.survey(survey))
      for (const bunch of batch) {
        if (starts.at(-1) !== bunch.from) starts.push(bunch.from);
        for (const id of bunch.nodes[0] ?? []) found.push([type, bunch.from, id, ...bunch.edge]);
      }
    expect(new Set(starts).size).toBe(starts.length);
  }
  return found.sort(byText);
}

const SURVEYED = RELATIONSHIP_TYPES.flatMap((type) => {
  const declared = relationshipDeclaration(type);
  const edge = Object.keys(declared.properties);
  const { timed } = declared;
  return declared.from.flatMap((from) =>
    declared.to.map((to) => ({ type, from, to, edge, timed })),
  );
});

/** The same, of the records that were put. */
const surveyedIn = (records: readonly RelationshipRecord[]): unknown[] =>
  records
    .map(({ type, from, to, properties, validFrom = null, validTo = null }) => {
      const { properties: declared, timed } = relationshipDeclaration(type);
      const values = Object.keys(declared).map((name) => properties[name] ?? null);
      return [type, from, to, ...values, ...(timed ? [validFrom, validTo] : [])];
    })
    .sort(byText);

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/** All that a view sees, in a fixed order. */
export async function everything(
  view: GraphView,
): Promise<{ nodes: NodeRecord[]; relationships: RelationshipRecord[] }> {
  const nodes: NodeRecord[] = [];
  for (const type of NODE_TYPES) for await (const batch of view.nodes(type)) nodes.push(...batch);
  const relationships: RelationshipRecord[] = [];
  for (const type of RELATIONSHIP_TYPES)
    for await (const batch of view.relationships(type)) relationships.push(...batch);
  const byText = (a: unknown, b: unknown): number => (sortKey(a) < sortKey(b) ? -1 : 1);
  return { nodes: nodes.sort(byText), relationships: relationships.sort(byText) };
}

const sortKey = (record: unknown): string => {
  const { type, id, from, to, validFrom, properties } = record as Record<string, unknown>;
  return JSON.stringify([type, id, from, to, validFrom, properties]);
};
