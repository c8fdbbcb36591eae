import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Graph } from "../../src/graph/graph.ts";
import { importSeed } from "../../src/sources/curated/import-seed.ts";
import { SEED_FOLDER, readCurated } from "../../src/sources/curated/read-curated.ts";
import { ApiClient, operation, type Data, type Execution } from "./api-client.ts";

export interface ApiUnderTest {
  /** A graph with nothing in it, for all tests of the suite. */
  readonly emptyGraph: () => Promise<Graph>;
  /** Statements that were sent to the store since the last call; null where it has none. */
  readonly statements: () => readonly SentStatement[] | null;
  /** Compiled unless it is said otherwise. */
  readonly execution?: Execution;
}

export interface SentStatement {
  readonly cypher: string;
  readonly rows: number;
}

/** What the API promises on every store, on the facts of the seed. */
export function defineApiTests({ emptyGraph, statements, execution }: ApiUnderTest): void {
  let api: ApiClient;

  beforeAll(async () => {
    const graph = await emptyGraph();
    await importSeed(graph, await readCurated(SEED_FOLDER), new Date("2025-11-01T00:00:00Z"));
    api = new ApiClient(graph, execution);
    await api.run("{ __typename }");
    statements();
  });

  /** Expects so many statements with so many rows in all, where the store has statements. */
  const expectStatements = (count: number, rows: number): void => {
    const sent = statements();
    if (sent === null) return;
    expect(sent).toHaveLength(count);
    expect(sent.reduce((sum, statement) => sum + statement.rows, 0)).toBe(rows);
  };

  describe("the page of 20560", () => {
    let code: Data;

    beforeAll(async () => {
      statements();
      ({ code } = await api.data(operation("code-page"), { code: "20560" }));
    });

    test("is read by one statement", async () => {
      statements();
      await api.data(operation("code-page"), { code: "20560" });
      expectStatements(1, 1);
    });

    test("says what the code is, in our own words", () => {
      expect(code).toMatchObject({ id: "Code:20560", code: "20560", system: "CPT", active: true });
      const [descriptor] = code.descriptors;
      expect(code.descriptors).toHaveLength(1);
      expect(descriptor.short.length).toBeLessThanOrEqual(28);
      expect(descriptor.medium.length).toBeLessThanOrEqual(48);
      expect(descriptor.long.length).toBeGreaterThan(0);
      expect(descriptor.source).toBe("Codeloom reference facts");
      expect(descriptor.notice).toMatch(/American Medical Association/);
      expect(code.purpose).toMatch(/trigger points/);
      expect(code.tool).toMatch(/filament/);
      expect(code.synonyms).toEqual([
        "dry needling",
        "trigger point dry needling",
        "intramuscular needling without injection",
      ]);
    });

    test("names its family, its siblings and what it is not", () => {
      const [family] = code.families.nodes;
      expect(family.id).toBe("Family:dry-needling");
      expect(family.members.totalCount).toBe(2);
      const members = family.members.edges.map(({ note, node }: Data) => [node.code, note]);
      expect(members).toEqual([
        ["20560", expect.stringMatching(/1 or 2/)],
        ["20561", expect.stringMatching(/3 or more/)],
      ]);
      expect(code.distinguishedFrom.edges.map(({ node }: Data) => node.code)).toEqual([
        "97810",
        "97811",
        "97813",
        "97814",
      ]);
    });

    test("shows indications with causes, steps, aftercare and providers", () => {
      expect(code.indications.nodes).toHaveLength(2);
      for (const { arisesFrom } of code.indications.nodes) expect(arisesFrom.nodes).toHaveLength(3);
      expect(code.procedureSteps.map(({ order }: Data) => order)).toEqual([1, 2, 3, 4, 5, 6, 7]);
      const timed = code.procedureSteps.filter((step: Data) => step.maxSeconds !== null);
      expect(timed).toHaveLength(1);
      expect(timed[0].maxSeconds).toBe(1_800);
      expect(timed[0].minSeconds).toBeLessThan(60);
      const optional = code.procedureSteps.filter((step: Data) => step.optional);
      expect(optional.map(({ title }: Data) => title)).toEqual([
        expect.stringMatching(/electric/i),
      ]);
      expect(code.aftercare).toHaveLength(5);
      const providers = code.performedBy.nodes.map((p: Data) => [p.id, p.taxonomyCode]);
      expect(providers).toEqual([
        ["ProviderType:111N00000X", "111N00000X"],
        ["ProviderType:171100000X", "171100000X"],
        ["ProviderType:225100000X", "225100000X"],
        ["ProviderType:physician", null],
      ]);
    });

    test("has the fourteen indicators, and what each governs", () => {
      const values = Object.fromEntries(code.indicators.map((i: Data) => [i.type, i.value]));
      expect(values).toEqual({
        STATUS_CODE: "A",
        GLOBAL_DAYS: "XXX",
        PC_TC: "0",
        MULTIPLE_PROCEDURES: "0",
        BILATERAL_SURGERY: "0",
        PHYSICIAN_SUPERVISION: "09",
        ASSISTANT_SURGEON: "1",
        CO_SURGEONS: "0",
        TEAM_SURGERY: "0",
        DIAGNOSTIC_IMAGING_FAMILY: "99",
        APC_STATUS: "S",
        TYPE_OF_SERVICE: "2",
        BETOS: "NONE",
        MUE: "1",
      });
      const governed = Object.fromEntries(
        code.indicators.map((i: Data) => [i.type, i.governs.nodes.map((m: Data) => m.code)]),
      );
      expect(governed).toMatchObject({
        PC_TC: ["26", "TC"],
        MULTIPLE_PROCEDURES: ["51"],
        BILATERAL_SURGERY: ["50", "LT", "RT"],
        ASSISTANT_SURGEON: ["80", "81", "82", "AS"],
        CO_SURGEONS: ["62"],
        TEAM_SURGERY: ["66"],
        GLOBAL_DAYS: ["24", "25", "54", "55", "56", "57", "58", "78", "79"],
        STATUS_CODE: [],
        BETOS: [],
      });
      for (const { meaning } of code.indicators) expect(meaning).toBeTruthy();
    });

    test("lists 26 modifiers, forbids others, and shows where both hold", () => {
      const edges: Data[] = code.modifiers.edges;
      const byCode = new Map(edges.map((edge) => [edge.node.code, edge]));
      const listed = edges.filter((edge) => edge.listed).map((edge) => edge.node.code);
      expect(listed.sort()).toEqual(
        "25 52 59 76 97 AT CG CO CQ CR GA GC GO GP GX GY GZ KX LT PO RT X2 XE XP XS XU".split(" "),
      );
      for (const modifier of "26 TC 50 51 62 66 80 81 82 AS".split(" ")) {
        expect(byCode.get(modifier)).toMatchObject({ verdict: "NOT_ALLOWED", listed: false });
        const [reason] = byCode.get(modifier).reasons;
        expect(reason.indicator).not.toBeNull();
        expect(reason.source).toMatch(/reference page, 2025/);
        expect(reason.text).not.toBe(reason.rule);
      }
      for (const modifier of ["25", "AT"]) {
        expect(byCode.get(modifier)).toMatchObject({ verdict: "NOT_ALLOWED", listed: true });
        const rules = byCode.get(modifier).reasons.map((r: Data) => r.rule);
        expect(rules).toContain("LISTED");
        expect(rules[0]).not.toBe("LISTED");
      }
      for (const modifier of ["LT", "RT", "59", "XE", "76", "GP", "KX"])
        expect(byCode.get(modifier)).toMatchObject({ verdict: "ALLOWED", listed: true });
      expect(code.modifiers.totalCount).toBe(edges.length);
      for (const { reasons, node } of edges) {
        expect(reasons.length).toBeGreaterThan(0);
        expect(node.name).toBeTruthy();
        expect(node.definition).toBeTruthy();
      }
      for (const modifier of listed) expect(byCode.get(modifier).node.category).not.toBeNull();
    });

    test("links modifiers with what they point to", () => {
      const refersTo = (modifier: string): string[] =>
        code.modifiers.edges
          .find((edge: Data) => edge.node.code === modifier)
          .node.refersTo.edges.map((edge: Data) => edge.node.id);
      expect(refersTo("59")).toContain("Modifier:25");
      expect(refersTo("25")).toEqual(expect.arrayContaining(["Modifier:57", "Modifier:59"]));
      expect(refersTo("52")).toEqual(expect.arrayContaining(["Modifier:73", "Modifier:74"]));
      expect(refersTo("AT")).toEqual(
        expect.arrayContaining(["Code:98940", "Code:98941", "Code:98942"]),
      );
    });

    test("knows its history", () => {
      expect(code.history).toMatchObject([{ date: "2020-01-01", action: "Code added" }]);
    });
  });

  describe("time", () => {
    test("facts of the seed hold from 2020-01-01", async () => {
      const source = `query ($asOf: Date) { code(code: "20560", asOf: $asOf) {
        active descriptors { short } indicators { type } modifiers { totalCount }
        families { totalCount } procedureSteps { order } } }`;
      const before = await api.data(source, { asOf: "2019-12-31" });
      expect(before.code).toEqual({
        active: false,
        descriptors: [],
        indicators: [],
        modifiers: { totalCount: 0 },
        // The section, which follows from the number.
        families: { totalCount: 1 },
        procedureSteps: [],
      });
      const after = await api.data(source, { asOf: "2020-01-01" });
      expect(after).toEqual(await api.data(source));
    });
  });

  describe("reads", () => {
    test("ten aliases of one field are one statement", async () => {
      const aliases = Array.from(
        { length: 10 },
        (_, i) => `a${i}: code(code: "${97_810 + i}") { code system }`,
      );
      statements();
      const data = await api.data(`{ ${aliases.join(" ")} }`);
      expectStatements(1, 4);
      expect(data.a0).toEqual({ code: "97810", system: "CPT" });
      expect(data.a2).toBeNull();
    });

    test("a field under two names keeps its arguments apart", async () => {
      const data = await api.data(`{ code(code: "20560") {
        few: modifiers(first: 2) { totalCount nodes { code } }
        allowed: modifiers(first: 100, verdict: [ALLOWED]) { edges { verdict } }
        plain: descriptors { short } again: descriptors { source }
        descriptors: modifiers(first: 1) { nodes { code } }
      } }`);
      expect(data.code.few.nodes).toHaveLength(2);
      expect(new Set(data.code.allowed.edges.map((e: Data) => e.verdict))).toEqual(
        new Set(["ALLOWED"]),
      );
      expect(data.code.plain[0].short).toBeTruthy();
      expect(data.code.again[0].source).toBeTruthy();
      expect(data.code.descriptors.nodes).toEqual([{ code: expect.any(String) }]);
    });

    test("fields under several names never take each other's arguments", async () => {
      const parts = {
        one: "m: modifiers(first: 1) { nodes { code } }",
        two: "m: modifiers(first: 2, verdict: [ALLOWED]) { nodes { code } }",
      };
      const member = (selection: string): string =>
        `{ family(id: "Family:dry-needling") { members(first: 1) { ${selection} } } }`;
      const alone = async (part: string): Promise<Data> =>
        (await api.data(member(`nodes { ${part} }`))).family.members.nodes[0].m;
      const [one, two] = [await alone(parts.one), await alone(parts.two)];
      expect(one).not.toEqual(two);
      const mixed = await api.data(
        member(
          `nodes { ${parts.one} } a: edges { node { ${parts.two} } } b: edges { x: node { ${parts.one} } }`,
        ),
      );
      expect(mixed.family.members.nodes[0].m).toEqual(one);
      expect(mixed.family.members.a[0].node.m).toEqual(two);
      expect(mixed.family.members.b[0].x.m).toEqual(one);
      const lookup = await api.data(`{ lookupCodes(codes: ["20560"]) {
        a: code { ${parts.one} } b: code { ${parts.two} } } }`);
      expect(lookup.lookupCodes[0]).toEqual({ a: { m: one }, b: { m: two } });
      const history = await api.data(`{ code(code: "20560") {
        a: events { subject { ... on Code { ${parts.one} } } }
        b: events { subject { ... on Code { ${parts.two} } } } } }`);
      expect(history.code.a[0].subject.m).toEqual(one);
      expect(history.code.b[0].subject.m).toEqual(two);
    });

    test("follows fragments, @skip and @include", async () => {
      const source = `query ($with: Boolean!) {
        code(code: "20560") { ...Name indicators @include(if: $with) { type } system @skip(if: $with) }
        node(id: "Modifier:59") { id ... on Modifier { name } ... on Code { system } ...Both }
      }
      fragment Name on Code { code ...Both } fragment Both on Coded { id code }`;
      const without = await api.data(source, { with: false });
      expect(without.code).toEqual({ code: "20560", id: "Code:20560", system: "CPT" });
      const withIndicators = await api.data(source, { with: true });
      expect(withIndicators.code.indicators).toHaveLength(14);
      expect(withIndicators.node).toMatchObject({ id: "Modifier:59", code: "59" });
    });

    test("finds keys as people write them", async () => {
      const data = await api.data(
        `{ a: code(code: " 20560 ") { code } b: modifier(code: "xs") { code } c: indicator(type: GLOBAL_DAYS, value: "xxx") { id } }`,
      );
      expect(data).toEqual({
        a: { code: "20560" },
        b: { code: "XS" },
        c: { id: "Indicator:GLOBAL_DAYS:XXX" },
      });
    });

    test("unknown keys are null, not errors", async () => {
      const data = await api.data(`{
        code(code: "00000") { id } modifier(code: "!!") { id } family(id: "Code:20560") { id }
        node(id: "nonsense") { id } other: node(id: "Code:nothing") { id }
        nodes(ids: ["Code:20560", "x", "Modifier:59", "Code:20560"]) { id }
      }`);
      expect(data).toEqual({
        code: null,
        modifier: null,
        family: null,
        node: null,
        other: null,
        nodes: [{ id: "Code:20560" }, null, { id: "Modifier:59" }, { id: "Code:20560" }],
      });
    });

    test("every type of node is found by its id", async () => {
      const ids = [
        "Aftercare:20560:1",
        "Cause:overuse-injury",
        "ChangeEvent:20560:2020-01-01:CODE_ADDED:seed",
        "Code:20560",
        "CodeList:manipulation",
        "CuratedEntry:seed:2020-01-01:20560",
        "Family:dry-needling",
        "Indication:restricted-range-of-motion",
        "Indicator:BETOS:NONE",
        "Modifier:59",
        "ProcedureStep:20560:1",
        "ProviderType:111N00000X",
        "Release:seed:2020-01-01",
        "Rule:LISTED",
        "Source:seed",
      ];
      const data = await api.data(`query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }`, {
        ids,
      });
      expect(data.nodes).toEqual(ids.map((id) => ({ __typename: id.split(":")[0], id })));
    });
  });

  describe("connections", () => {
    const page = `query ($first: Int, $after: String) { code(code: "20560") {
      modifiers(first: $first, after: $after) {
        totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        edges { cursor verdict node { code } } } } }`;

    test.each([1, 7, 100])("pages of %i join to the whole", async (first) => {
      const whole = await api.data(page, { first: 100 });
      const seen: Data[] = [];
      let after: string | null = null;
      for (;;) {
        const data: Data = await api.data(page, { first, after });
        const { edges, pageInfo, totalCount } = data.code.modifiers;
        expect(totalCount).toBe(whole.code.modifiers.totalCount);
        expect(pageInfo.hasPreviousPage).toBe(after !== null);
        expect(pageInfo.startCursor).toBe(edges[0].cursor);
        expect(pageInfo.endCursor).toBe(edges.at(-1).cursor);
        seen.push(...edges);
        after = pageInfo.endCursor;
        if (!pageInfo.hasNextPage) break;
      }
      expect(seen).toEqual(whole.code.modifiers.edges);
    });

    test("an argument that is left out is as good as one that is null", async () => {
      const { code } = await api.data(page, { first: 3 });
      for (const variables of [{ first: 3, after: null }, { first: 3 }])
        expect((await api.data(page, variables)).code).toEqual(code);
    });

    test("a list is one statement and one row, however long", async () => {
      statements();
      await api.data(
        "{ modifiers(first: 100) { totalCount nodes { code refersTo { nodes { id } } } } }",
      );
      expectStatements(1, 1);
    });

    test("modifiers of a category, and provider types of a grouping, in order", async () => {
      const data = await api.data(operation("browse"), { first: 20, after: null });
      expect(data.modifiers.nodes.map((m: Data) => m.code)).toEqual([
        ...data.modifiers.nodes.map((m: Data) => m.code).sort(),
      ]);
      expect(data.modifiers.nodes).toHaveLength(10);
      expect(data.providerTypes.nodes).toEqual([
        { taxonomyCode: "111N00000X", name: "Chiropractor" },
      ]);
      expect(data.family.members.edges).toHaveLength(2);
    });

    test("codes by prefix, range, family, verdict and indicator, in both directions", async () => {
      const codes = async (args: string): Promise<string[]> => {
        const data = await api.data(`{ codes(first: 100, ${args}) { nodes { code } totalCount } }`);
        expect(data.codes.totalCount).toBe(data.codes.nodes.length);
        return data.codes.nodes.map((n: Data) => n.code);
      };
      const all = [
        "20560",
        "20561",
        "97140",
        "97810",
        "97811",
        "97813",
        "97814",
        "98940",
        "98941",
        "98942",
      ];
      expect(await codes("orderBy: { field: CODE }")).toEqual(all);
      expect(await codes("orderBy: { field: SYSTEM, direction: DESC }")).toEqual(
        [...all].reverse(),
      );
      expect(await codes(`filter: { codePrefix: "978" }`)).toEqual([
        "97810",
        "97811",
        "97813",
        "97814",
      ]);
      expect(await codes(`filter: { codeFrom: "97813", codeTo: "98940" }`)).toEqual([
        "97813",
        "97814",
        "98940",
      ]);
      expect(await codes(`filter: { family: "Family:dry-needling" }`)).toEqual(["20560", "20561"]);
      expect(await codes(`filter: { modifiers: [{ code: "at", verdict: [ALLOWED] }] }`)).toEqual([
        "98940",
        "98941",
        "98942",
      ]);
      expect(await codes(`filter: { modifiers: [{ code: "59", listed: true }] }`)).toEqual([
        "20560",
      ]);
      expect(
        await codes(`filter: { indicators: [{ type: GLOBAL_DAYS, in: ["xxx", "000"] }] }`),
      ).toEqual(["20560"]);
      const conditions = ["50", " 50", "50 ", "59", "59"].map((m) => `{ code: "${m}" }`).join(" ");
      statements();
      expect(await codes(`filter: { modifiers: [${conditions}] }`)).toEqual(["20560"]);
      const [sent] = statements() ?? [];
      if (sent) expect(sent.cypher.split("TAKES_MODIFIER")).toHaveLength(5);
      expect(await codes(`filter: { system: HCPCS }`)).toEqual([]);
      expect(await codes(`filter: { active: false }`)).toEqual([]);
      expect(await codes(`filter: { active: false }, asOf: "2019-01-01"`)).toEqual(all);
    });

    test("a modifier shows its conflicts from both sides", async () => {
      const source = `query ($code: ID!) { modifier(code: $code) { conflictsWith(first: 100) { edges { scope node { code } } } } }`;
      const of = async (code: string): Promise<string[]> =>
        (await api.data(source, { code })).modifier.conflictsWith.edges.map(
          (e: Data) => e.node.code,
        );
      expect(await of("26")).toContain("TC");
      expect(await of("TC")).toContain("26");
      expect(await of("GA")).toEqual(expect.arrayContaining(["GY", "GZ"]));
    });

    test("modifier-page runs verbatim", async () => {
      statements();
      const data = await api.data(operation("modifier-page"), { modifier: "59" });
      expectStatements(1, 1);
      expect(data.modifier.codes.edges[0].node.code).toBe("20560");
      expect(data.modifier.referredBy.nodes).toEqual([{ code: "25" }]);
      const conflicts = data.modifier.conflictsWith.edges.map((e: Data) => e.node.code);
      expect(conflicts).toEqual(["XE", "XP", "XS", "XU"]);
    });
  });

  describe("lookup", () => {
    test("keeps order and duplicates, echoes keys, and says what is wrong", async () => {
      statements();
      const data = await api.data(operation("lookup"), {
        codes: ["20560", "G0202", " 20561 ", "nonsense", "20560", ""],
        asOf: "2025-10-01",
      });
      expectStatements(1, 2);
      const seen = data.lookupCodes.map((l: Data) => [l.key, l.problem, l.code?.code ?? null]);
      expect(seen).toEqual([
        ["20560", null, "20560"],
        ["G0202", "NOT_FOUND", null],
        [" 20561 ", null, "20561"],
        ["nonsense", "MALFORMED", null],
        ["20560", null, "20560"],
        ["", "MALFORMED", null],
      ]);
      for (const { problem, message } of data.lookupCodes)
        expect(message === null).toBe(problem === null);
      const early = await api.data(operation("lookup"), { codes: ["20560"], asOf: "2019-12-31" });
      expect(early.lookupCodes[0].problem).toBe("NOT_YET_EFFECTIVE");
    });

    test("takes 1,000 keys in one statement and no more", async () => {
      const keys = Array.from({ length: 1_000 }, (_, i) => String(20_000 + i));
      statements();
      const data = await api.data(`query ($k: [ID!]!) { lookupCodes(codes: $k) { key problem } }`, {
        k: keys,
      });
      expectStatements(1, 2);
      expect(data.lookupCodes.map((l: Data) => l.key)).toEqual(keys);
      const tooMany = api.failure(`query ($k: [ID!]!) { lookupCodes(codes: $k) { key } }`, {
        k: [...keys, "x"],
      });
      expect((await tooMany).code).toBe("LIMIT_EXCEEDED");
    });
  });

  describe("bad input", () => {
    test.each([
      ["codes(first: 101) { totalCount }", "LIMIT_EXCEEDED", /"first" is limited to 100; 101/],
      ["codes(first: -1) { totalCount }", "BAD_USER_INPUT", /must not be negative/],
      [`codes(after: "nonsense") { nodes { code } }`, "BAD_USER_INPUT", /not a cursor/],
      [`codes(after: "") { nodes { code } }`, "BAD_USER_INPUT", /not a cursor/],
      [`codes(after: "WzUsNV0") { nodes { code } }`, "BAD_USER_INPUT", /not a cursor/],
      [
        `code(code: "20560") { modifiers(first: 1000) { totalCount } }`,
        "LIMIT_EXCEEDED",
        /"first"/,
      ],
      [
        `code(code: "20560") { modifiers(after: "WzFd") { nodes { code } } }`,
        "BAD_USER_INPUT",
        /cursor/,
      ],
    ])("%s is refused with %s", async (field, code, message) => {
      const failure = await api.failure(`{ ${field} }`);
      expect(failure).toEqual({ code, message: expect.stringMatching(message) });
    });

    test.each([
      [`modifiers: [${'{ code: "50" } '.repeat(11)}]`, /"filter.modifiers" is limited to 10; 11/],
      [
        `indicators: [${'{ type: MUE, in: ["1"] } '.repeat(11)}]`,
        /"filter.indicators" is limited to 10; 11/,
      ],
      [
        `indicators: [{ type: MUE, in: [${'"1" '.repeat(101)}] }]`,
        /"filter.indicators.in" is limited to 100; 101/,
      ],
      [
        `modifiers: [{ code: "50", verdict: [${"ALLOWED ".repeat(101)}] }]`,
        /"filter.modifiers.verdict" is limited to 100; 101/,
      ],
    ])("%s is too long a filter", async (filter, message) => {
      const failure = await api.failure(`{ codes(filter: { ${filter} }) { totalCount } }`);
      expect(failure).toEqual({
        code: "LIMIT_EXCEEDED",
        message: expect.stringMatching(message),
      });
    });

    test("lists of values below a node are limited as well", async () => {
      const failure = await api.failure(
        `{ code(code: "20560") { modifiers(verdict: [${"ALLOWED ".repeat(101)}]) { totalCount } } }`,
      );
      expect(failure).toEqual({
        code: "LIMIT_EXCEEDED",
        message: expect.stringMatching(/"verdict" is limited to 100; 101/),
      });
    });

    test("days that the calendar does not have are refused", async () => {
      const { errors } = await api.run(`{ code(code: "20560", asOf: "2025-02-30") { id } }`);
      expect(errors?.[0]?.message).toMatch(/2025-02-30/);
    });
  });
}
