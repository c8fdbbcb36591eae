import { beforeAll, describe, expect, test } from "@jest/globals";
import { isSteppingStone } from "../../../src/api/explore/followed.ts";
import type { RelationshipRecord } from "../../../src/graph/record.ts";
import { selectionOf } from "../../../src/graph/whole.ts";
import { fill } from "../../graph/fixture.ts";
import { putSeed } from "../../sources/import/graphs.ts";
import { ApiClient, operation, type Data } from "../api-client.ts";
import type { ApiUnderTest } from "../api.conformance.ts";
import { EDITED, MANY, RELATED_FACTS, SUPERNODE } from "../related-facts.ts";
import { pathsByDefinition } from "./by-definition.ts";

const AS_OF = "2025-11-01";

/** A node that the graph has and the API does not show. */
const INTERNAL = "ReleaseContent:ptp:2025-10-01:1";

/** What the API promises of exploration, on made-up facts beside those of the seed. */
export function defineExploreTests({ emptyGraph, statements, execution }: ApiUnderTest): void {
  let api: ApiClient;
  let records: RelationshipRecord[];

  beforeAll(async () => {
    const graph = await emptyGraph();
    await fill(graph, RELATED_FACTS);
    await putSeed(graph);
    api = new ApiClient(graph, execution);
    records = [];
    const view = graph.view();
    const internal = await view.read(selectionOf("ReleaseContent", ["id"]), [INTERNAL], null, []);
    expect(internal).toMatchObject([{ id: INTERNAL }]);
    const { relationships } = await view.count();
    for (const type of new Set(relationships.map((one) => one.type)))
      for await (const batch of view.relationships(type)) records.push(...batch);
    // What is counted is counted once.
    await api.data("{ metaGraph { nodeTypes { type } } }");
    statements();
  });

  const expectStatements = (count: number): void => {
    const sent = statements();
    if (sent !== null) expect(sent.map(({ cypher }) => cypher.split("\n")[0])).toHaveLength(count);
  };

  const neighbourhood = async (args: string): Promise<Data> =>
    (
      await api.data(`{ neighbourhood(${args}, asOf: "${AS_OF}") {
        truncated nodes { id type label } relationships { type from to text } } }`)
    ).neighbourhood;

  const shortest = async (from: string, to: string, args = "maxHops: 4"): Promise<Data> =>
    (
      await api.data(
        `query ($from: ID!, $to: ID!) { shortestPath(from: $from, to: $to, ${args}, asOf: "${AS_OF}") {
          length nodes { id type label } relationships { type from to text } } }`,
        { from, to },
      )
    ).shortestPath;

  const paths = async (from: string, to: string, args: string): Promise<Data> =>
    (
      await api.data(
        `query ($from: ID!, $to: ID!) { paths(from: $from, to: $to, ${args}, asOf: "${AS_OF}") {
          pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor node { length nodes { id } relationships { type from to } } } } }`,
        { from, to },
      )
    ).paths;

  /** The steps of a path as it is answered, as `TYPE id`. */
  const stepsOf = ({ nodes, relationships }: Data): string[] =>
    relationships.map(({ type }: Data, i: number) => `${type} ${nodes[i + 1].id}`);

  test("explore runs verbatim, in few statements", async () => {
    statements();
    const found = await api.data(operation("explore"), { from: "Code:20560", to: "Code:97140" });
    const sent = statements();
    // A read, a hop for each of two distances, relationships and names; two ends, the way and its steps; two codes.
    if (sent !== null) expect(sent.length).toBeLessThanOrEqual(35);
    expect(found.metaGraph.nodeTypes).toContainEqual({ type: "Cause", count: 3 });
    expect(found.neighbourhood.nodes).toHaveLength(100);
    expect(found.neighbourhood.nodes[0]).toEqual({
      ...{ id: "Code:20560", type: "Code", label: "20560" },
    });
    expect(found.neighbourhood.truncated).toBe(true);
    expect(found.shortestPath.length).toBe(2);
    expect(found.compareCodes.modifiersOnlyA.map(({ code }: Data) => code)).toContain("GP");
    expect(found.indicatorDistribution).toContainEqual({
      ...{ value: "XXX", count: 1 },
      meaning: expect.stringContaining("No global period"),
    });
  });

  describe("the meta-graph", () => {
    test("counts what is shown, by name", async () => {
      const { metaGraph } = await api.data(`{ metaGraph {
        nodeTypes { type about count } relationshipTypes { type from to about count } } }`);
      const types = metaGraph.nodeTypes.map(({ type }: Data) => type);
      expect(types).toEqual([...types].sort());
      expect(types).not.toContain("ReleaseContent");
      expect(types).not.toContain("SearchWords");
      const counts = Object.fromEntries(
        metaGraph.nodeTypes.map(({ type, count }: Data) => [type, count]),
      );
      expect(counts).toMatchObject({ Locality: 3, UnitLimit: 3, PlaceOfService: 3 });
      const sums = new Map<string, number>();
      for (const { type, count } of metaGraph.relationshipTypes)
        sums.set(type, (sums.get(type) ?? 0) + Number(count));
      for (const [type, sum] of sums)
        expect([type, sum]).toEqual([type, records.filter((one) => one.type === type).length]);
    });

    test("is counted once for each state of the graph", async () => {
      statements();
      await api.data("{ metaGraph { relationshipTypes { count } } }");
      expectStatements(0);
    });
  });

  describe("a neighbourhood", () => {
    test("has every kind of neighbour, however many there are of one", async () => {
      const { nodes } = await neighbourhood(`id: "Code:20560", limit: 15`);
      expect(new Set(nodes.map(({ type }: Data) => type))).toEqual(
        new Set(
          "Aftercare ChangeEvent Code CuratedEntry Family Indication Indicator Modifier ProcedureStep ProviderType Source".split(
            " ",
          ),
        ),
      );
      const many = await neighbourhood(
        `id: "Code:${SUPERNODE}", limit: 20, relationships: [BUNDLES]`,
      );
      expect(many.truncated).toBe(true);
      expect(many.nodes.map(({ label }: Data) => label)).toEqual([SUPERNODE, ...MANY.slice(0, 19)]);
    });

    test("is whole where there are no more nodes than are wanted", async () => {
      const all = await neighbourhood(`id: "Code:${EDITED}", limit: 300`);
      expect(all.truncated).toBe(false);
      const count = Number(all.nodes.length);
      expect((await neighbourhood(`id: "Code:${EDITED}", limit: ${count}`)).truncated).toBe(false);
      const less = await neighbourhood(`id: "Code:${EDITED}", limit: ${count - 1}`);
      expect(less.truncated).toBe(true);
      expect(less.nodes).toEqual(all.nodes.slice(0, -1));
      const far = new Set(
        records
          .filter(({ validFrom = "", validTo }) => validFrom <= AS_OF && (validTo ?? "9") > AS_OF)
          .flatMap(({ from, to }) =>
            from === `Code:${EDITED}` ? [to] : to === `Code:${EDITED}` ? [from] : [],
          ),
      );
      expect(new Set(all.nodes.slice(1).map(({ id }: Data) => id))).toEqual(far);
    });

    test("goes as far as is asked for, and no further than what leads everywhere", async () => {
      const near = await neighbourhood(`id: "Locality:10112:00", depth: 1`);
      expect(near.nodes.map(({ id }: Data) => id)).toEqual([
        "Locality:10112:00",
        "LocalityFactors:gpci:2025-01-01:10112:00",
      ]);
      const place = await neighbourhood(`id: "PlaceOfService:11", depth: 3`);
      expect(place.nodes.map(({ id }: Data) => id)).toEqual(["PlaceOfService:11", "Source:hcpcs"]);
      const source = await neighbourhood(`id: "Source:hcpcs", depth: 1`);
      expect(source.nodes.map(({ id }: Data) => id)).toContain("PlaceOfService:11");
    });

    test("shows the relationships that lead there, by type and ends, each with what it says", async () => {
      const { nodes, relationships } = await neighbourhood(
        `id: "Code:${EDITED}", depth: 2, relationships: [BUNDLES, ADD_ON_TO]`,
      );
      const ids = new Set(nodes.map(({ id }: Data) => id));
      expect([...ids].sort()).toEqual(["Code:10001", "Code:10002", "Code:10003", "Code:10004"]);
      const keys = relationships.map(({ type, from, to }: Data) => `${type} ${from} ${to}`);
      expect(keys).toEqual([...keys].sort());
      expect(relationships[0]).toEqual({
        ...{ type: "ADD_ON_TO", from: "Code:10002", to: "Code:10001" },
        text: "10002 is an add-on that is billed beside 10001.",
      });
      expect(new Set(relationships.map(({ type }: Data) => type))).toEqual(
        new Set(["ADD_ON_TO", "BUNDLES"]),
      );
      for (const { from, to, text } of relationships) {
        expect(ids.has(from) && ids.has(to)).toBe(true);
        expect(text).toMatch(/^[A-Z0-9].*\.$/);
      }
    });

    test("is read by a statement a hop, and some for what is shown", async () => {
      for (const depth of [1, 2, 3]) {
        statements();
        await neighbourhood(
          `id: "Code:${EDITED}", depth: ${depth}, limit: 300, relationships: [BUNDLES]`,
        );
        // The node, the hops, the relationships; codes have no names to be read.
        const sent = statements();
        if (sent !== null) expect(sent.length).toBeLessThanOrEqual(2 + depth);
      }
    });

    test("of what is not there is null", async () => {
      for (const id of ["Code:nothing", "nonsense", "", INTERNAL])
        expect(await neighbourhood(`id: "${id}"`)).toBeNull();
    });

    test.each([
      ["depth: 3", "depth: 4", "LIMIT_EXCEEDED"],
      ["depth: 1", "depth: 0", "BAD_USER_INPUT"],
      ["limit: 300", "limit: 301", "LIMIT_EXCEEDED"],
      ["limit: 1", "limit: 0", "BAD_USER_INPUT"],
    ])("can have %s, and not %s", async (most, over, code) => {
      expect(await neighbourhood(`id: "Code:${EDITED}", ${most}`)).not.toBeNull();
      const query = `{ neighbourhood(id: "Code:${EDITED}", ${over}) { truncated } }`;
      expect(await api.failure(query)).toMatchObject({ code });
    });
  });

  describe("paths", () => {
    const PAIRS = [
      ["Code:10001", "Code:10002"],
      ["Code:10001", "Modifier:MA"],
      ["Code:10002", "Code:10003"],
      ["Code:10004", "UnitLimit:PRACTITIONER:2:DAY_CLINICAL"],
      ["Code:30001", "Code:30002"],
      ["Code:20560", "Cause:muscle-strain"],
      ["Release:mpfs:2025-10-01", "Code:10001"],
      ["Source:hcpcs", "PlaceOfService:11"],
      ["Indicator:CO_SURGEONS:0", "Modifier:62"],
      ["Code:97810", "Family:needling"],
      ["Locality:10112:00", "Code:10001"],
    ] as const;

    test.each(PAIRS)("between %s and %s are all that there are, in order", async (from, to) => {
      const expected = pathsByDefinition(records, from, to, AS_OF, 2).map((steps) =>
        steps.map(({ type, id }) => `${type} ${id}`),
      );
      const seen: string[][] = [];
      let after = "";
      for (let more = true; more && seen.length < 40;) {
        const page: Data = await paths(from, to, `maxHops: 2, first: 7${after}`);
        seen.push(...page.edges.map(({ node }: Data) => stepsOf(node)));
        expect(page.pageInfo.hasPreviousPage).toBe(after !== "");
        after = `, after: "${page.pageInfo.endCursor}"`;
        more = page.pageInfo.hasNextPage;
      }
      expect(seen).toEqual(expected.slice(0, Math.max(seen.length, 1)));
      if (seen.length < 40) expect(seen).toHaveLength(expected.length);
    });

    test.each(PAIRS)("the shortest between %s and %s is the first of all", async (from, to) => {
      const all = pathsByDefinition(records, from, to, AS_OF, 3);
      const found = await shortest(from, to, "maxHops: 3");
      const [first] = all;
      if (first === undefined) {
        expect(found).toBeNull();
        return;
      }
      expect(found.length).toBe(first.length);
      expect(stepsOf(found)).toEqual(first.map(({ type, id }) => `${type} ${id}`));
      found.relationships.forEach(({ from: start, to: end, text }: Data, i: number) => {
        const ends = [found.nodes[i].id, found.nodes[i + 1].id];
        expect([ends, [...ends].reverse()]).toContainEqual([start, end]);
        expect(text).toMatch(/^[A-Z0-9].*\.$/);
      });
    });

    test("lead through no node that leads everywhere", async () => {
      const { edges } = await paths("Code:20560", "Code:97140", "maxHops: 3, first: 100");
      expect(edges.length).toBeGreaterThan(20);
      for (const { node } of edges)
        for (const { id } of node.nodes.slice(1, -1)) expect(isSteppingStone(id)).toBe(true);
    });

    test("through a node with very many are found by a statement a hop and some for what is shown", async () => {
      statements();
      const found = await shortest("Code:30001", "Code:30300");
      expect(found.nodes.map(({ label }: Data) => label)).toEqual(["30001", SUPERNODE, "30300"]);
      // From both ends, the way of two steps, the relationships of each.
      expectStatements(6);
    });

    test("follow relationships of some types only, where they are named", async () => {
      expect((await shortest("Code:10001", "Code:10002")).relationships[0].type).toBe("ADD_ON_TO");
      const edits = await shortest("Code:10001", "Code:10002", "relationships: [BUNDLES]");
      // Of the edits between the two one that leads onwards, in the first setting.
      expect(edits.relationships).toEqual([
        {
          ...{ type: "BUNDLES", from: "Code:10001", to: "Code:10002" },
          text: "10002 is not paid beside 10001 (NCCI, outpatient hospital); no modifier bypasses that.",
        },
      ]);
      expect(await shortest("Code:10001", "Code:10002", "relationships: [PART_OF]")).toBeNull();
      expect(await shortest("Code:10001", "Code:10002", "relationships: []")).toBeNull();
    });

    test("are those of the day", async () => {
      const on = async (asOf: string): Promise<Data> =>
        (
          await api.data(`{ shortestPath(from: "Code:10004", to: "Code:10001", asOf: "${asOf}",
            relationships: [REPLACED_BY], maxHops: 1) { length } }`)
        ).shortestPath;
      expect(await on("2023-12-31")).toBeNull();
      expect(await on("2024-01-01")).toEqual({ length: 1 });
    });

    test("from a node to itself are one, of no step; from or to what is not there there are none", async () => {
      expect(await shortest("Code:10001", "Code:10001")).toMatchObject({
        ...{ length: 0, relationships: [], nodes: [{ id: "Code:10001" }] },
      });
      expect((await paths("Code:10001", "Code:10001", "maxHops: 2")).edges).toHaveLength(1);
      for (const [from, to] of [
        ["Code:nothing", "Code:nothing"],
        [INTERNAL, INTERNAL],
        ["Code:nothing", "Code:10001"],
        ["Code:10001", "nonsense"],
      ] as const) {
        expect(await shortest(from, to)).toBeNull();
        expect((await paths(from, to, "maxHops: 6")).edges).toEqual([]);
      }
    });

    test.each([
      ["maxHops: 6", "maxHops: 7", "LIMIT_EXCEEDED"],
      ["maxHops: 1", "maxHops: 0", "BAD_USER_INPUT"],
    ])("can have %s, and not %s", async (most, over, code) => {
      expect(await shortest("Code:10001", "Code:10002", most)).not.toBeNull();
      for (const field of ["shortestPath", "paths"])
        expect(
          await api.failure(
            `{ ${field}(from: "Code:10001", to: "Code:10002", ${over}) { __typename } }`,
          ),
        ).toMatchObject({ code });
    });

    test.each([
      ["first: 101", "LIMIT_EXCEEDED"],
      ["first: -1", "BAD_USER_INPUT"],
      ['after: "nonsense"', "BAD_USER_INPUT"],
      [`after: "${Buffer.from('["NOTHING Code:10002"]').toString("base64url")}"`, "BAD_USER_INPUT"],
    ])("can't have %s", async (args, code) => {
      const query = `{ paths(from: "Code:10001", to: "Code:10002", ${args}) { __typename } }`;
      expect(await api.failure(query)).toMatchObject({ code });
    });
  });
}
