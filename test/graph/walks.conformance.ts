import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { compareText } from "../../src/graph/compare.ts";
import type { Day } from "../../src/graph/day.ts";
import type { Graph } from "../../src/graph/graph.ts";
import {
  NODE_TYPES,
  RELATIONSHIP_TYPES,
  relationshipDeclaration,
} from "../../src/graph/model/model.ts";
import type { NodeRecord, RelationshipRecord } from "../../src/graph/record.ts";
import type { Walk } from "../../src/graph/walk.ts";
import { stream } from "../support/stream.ts";
import { DAYS, randomGraph } from "./arbitrary.ts";
import { CODES, FIXTURE, MODIFIERS, fill } from "./fixture.ts";

interface Records {
  readonly nodes: readonly NodeRecord[];
  readonly relationships: readonly RelationshipRecord[];
}

/** A relationship of a node, seen from there. */
interface Step {
  readonly record: RelationshipRecord;
  readonly outgoing: boolean;
  readonly far: string;
}

const holds = ({ validFrom = "", validTo }: RelationshipRecord, day: Day | null): boolean =>
  day === null || (validFrom <= day && (validTo === undefined || day < validTo));

/** The relationships that a walk follows from a node, by definition. */
function stepsOf({ relationships }: Records, id: string, walk: Walk, day: Day | null): Step[] {
  const isWanted = (far: string): boolean =>
    walk.ends.includes(far) || walk.types.some((type) => far.startsWith(`${type}:`));
  return relationships
    .filter((record) => walk.relationships.includes(record.type) && holds(record, day))
    .flatMap((record) => [
      ...(record.from === id ? [{ record, outgoing: true, far: record.to }] : []),
      ...(record.to === id && record.from !== id
        ? [{ record, outgoing: false, far: record.from }]
        : []),
    ])
    .filter(({ far }) => isWanted(far));
}

const inOrder = (ids: Iterable<string>): string[] => [...new Set(ids)].sort(compareText);

/** Keys of relationships in the order that links promise. */
function byOrder(a: RelationshipRecord, b: RelationshipRecord): number {
  const keys = ({ type, from, to, validFrom, properties }: RelationshipRecord): string[] => [
    ...[type, from, to, validFrom ?? ""],
    ...(relationshipDeclaration(type).key ?? []).map((name) => String(properties[name])),
  ];
  const others = keys(b);
  for (const [i, key] of keys(a).entries()) {
    const order = compareText(key, others[i] ?? "");
    if (order !== 0) return order;
  }
  return 0;
}

const fanText = (from: string, type: string, outgoing: boolean, ends: readonly string[]): string =>
  JSON.stringify([from, type, outgoing, ends]);

/** What every store promises of walks: compared with what follows from the records alone. */
export function defineWalkTests(emptyGraph: () => Promise<Graph>, randomGraphs: number): void {
  const expectWalks = async (
    graph: Graph,
    records: Records,
    ids: readonly string[],
    walk: Walk,
    day: Day | null,
    most: number,
  ): Promise<void> => {
    const view = graph.view();
    const known = inOrder(ids.filter((id) => records.nodes.some((one) => one.id === id)));
    const steps = known.map((id) => ({ id, steps: stepsOf(records, id, walk, day) }));
    const called = { ids, walk, day, most };
    const reached = inOrder(steps.flatMap((one) => one.steps.map(({ far }) => far)));
    expect({ ...called, reached: await view.reach(ids, walk, day) }).toEqual({
      ...called,
      reached,
    });
    const fans = steps.flatMap((one) =>
      walk.relationships.flatMap((type) =>
        [true, false].flatMap((outgoing) => {
          const ends = one.steps
            .filter((step) => step.record.type === type && step.outgoing === outgoing)
            .map(({ far }) => far);
          const some = inOrder(ends).slice(0, most);
          return some.length === 0 ? [] : [fanText(one.id, type, outgoing, some)];
        }),
      ),
    );
    const found = await view.fans(ids, walk, day, most);
    const texts = found.map((fan) => fanText(fan.from, fan.relationship, fan.outgoing, fan.ends));
    expect({ ...called, fans: texts.sort() }).toEqual({ ...called, fans: fans.sort() });
    const links = records.relationships
      .filter(
        (record) =>
          walk.relationships.includes(record.type) &&
          holds(record, day) &&
          ((ids.includes(record.from) && walk.ends.includes(record.to)) ||
            (walk.ends.includes(record.from) && ids.includes(record.to))),
      )
      .sort(byOrder);
    const between = { relationships: walk.relationships, some: ids, others: walk.ends };
    expect({ ...called, links: await view.links(between, day, most) }).toEqual({
      ...called,
      links: links.slice(0, most),
    });
  };

  const codes = CODES.map((code) => `Code:${code}`);
  const modifiers = MODIFIERS.map((code) => `Modifier:${code}`);
  const takes: Walk = { relationships: ["TAKES_MODIFIER"], types: ["Modifier", "Code"], ends: [] };

  test("walks lead along relationships in either direction, as of a day and at any time", async () => {
    const graph = await emptyGraph();
    await fill(graph, FIXTURE);
    for (const day of [...DAYS, "2022-06-01", null]) {
      await expectWalks(graph, FIXTURE, codes.slice(0, 3), takes, day, 2);
      await expectWalks(graph, FIXTURE, modifiers, takes, day, 1_000);
      const some: Walk = { ...takes, types: ["Modifier"], ends: codes.slice(5, 9) };
      await expectWalks(graph, FIXTURE, [...codes, ...modifiers], some, day, 7);
    }
  });

  test("walks from nothing, from what is not there and along nothing lead nowhere", async () => {
    const graph = await emptyGraph();
    await fill(graph, FIXTURE);
    const unknown = ["Code:nothing", "nonsense", "", "Modifier:' OR 1=1 //"];
    await expectWalks(graph, FIXTURE, [], takes, null, 5);
    await expectWalks(graph, FIXTURE, unknown, takes, null, 5);
    await expectWalks(graph, FIXTURE, codes, { ...takes, ends: unknown, types: [] }, null, 5);
    await expectWalks(graph, FIXTURE, codes, { ...takes, relationships: [] }, null, 5);
    const elsewhere: Walk = { ...takes, relationships: ["PART_OF"] };
    await expectWalks(graph, FIXTURE, codes, elsewhere, null, 5);
  });

  test("nodes and relationships are counted, also after some were taken out", async () => {
    const graph = await emptyGraph();
    await fill(graph, FIXTURE);
    const before = graph.view();
    const first = FIXTURE.relationships[0];
    if (first === undefined) throw new Error("The fixture is empty.");
    await graph.write(async (writer) => {
      await writer.removeRelationships([first]);
      await writer.removeNodes(["Modifier:16"]);
    });
    const left = FIXTURE.relationships.filter((r) => r !== first && r.to !== "Modifier:16");
    const expected = [
      [before, CODES.length, MODIFIERS.length, FIXTURE.relationships.length],
      [graph.view(), CODES.length, MODIFIERS.length - 1, left.length],
    ] as const;
    for (const [view, codeCount, modifierCount, taken] of expected) {
      const { nodes, relationships } = await view.count();
      expect(Object.keys(nodes).sort()).toEqual([...NODE_TYPES]);
      expect(nodes).toMatchObject({ Code: codeCount, Modifier: modifierCount, Family: 0 });
      const counted = relationships.filter(({ count }) => count > 0);
      expect(counted).toEqual([
        { type: "TAKES_MODIFIER", from: "Code", to: "Modifier", count: taken },
      ]);
    }
  });

  test(`walks on ${randomGraphs} random graphs are those of their records`, async () => {
    await fc.assert(
      fc.asyncProperty(randomGraph, fc.nat(), async (records, seed) => {
        const graph = await emptyGraph();
        await fill(graph, records);
        const random = stream(seed);
        const some = <T>(items: readonly T[], share: number): T[] =>
          items.filter(() => random() < share);
        const ids = records.nodes.map(({ id }) => id);
        for (let i = 0; i < 2; i++)
          await expectWalks(
            graph,
            records,
            [...some(ids, 0.5), "Code:nothing"],
            {
              relationships: some(RELATIONSHIP_TYPES, 0.8),
              types: some(NODE_TYPES, 0.6),
              ends: some(ids, 0.2),
            },
            [...DAYS, null][Math.floor(random() * (DAYS.length + 1))] ?? null,
            1 + Math.floor(random() * 6),
          );
        const { nodes, relationships } = await graph.view().count();
        for (const type of NODE_TYPES)
          expect(nodes[type]).toBe(records.nodes.filter((one) => one.type === type).length);
        for (const { type, from, to, count } of relationships)
          expect({ type, from, to, count }).toEqual({
            ...{ type, from, to },
            count: records.relationships.filter(
              (one) =>
                one.type === type && one.from.startsWith(`${from}:`) && one.to.startsWith(`${to}:`),
            ).length,
          });
      }),
      { numRuns: randomGraphs, endOnFailure: true },
    );
  }, 900_000);
}
