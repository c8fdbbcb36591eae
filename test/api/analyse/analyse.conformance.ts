import { beforeAll, describe, expect, test } from "@jest/globals";
import type { RelationshipRecord } from "../../../src/graph/record.ts";
import type { Graph } from "../../../src/graph/graph.ts";
import { WHAT_IF, verdictsNow } from "../../../src/api/analyse/what-if.ts";
import { readRuleBook } from "../../../src/rules/rule-records.ts";
import { madeUpRelease, putRelease, putSeed } from "../../sources/import/graphs.ts";
import { sampleRow } from "../../sources/mpfs/made-up-releases.ts";
import { ApiClient, operation, type Data } from "../api-client.ts";
import type { ApiUnderTest } from "../api.conformance.ts";

const AS_OF = "2025-11-01";

/** Needling codes that agree but for one, and codes of a section with several values. */
const ROWS = [
  ...["20560", "20561"].map((code) =>
    sampleRow({ code, globalDays: "XXX", bilateralSurgery: "0" }),
  ),
  ...["11101", "11102", "11103", "11104"].map((code, i) =>
    sampleRow({ code, globalDays: i === 3 ? "090" : "010", bilateralSurgery: String(i % 2) }),
  ),
  ...["", "26", "TC"].map((modifier) => sampleRow({ code: "71046", modifier, pcTc: "1" })),
];

/** What the API promises of analysis, on rows of a made-up fee schedule beside the seed. */
export function defineAnalyseTests({ emptyGraph, statements, execution }: ApiUnderTest): void {
  let api: ApiClient;
  let graph: Graph;

  beforeAll(async () => {
    graph = await emptyGraph();
    await putSeed(graph);
    await putRelease(graph, madeUpRelease(ROWS));
    api = new ApiClient(graph, execution);
    // What is worked out once for each state of the graph.
    await api.data(`{ code(code: "20560") { similar { totalCount } } metaGraph { nodeTypes { type } }
      whatIf(code: "20560", type: CO_SURGEONS, value: "1") { after } }`);
    statements();
  });

  const expectStatements = (count: number): void => {
    const sent = statements();
    if (sent !== null) expect(sent.map(({ cypher }) => cypher.split("\n")[0])).toHaveLength(count);
  };

  test("analyse runs verbatim", async () => {
    const found = await api.data(operation("analyse"));
    expect(found.paths.nodes).toHaveLength(5);
    expect(found.paths.nodes[0]).toMatchObject({
      length: 1,
      relationships: [{ type: "TAKES_MODIFIER", text: "On 20560, modifier 59 is ALLOWED." }],
    });
    expect(found.outliers).toEqual([]);
    expect(found.whatIf).toEqual([
      {
        ...{ modifier: { code: "62" }, before: "NOT_ALLOWED", after: "DOCUMENTATION" },
        rule: "CO_SURGEONS_1",
      },
    ]);
    const { degree, relationshipCounts } = found.code;
    expect(relationshipCounts).toContainEqual({
      ...{ type: "HAS_FEE_SCHEDULE_ENTRY", direction: "OUT", count: 3 },
    });
    const sum = relationshipCounts.reduce((all: number, one: Data) => all + Number(one.count), 0);
    expect(degree).toBe(sum);
  });

  describe("degrees", () => {
    test("count what is in force on the day, in the statement that reads the code", async () => {
      const records: RelationshipRecord[] = [];
      const { relationships } = await graph.view().count();
      for (const type of new Set(relationships.map((one) => one.type)))
        for await (const batch of graph.view().relationships(type)) records.push(...batch);
      statements();
      for (const [code, asOf] of [
        ["20560", AS_OF],
        ["20560", "2020-01-01"],
        ["71046", AS_OF],
        ["71046", "2020-01-01"],
        ["97810", AS_OF],
      ] as const) {
        const { code: found } = await api.data(
          `{ code(code: "${code}", asOf: "${asOf}") { degree relationshipCounts { type direction count } } }`,
        );
        const id = `Code:${code}`;
        const own = records.filter(
          ({ from, to, validFrom = "", validTo }) =>
            (from === id || to === id) &&
            validFrom <= asOf &&
            (validTo === undefined || validTo > asOf),
        );
        expect(found.degree).toBe(own.length);
        const key = ({ type, from }: RelationshipRecord): string =>
          `${type} ${from === id ? "OUT" : "IN"}`;
        const counts = found.relationshipCounts.map(
          ({ type, direction, count }: Data) => [`${type} ${direction}`, count] as const,
        );
        expect(new Map(counts)).toEqual(
          new Map(
            own.map((one) => [key(one), own.filter((other) => key(other) === key(one)).length]),
          ),
        );
      }
      expectStatements(5);
    });
  });

  describe("a comparison", () => {
    const compare = async (a: string, b: string): Promise<Data> =>
      (
        await api.data(`{ compareCodes(a: "${a}", b: "${b}", asOf: "${AS_OF}") {
          a { code } b { code } indicators { type a { value } b { value } same }
          modifiersOnlyA { code name } modifiersOnlyB { code } modifiersShared { code } } }`)
      ).compareCodes;

    test("has the indicators of either by type, and says which are the same", async () => {
      const { a, b, indicators } = await compare("11101", "11104");
      expect([a.code, b.code]).toEqual(["11101", "11104"]);
      const types = indicators.map(({ type }: Data) => type);
      expect(types).toEqual([...types].sort());
      expect(indicators.filter(({ same }: Data) => !same)).toEqual([
        { type: "BILATERAL_SURGERY", a: { value: "0" }, b: { value: "1" }, same: false },
        { type: "GLOBAL_DAYS", a: { value: "010" }, b: { value: "090" }, same: false },
      ]);
      for (const one of indicators) expect(one.same).toBe(one.a?.value === one.b?.value);
    });

    test("tells the modifiers that one has or both have", async () => {
      const had = async (code: string): Promise<string[]> => {
        const query = `{ code(code: "${code}", asOf: "${AS_OF}") { modifiers(first: 100) {
          edges { verdict listed node { code } } } } }`;
        return (await api.data(query)).code.modifiers.edges
          .filter(
            ({ verdict, listed }: Data) =>
              listed === true || ["ALLOWED", "DOCUMENTATION", "SYSTEM_ASSIGNED"].includes(verdict),
          )
          .map(({ node }: Data) => node.code);
      };
      const [one, other] = [await had("20560"), await had("11101")];
      const found = await compare("20560", "11101");
      const codes = (name: string): string[] => found[name].map(({ code }: Data) => code);
      expect(codes("modifiersOnlyA")).toEqual(one.filter((code) => !other.includes(code)));
      expect(codes("modifiersOnlyB")).toEqual(other.filter((code) => !one.includes(code)));
      expect(codes("modifiersShared")).toEqual(one.filter((code) => other.includes(code)));
      expect(codes("modifiersShared").length).toBeGreaterThan(0);
    });

    test("with itself differs in nothing, and with what is not there is null", async () => {
      const same = await compare("20560", " 20560 ");
      expect(same.modifiersOnlyA).toEqual([]);
      expect(same.indicators.filter((one: Data) => !one.same)).toEqual([]);
      expect(await compare("20560", "nothing")).toBeNull();
      expect(await compare("nothing", "20560")).toBeNull();
    });

    test("is one statement, and one for each kind of node that is shown", async () => {
      statements();
      await compare("20560", "11101");
      expectStatements(4);
    });
  });

  describe("counts of indicator values", () => {
    const distribution = async (type: string, asOf = AS_OF): Promise<Data> =>
      (
        await api.data(
          `{ indicatorDistribution(type: ${type}, asOf: "${asOf}") { value meaning count } }`,
        )
      ).indicatorDistribution;

    test("are by value, with what it means, on the day", async () => {
      const found = await distribution("GLOBAL_DAYS");
      expect(found.map(({ value, count }: Data) => [value, count])).toEqual([
        ["010", 4],
        ["090", 1],
        ["XXX", 2],
      ]);
      expect(found[0].meaning).toMatch(/10 days/);
      expect(await distribution("GLOBAL_DAYS", "2021-01-01")).toEqual([
        expect.objectContaining({ value: "XXX", count: 1 }),
      ]);
      expect(await distribution("ADD_ON_TYPE")).toEqual([]);
    });

    test("of two indicators are those of codes that have both", async () => {
      const { crossTabulation } = await api.data(`{ crossTabulation(rows: GLOBAL_DAYS,
        columns: BILATERAL_SURGERY, asOf: "${AS_OF}") { row column count } }`);
      expect(crossTabulation).toEqual([
        { row: "010", column: "0", count: 3 },
        { row: "010", column: "1", count: 1 },
        { row: "090", column: "1", count: 1 },
        { row: "XXX", column: "0", count: 2 },
      ]);
      const { same } = await api.data(
        `{ same: crossTabulation(rows: GLOBAL_DAYS, columns: GLOBAL_DAYS, asOf: "${AS_OF}") { row column count } }`,
      );
      expect(same.map(({ row, column, count }: Data) => [row, column, count])).toEqual([
        ["010", "010", 4],
        ["090", "090", 1],
        ["XXX", "XXX", 2],
      ]);
    });
  });

  describe("outliers", () => {
    const SECTION = "Family:section-cpt-surgery-skin-biopsy";

    const familyOf = async (code: string): Promise<string> => {
      const { code: found } = await api.data(
        `{ code(code: "${code}", asOf: "${AS_OF}") { families { nodes { id } } } }`,
      );
      return found.families.nodes[0]?.id ?? SECTION;
    };
    const outliers = async (args: string): Promise<Data> =>
      (
        await api.data(`{ outliers(${args}, asOf: "${AS_OF}") {
          code { code } type value majority share } }`)
      ).outliers;

    test("are codes that differ from most of their family", async () => {
      const family = await familyOf("11101");
      expect(await outliers(`family: "${family}"`)).toEqual([
        {
          ...{ code: { code: "11104" }, type: "GLOBAL_DAYS", value: "090" },
          ...{ majority: "010", share: 0.75 },
        },
      ]);
      expect(await outliers(`family: "${family}", minShare: 0.76`)).toEqual([]);
      expect(await outliers(`family: "${family}", first: 0`)).toEqual([]);
    });

    test("of a family are those of its parts as well, and none of one that does not exist", async () => {
      const family = await familyOf("11101");
      const { family: found } = await api.data(`{ family(id: "${family}") { parent { id } } }`);
      const above = await outliers(`family: "${found.parent.id}"`);
      expect(above.map(({ code }: Data) => code.code)).toContain("11104");
      expect(await outliers('family: "Family:nothing"')).toBeNull();
    });

    test.each([
      ["minShare: 1", "minShare: 1.01", "BAD_USER_INPUT"],
      ["minShare: 0.51", "minShare: 0.5", "BAD_USER_INPUT"],
      ["first: 100", "first: 101", "LIMIT_EXCEEDED"],
      ["first: 0", "first: -1", "BAD_USER_INPUT"],
    ])("can have %s, and not %s", async (most, over, code) => {
      expect(await outliers(`family: "Family:needling", ${most}`)).toEqual([]);
      const query = `{ outliers(family: "Family:needling", ${over}) { type } }`;
      expect(await api.failure(query)).toMatchObject({ code });
    });
  });

  describe("what if", () => {
    const whatIf = async (args: string): Promise<Data> =>
      (
        await api.data(`{ whatIf(${args}, asOf: "${AS_OF}") {
          modifier { code } before after rule text } }`)
      ).whatIf;

    test("rests on verdicts that are those of the graph, for every code", async () => {
      const view = graph.view();
      const rules = await readRuleBook(view, (slug) => slug);
      const ids: string[] = [];
      for await (const batch of view.nodes("Code")) ids.push(...batch.map(({ id }) => id));
      const trees = await view.read(WHAT_IF, ids, AS_OF, []);
      const stated: string[] = [];
      for await (const batch of view.relationships("TAKES_MODIFIER"))
        for (const { from, to, validFrom = "", validTo, properties } of batch)
          if (validFrom <= AS_OF && (validTo === undefined || validTo > AS_OF))
            stated.push(`${from} ${to} ${String(properties.verdict)}`);
      const now = trees.flatMap((tree, i) =>
        tree === null
          ? []
          : verdictsNow(tree, rules).map(
              ({ modifier, verdict }) => `${ids[i] ?? ""} Modifier:${modifier} ${verdict}`,
            ),
      );
      expect(now.sort()).toEqual(stated.sort());
      expect(now.length).toBeGreaterThan(100);
    });

    test("tells each verdict that would be another, by modifier, with the rule", async () => {
      const found = await whatIf('code: "11101", type: BILATERAL_SURGERY, value: "1"');
      expect(found).toEqual([
        {
          ...{ modifier: { code: "50" }, before: "NOT_ALLOWED", after: "ALLOWED" },
          ...{ rule: expect.any(String), text: expect.stringMatching(/\.$/) },
        },
      ]);
    });

    test("a rule that needs a row of the modifier allows it only where there is one", async () => {
      const after = async (code: string, value: string): Promise<unknown[]> =>
        (await whatIf(`code: "${code}", type: PC_TC, value: "${value}"`)).map(
          ({ modifier, after: verdict }: Data) => [modifier.code, verdict],
        );
      expect(await after("71046", "8")).toEqual([["TC", "NOT_ALLOWED"]]);
      expect(await after("11101", "8")).toEqual([]);
    });

    test("the value that it has changes nothing", async () => {
      expect(await whatIf('code: "20560", type: CO_SURGEONS, value: "0"')).toEqual([]);
    });

    test("of a code that is not there it is null, and a value that does not exist is refused", async () => {
      expect(await whatIf('code: "nothing", type: CO_SURGEONS, value: "1"')).toBeNull();
      const query = `{ whatIf(code: "20560", type: CO_SURGEONS, value: "nonsense") { rule } }`;
      expect(await api.failure(query)).toMatchObject({ code: "BAD_USER_INPUT" });
    });

    test("is two statements, and one for the modifiers", async () => {
      statements();
      await whatIf('code: "20560", type: CO_SURGEONS, value: "1"');
      expectStatements(3);
    });
  });
}
