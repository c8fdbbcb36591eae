import { describe, expect, test } from "@jest/globals";
import cytoscape from "cytoscape";
import { draw, without, type Drawing } from "../../explorer/graph/drawing.ts";
import { graphmlOf } from "../../explorer/graph/graphml.ts";
import { groupLabel } from "../../explorer/graph/group-names.ts";
import type { Around } from "../../explorer/graph/kinds.ts";
import { NOTHING } from "../../explorer/graph/nothing.ts";
import { syncElements } from "../../explorer/graph/sync-elements.ts";

type Relationship = NonNullable<Around["neighbourhood"]>["relationships"][number];

const codeOf = (number: string) => ({ id: `Code:${number}`, type: "Code", label: number });

const edit = (from: string, to: string): Relationship => ({
  type: "BUNDLES",
  from: `Code:${from}`,
  to: `Code:${to}`,
  text: `${to} is part of ${from}.`,
});

/** What is around a code: the ones that it is paid beside, and how many there are of these. */
const around = (code: string, others: readonly string[], count = others.length): Around => ({
  neighbourhood: {
    truncated: count > others.length,
    nodes: [code, ...others].map(codeOf),
    relationships: others.map((other) => edit(code, other)),
  },
  node: { relationshipCounts: [{ type: "BUNDLES", direction: "OUT", count }] },
});

const opened = (code: string, found: Around) =>
  [{ id: `Code:${code}`, group: null }, found] as const;

const GROUP = { relationship: "BUNDLES", direction: "OUT" } as const;

const labels = ({ nodes }: Drawing): string[] => [...nodes.values()].map(({ label }) => label);

describe("a drawing", () => {
  test("has few of a kind one by one", () => {
    const drawing = draw(NOTHING, [opened("1", around("1", ["2", "3"]))]);
    expect(labels(drawing)).toEqual(["1", "2", "3"]);
    expect([...drawing.links.keys()]).toEqual(["Code:1 BUNDLES Code:2", "Code:1 BUNDLES Code:3"]);
  });

  test("has many of a kind as a group, with how many there are", () => {
    const drawing = draw(NOTHING, [opened("1", around("1", ["2", "3"], 776))]);
    expect(labels(drawing)).toEqual(["1", "up to 776"]);
    expect(drawing.nodes.get("Code:1~BUNDLES~OUT")?.group).toMatchObject({ count: 776 });
  });

  test("counts the codes of a group, not the edits with them, of which there may be two with one", () => {
    const others = ["2", "3", "4", "5"];
    const { neighbourhood } = around("1", others);
    const twice: Around = {
      neighbourhood: neighbourhood && {
        ...neighbourhood,
        relationships: neighbourhood.relationships.flatMap((each) => [each, each]),
      },
      node: { relationshipCounts: [{ type: "BUNDLES", direction: "OUT", count: 8 }] },
    };
    expect(labels(draw(NOTHING, [opened("1", twice)]))).toEqual(["1", "4"]);
    const group = [{ id: "Code:1", group: GROUP }, twice] as const;
    expect(labels(draw(NOTHING, [opened("1", twice), group]))).toEqual(["1", ...others]);
  });

  test("says of a group whose rest the server neither gave nor counted that there may be more", () => {
    const many = Array.from({ length: 90 }, (_, i) => String(100 + i));
    const cut = { ...around("1", many, 91), node: {} };
    const whole = draw(NOTHING, [opened("1", cut)]);
    expect(labels(whole)).toEqual(["1", "90 or more"]);
    const rest = draw(NOTHING, [opened("1", cut), [{ id: "Code:1", group: GROUP }, cut]]);
    expect(labels(rest)).toContain("at least 50 more");
    expect(
      [...rest.nodes.values()].flatMap(({ group }) => (group ? [groupLabel(group)] : [])),
    ).toEqual(["edits, as the one paid: at least 50 more"]);
  });

  test("counts in a group the only one that the server did not give", () => {
    const drawing = draw(NOTHING, [opened("1", around("1", ["2", "3", "4"], 4))]);
    expect(labels(drawing)).toEqual(["1", "4"]);
  });

  test("knows of a kind with few members that it is whole, though there is more of another", () => {
    const many = Array.from({ length: 90 }, (_, i) => String(100 + i));
    const { neighbourhood } = around("1", [...many, "7"], 200);
    const relationships = (neighbourhood?.relationships ?? []).map((each): Relationship =>
      each.to === "Code:7" ? { ...each, type: "ADD_ON_TO" } : each,
    );
    const cut: Around = {
      neighbourhood: neighbourhood && { ...neighbourhood, relationships },
      node: {},
    };
    expect(labels(draw(NOTHING, [opened("1", cut)]))).toEqual(["1", "90 or more", "7"]);
  });

  test("has some of a group that was opened, and how many more there may be", () => {
    const many = Array.from({ length: 60 }, (_, i) => String(100 + i));
    const drawing = draw(NOTHING, [
      opened("1", around("1", ["2", "3"], 776)),
      [{ id: "Code:1", group: GROUP }, around("1", many, 776)],
    ]);
    expect(drawing.nodes.size).toBe(1 + 40 + 1);
    expect(drawing.nodes.get("Code:1~BUNDLES~OUT")?.group).toMatchObject({
      count: 736,
      bound: "AT_MOST",
      isRest: true,
    });
  });

  test("connects what is opened to what is there, which counts in no group", () => {
    const drawing = draw(NOTHING, [
      opened("1", around("1", ["2"])),
      opened("2", around("2", ["1", "3", "4", "5", "6"])),
    ]);
    expect([...drawing.links.keys()]).toContain("Code:2 BUNDLES Code:1");
    expect(drawing.nodes.get("Code:2~BUNDLES~OUT")?.group?.count).toBe(4);
  });

  test("ignores steps from what is not there", () => {
    const drawing = draw(NOTHING, [
      opened("1", around("1", ["2"])),
      opened("9", around("9", ["8"])),
    ]);
    expect(labels(drawing)).toEqual(["1", "2"]);
  });

  test("loses with a type of relationship what only that led to", () => {
    const drawing = draw(NOTHING, [opened("1", around("1", ["2"]))]);
    const left = without(drawing, new Set(["BUNDLES"] as const), ["Code:1"]);
    expect(labels(left)).toEqual(["1"]);
    expect(left.links.size).toBe(0);
  });
});

describe("what is drawn", () => {
  const first = draw(NOTHING, [opened("1", around("1", ["2", "3"]))]);
  const second = draw(NOTHING, [
    opened("1", around("1", ["2", "3"])),
    opened("2", around("2", ["4", "5"])),
  ]);
  const positions = (cy: cytoscape.Core) =>
    Object.fromEntries(cy.nodes().map((node) => [node.id(), { ...node.position() }]));

  test("stays where it is when more is opened, and nothing lies upon it", () => {
    const cy = cytoscape({ headless: true });
    expect(syncElements(cy, first, new Set())).toBe(3);
    const before = positions(cy);
    expect(syncElements(cy, second, new Set())).toBe(2);
    const after = positions(cy);
    expect(after).toMatchObject(before);
    const places = Object.values(after);
    for (const [i, a] of places.entries())
      for (const b of places.slice(i + 1))
        expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThan(50);
  });

  test("goes when it is closed again", () => {
    const cy = cytoscape({ headless: true });
    syncElements(cy, second, new Set());
    syncElements(cy, first, new Set());
    expect(Object.keys(positions(cy)).sort()).toEqual(["Code:1", "Code:2", "Code:3"]);
    expect(cy.edges()).toHaveLength(2);
  });
});

test("GraphML has the nodes and relationships without groups, with what XML reserves written out", () => {
  const drawing = draw(NOTHING, [
    opened("1", around("1", ["2"])),
    opened("2", around("2", ["<3>", "4", "5", "6"], 9)),
  ]);
  const xml = graphmlOf({
    ...drawing,
    nodes: new Map([...drawing.nodes, ["Code:<3>", codeOf('<3> & "more"')]]),
  });
  expect(xml).toContain('<node id="Code:1"><data key="type">Code</data>');
  expect(xml).toContain("&lt;3&gt; &amp; &quot;more&quot;");
  expect(xml).toContain('<edge source="Code:1" target="Code:2"><data key="type">BUNDLES</data>');
  expect(xml).not.toContain("~");
});

test("GraphML has no characters that XML can't have", () => {
  const label = "a\u0000b\u001Fc\uD800d\uFFFEe\tf\u{1F9F5}";
  const xml = graphmlOf({
    nodes: new Map([["Code:1", { ...codeOf("1"), label }]]),
    links: new Map(),
  });
  expect(xml).toContain("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe\tf\u{1F9F5}");
});
