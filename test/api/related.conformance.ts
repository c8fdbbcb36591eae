import { beforeAll, describe, expect, test } from "@jest/globals";
import { fill } from "../graph/fixture.ts";
import { ApiClient, operation, type Data } from "./api-client.ts";
import type { ApiUnderTest } from "./api.conformance.ts";
import { EDITED, MANY, RELATED_FACTS, SUPERNODE, TRIAD } from "./related-facts.ts";

/** What the API promises of what belongs to a code and of payments, on made-up facts. */
export function defineRelatedTests({ emptyGraph, statements, execution }: ApiUnderTest): void {
  let api: ApiClient;

  beforeAll(async () => {
    const graph = await emptyGraph();
    await fill(graph, RELATED_FACTS);
    api = new ApiClient(graph, execution);
    // Likeness is read from the graph once.
    await api.data(`{ code(code: "10001") { similar { totalCount } } }`);
    statements();
  });

  const expectStatements = (count: number): void => {
    const sent = statements();
    if (sent !== null) expect(sent).toHaveLength(count);
  };

  const edits = async (
    args: string,
    { code = EDITED, asOf = "2025-11-01" } = {},
  ): Promise<Data> => {
    const source = `query ($code: ID!, $asOf: Date) { code(code: $code, asOf: $asOf) {
      edits(${args}) {
        totalCount pageInfo { hasNextPage endCursor }
        edges {
          cursor role bypassableByModifier modifierIndicator rationale validFrom validTo setting part row
          release { id files setting } node { code }
        }
      } } }`;
    return (await api.data(source, { code, asOf })).code.edits;
  };
  const shortly = ({ edges }: Data): string[] =>
    edges.map((e: Data) =>
      [e.node.code, e.role, e.validFrom, e.setting, e.bypassableByModifier].join(" "),
    );

  const IN_FORCE = [
    "10002 COLUMN_ONE 2020-01-01 OUTPATIENT_HOSPITAL false",
    "10002 COLUMN_ONE 2020-01-01 PRACTITIONER true",
    "10002 COLUMN_TWO 2019-01-01 PRACTITIONER false",
    "10003 COLUMN_ONE 2023-01-01 PRACTITIONER true",
    "10004 COLUMN_TWO 2021-01-01 PRACTITIONER ",
  ];

  describe("edits", () => {
    test("are shown in both roles, by other code, role, first day and setting", async () => {
      const found = await edits("first: 100");
      expect(shortly(found)).toEqual(IN_FORCE);
      expect(found.totalCount).toBe(5);
      expect(found.edges[4]).toMatchObject({
        bypassableByModifier: null,
        modifierIndicator: "9",
        rationale: "Made up for 10004 and 10001",
        part: 2,
        row: 7,
        release: {
          id: "Release:ptp:2025-10-01",
          files: ["ptp-1.txt", "ptp-2.txt"],
          setting: null,
        },
      });
    });

    test("of before a change are those that held then", async () => {
      expect(shortly(await edits("first: 100", { asOf: "2021-06-01" }))[3]).toBe(
        "10003 COLUMN_ONE 2018-01-01 PRACTITIONER false",
      );
      expect(shortly(await edits("first: 100", { asOf: "2022-06-01" }))).not.toContainEqual(
        expect.stringContaining("10003"),
      );
    });

    test("are filtered by setting and role", async () => {
      const withWord = (word: string): string[] => IN_FORCE.filter((line) => line.includes(word));
      const roleOnly = await edits("role: COLUMN_TWO");
      expect(shortly(roleOnly)).toEqual(withWord("COLUMN_TWO"));
      expect(roleOnly.totalCount).toBe(2);
      expect(shortly(await edits("role: COLUMN_ONE"))).toEqual(withWord("COLUMN_ONE"));
      expect(shortly(await edits("setting: OUTPATIENT_HOSPITAL"))).toEqual(withWord("OUTPATIENT"));
      expect(shortly(await edits("setting: DME"))).toEqual([]);
      expect(shortly(await edits("setting: null, role: null"))).toEqual(IN_FORCE);
    });

    test.each([1, 2, 3])("pages of %i join to the whole", async (first) => {
      const seen: string[] = [];
      let after = "";
      for (let more = true; more;) {
        const page: Data = await edits(`first: ${first}${after}`);
        seen.push(...shortly(page));
        after = `, after: "${page.pageInfo.endCursor}"`;
        more = page.pageInfo.hasNextPage;
      }
      expect(seen).toEqual(IN_FORCE);
    });

    test("of a code with very many are paged by one statement each", async () => {
      const seen: string[] = [];
      let after = "";
      for (let more = true; more;) {
        statements();
        const page: Data = await edits(`first: 90${after}`, { code: SUPERNODE });
        expectStatements(1);
        expect(page.totalCount).toBe(MANY.length);
        seen.push(...page.edges.map((e: Data) => e.node.code));
        after = `, after: "${page.pageInfo.endCursor}"`;
        more = page.pageInfo.hasNextPage;
      }
      expect(seen).toEqual(MANY);
    });

    test("cursors of other lists are refused", async () => {
      const cursor = Buffer.from(JSON.stringify(["Code:10002", "yes", "2020-01-01", "DME"]));
      const failure = await api.failure(
        `{ code(code: "10001") { edits(after: "${cursor.toString("base64url")}") { totalCount } } }`,
      );
      expect(failure.code).toBe("BAD_USER_INPUT");
    });
  });

  describe("what belongs to a code", () => {
    test("related runs verbatim, in two statements", async () => {
      statements();
      const { code } = await api.data(operation("related"), { code: "10001", first: 2 });
      expectStatements(2);
      expect(code.addOns).toEqual({ totalCount: 1, nodes: [{ code: "10002" }] });
      expect(code.addOnTo).toEqual({ totalCount: 0, nodes: [] });
      expect(code.endoscopicBase).toBeNull();
      expect(code.edits.totalCount).toBe(5);
      expect(code.edits.edges).toHaveLength(2);
      expect(code.unitLimits).toEqual([
        {
          setting: "OUTPATIENT_HOSPITAL",
          units: 0,
          adjudication: "DAY_POLICY",
          validFrom: "2020-01-01",
          validTo: null,
          release: { id: "Release:mue:2025-10-01" },
        },
        {
          setting: "PRACTITIONER",
          units: 2,
          adjudication: "DAY_CLINICAL",
          validFrom: "2024-01-01",
          validTo: null,
          release: { id: "Release:mue:2025-10-01" },
        },
      ]);
      expect(code.similar.edges).toHaveLength(2);
    });

    test("add-ons, replacements and bases are seen from both ends, with where they are from", async () => {
      const data = await api.data(`{
        a: code(code: "10002") { addOnTo { edges { kind row validFrom release { id } node { code } } }
          endoscopicBase { code endoscopicBaseOf { nodes { code } } } }
        b: code(code: "10004") { replacedBy { edges { row release { title } node { code } } } }
        c: code(code: "10001") { replaces { nodes { code } } unitLimits { id rationale row } }
        d: node(id: "UnitLimit:PRACTITIONER:2:DAY_CLINICAL") { id ... on UnitLimit { units codes { edges { rationale node { code } } } } }
      }`);
      expect(data.a.addOnTo.edges).toEqual([
        {
          kind: "1",
          row: 4,
          validFrom: "2013-01-01",
          release: { id: "Release:aoc:2025-10-01" },
          node: { code: "10001" },
        },
      ]);
      expect(data.a.endoscopicBase).toEqual({
        code: "10003",
        endoscopicBaseOf: { nodes: [{ code: "10002" }] },
      });
      expect(data.b.replacedBy.edges).toEqual([
        { row: 4, release: { title: "Made-up aoc:2025-10-01" }, node: { code: "10001" } },
      ]);
      expect(data.c.replaces.nodes).toEqual([{ code: "10004" }]);
      expect(data.c.unitLimits.map((l: Data) => [l.id, l.rationale, l.row])).toEqual([
        ["UnitLimit:OUTPATIENT_HOSPITAL:0:DAY_POLICY", "Made-up reason 2", 2],
        ["UnitLimit:PRACTITIONER:2:DAY_CLINICAL", "Made-up reason 1", 1],
      ]);
      expect(data.d).toEqual({
        id: "UnitLimit:PRACTITIONER:2:DAY_CLINICAL",
        units: 2,
        codes: { edges: [{ rationale: "Made-up reason 1", node: { code: "10001" } }] },
      });
    });

    test("a release under two names keeps what is selected of it apart", async () => {
      const data = await api.data(`{ code(code: "10001") { unitLimits {
        release { id } again: release { title } } } }`);
      expect(data.code.unitLimits[0]).toEqual({
        release: { id: "Release:mue:2025-10-01" },
        again: { title: "Made-up mue:2025-10-01" },
      });
    });

    test("modifiers show their descriptors, and that a source has them in force", async () => {
      const data = await api.data(`{
        a: modifier(code: "MA") { active descriptors { short source } listedBy { nodes { id } } }
        b: modifier(code: "MB") { active descriptors { short } }
        c: providerType(id: "ProviderType:111N00000X") { active listedBy { edges { validFrom } } } }`);
      expect(data).toEqual({
        a: {
          active: true,
          descriptors: [{ short: "Made-up words", source: "Made-up hcpcs" }],
          listedBy: { nodes: [{ id: "Source:hcpcs" }] },
        },
        b: { active: false, descriptors: [] },
        c: { active: true, listedBy: { edges: [{ validFrom: "2020-01-01" }] } },
      });
    });
  });

  describe("component triads", () => {
    const ROLES = ["GLOBAL", "PROFESSIONAL", "PROFESSIONAL", "TECHNICAL"];
    const MEMBERS = TRIAD.map((code, i) => ({ role: ROLES[i], node: { code } }));

    test.each(TRIAD)("are the same whichever member is asked: %s", async (code) => {
      statements();
      const query = `query ($code: ID!) { code(code: $code) {
        componentTriad { role node { code } } } }`;
      const data = await api.data(query, { code });
      expectStatements(2);
      expect(data.code.componentTriad).toEqual(MEMBERS);
    });

    test("say how they are known, since when, and from which release", async () => {
      const { code } = await api.data(`{ code(code: "20001") { componentTriad {
        role evidence validFrom validTo release { id } } } }`);
      const said = {
        evidence: "RELATIVE_VALUES",
        validFrom: "2025-01-01",
        validTo: null,
        release: { id: "Release:mpfs:2025-10-01" },
      };
      const nothing = { evidence: null, validFrom: null, validTo: null, release: null };
      expect(code.componentTriad).toEqual(
        ROLES.map((role) => ({ role, ...(role === "GLOBAL" ? nothing : said) })),
      );
    });

    test("are those of the day that is asked for", async () => {
      const members = async (asOf: string): Promise<string[]> => {
        const query = `query ($asOf: Date) { code(code: "20002", asOf: $asOf) {
          componentTriad { role evidence node { code } } } }`;
        const { code } = await api.data(query, { asOf });
        return code.componentTriad.map(({ role, evidence, node }: Data) =>
          [role, evidence, node.code].join(" "),
        );
      };
      expect(await members("2024-12-31")).toEqual([
        "GLOBAL  20002",
        "TECHNICAL CODE_NUMBERS 20001",
      ]);
      expect(await members("2025-01-01")).toHaveLength(4);
      expect(await members("2022-12-31")).toEqual([]);
    });

    test("show of their codes what is asked, under any name, and their own triads", async () => {
      const { code } = await api.data(`{ code(code: "20000") {
        system
        mine: componentTriad { a: node { id } b: node { componentTriad { node { code } } } }
        same: componentTriad { node { ... on Coded { code } } } } }`);
      expect(code.mine.map(({ a }: Data) => a.id)).toEqual(TRIAD.map((one) => `Code:${one}`));
      for (const { b } of code.mine)
        expect(b.componentTriad).toEqual(TRIAD.map((one) => ({ node: { code: one } })));
      expect(code.same).toEqual(TRIAD.map((one) => ({ node: { code: one } })));
    });

    test("of many codes are read by two statements, and are empty for codes in none", async () => {
      statements();
      const { lookupCodes } = await api.data(
        `query ($codes: [ID!]!) { lookupCodes(codes: $codes) { code {
          componentTriad { role node { code } } } } }`,
        { codes: ["10001", ...TRIAD, SUPERNODE] },
      );
      expectStatements(2);
      expect(lookupCodes.map(({ code }: Data) => code.componentTriad)).toEqual([
        [],
        ...TRIAD.map(() => MEMBERS),
        [],
      ]);
    });
  });

  describe("similar codes", () => {
    const LN = { i1: Math.log(5 / 3), i2: Math.log(5 / 2), i3: Math.log(5 / 2) };
    const MA = Math.log(5 / 2);
    const MB = Math.log(5);
    const round = (score: number): number => Math.round(score * 10_000) / 10_000;

    test("are weighed by what is shared and how rare it is, the likest first", async () => {
      const own = LN.i1 + LN.i2 + LN.i3 + MA;
      const { code } = await api.data(`{ code(code: "10001") { similar {
        totalCount edges { score sharedIndicators sharedModifiers node { code system } } } } }`);
      const like = (
        number: string,
        score: number,
        sharedIndicators: number,
        sharedModifiers: number,
      ): unknown => ({
        score: round(score),
        sharedIndicators,
        sharedModifiers,
        node: { code: number, system: "CPT" },
      });
      expect(code.similar).toEqual({
        totalCount: 3,
        edges: [
          like("10002", (LN.i1 + LN.i2 + MA) / own, 2, 1),
          like("10004", LN.i3 / own, 1, 0),
          like("10003", LN.i1 / (own + MB), 1, 0),
        ],
      });
    });

    test("are none before the code has anything, and of the day that is asked for", async () => {
      const { code } = await api.data(`{ code(code: "10001", asOf: "2019-12-31") {
        similar { totalCount nodes { code } pageInfo { hasNextPage startCursor } } } }`);
      expect(code.similar).toEqual({
        totalCount: 0,
        nodes: [],
        pageInfo: { hasNextPage: false, startCursor: null },
      });
    });

    test("are paged", async () => {
      const page = `query ($after: String) { code(code: "10001") { similar(first: 2, after: $after) {
        pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor node { code } } } } }`;
      const one = (await api.data(page)).code.similar;
      expect(one.edges.map((e: Data) => e.node.code)).toEqual(["10002", "10004"]);
      expect(one.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
      expect(one.pageInfo.endCursor).toBe(one.edges[1].cursor);
      const two = (await api.data(page, { after: one.pageInfo.endCursor })).code.similar;
      expect(two.edges.map((e: Data) => e.node.code)).toEqual(["10003"]);
      expect(two.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
      expect((await api.failure(page, { after: "nonsense" })).code).toBe("BAD_USER_INPUT");
    });

    test("of many codes are one statement more", async () => {
      statements();
      await api.data(`{ codes(first: 5) { nodes { code similar(first: 3) { nodes { code } } } } }`);
      expectStatements(2);
    });
  });

  describe("payments", () => {
    const FACTORS_AT_FIRST = (1 + 2 * 0.9 + 0.1 * 0.5) * 32.3465;

    test("fee-schedule runs verbatim, a statement a root field", async () => {
      statements();
      const data = await api.data(operation("fee-schedule"), {
        code: "10001",
        carrier: "10112",
        locality: "00",
      });
      expectStatements(2);
      const [row] = data.code.feeSchedule;
      expect(row).toMatchObject({
        conversionFactors: [{ value: 32.3465, appliesTo: "ALL" }],
        payment: {
          nonFacility: Math.round(FACTORS_AT_FIRST * 100) / 100,
          facility: Math.round((1 + 0.5 * 0.9 + 0.1 * 0.5) * 32.3465 * 100) / 100,
          conversionFactor: 32.3465,
        },
        release: { id: "Release:mpfs:2025-10-01" },
      });
      expect(data.localities).toEqual({
        totalCount: 2,
        nodes: [
          {
            carrier: "02102",
            locality: "01",
            name: "Made-up coast",
            work: 1.25,
            practiceExpense: 0.9,
            malpractice: 0.5,
          },
          {
            carrier: "10112",
            locality: "00",
            name: "Made-up state",
            work: 1,
            practiceExpense: 0.9,
            malpractice: 0.5,
          },
        ],
      });
    });

    test("are by the indices of the day, null where there is nothing to pay by", async () => {
      const data = await api.data(`query {
        now: code(code: "10001") { feeSchedule { here: payment(carrier: "10112", locality: " 00 ") { facility } there: payment(carrier: "02102", locality: "01") { facility } nowhere: payment(carrier: "10112", locality: "77") { facility } former: payment(carrier: "99999", locality: "09") { facility } } }
        later: code(code: "10001", asOf: "2026-02-01") { feeSchedule { payment(carrier: "10112", locality: "00") { facility } } }
        unpaid: code(code: "10002") { feeSchedule { payment(carrier: "10112", locality: "00") { facility } } }
        without: code(code: "10003") { feeSchedule { payment(carrier: "10112", locality: "00") { facility } } }
      }`);
      const cents = (work: number): number =>
        Math.round((work + 0.5 * 0.9 + 0.1 * 0.5) * 32.3465 * 100) / 100;
      expect(data.now.feeSchedule).toEqual([
        {
          here: { facility: cents(1) },
          there: { facility: cents(1.25) },
          nowhere: null,
          former: null,
        },
      ]);
      expect(data.later.feeSchedule).toEqual([{ payment: { facility: cents(1.5) } }]);
      expect(data.unpaid.feeSchedule).toEqual([{ payment: null }]);
      expect(data.without.feeSchedule).toEqual([{ payment: null }]);
    });
  });

  describe("localities and places", () => {
    test("localities are filtered, found by their numbers, and cite their indices", async () => {
      const data = await api.data(`{
        al: localities(filter: { state: "al" }) { nodes { id } }
        by: localities(filter: { carrier: "02102" }) { totalCount nodes { id } }
        before: localities(asOf: "2024-12-31") { totalCount }
        one: locality(carrier: "10112", locality: "00", asOf: "2026-01-01") { state work factors { edges { validFrom release { id } node { work row locality { id } } } } }
        former: locality(carrier: "99999", locality: "09") { state work factors { totalCount } }
        none: locality(carrier: "1", locality: "1") { id }
        node(id: "LocalityFactors:gpci:2026-01-01:10112:00") { id ... on LocalityFactors { work } }
      }`);
      expect(data).toEqual({
        al: { nodes: [{ id: "Locality:10112:00" }] },
        by: { totalCount: 1, nodes: [{ id: "Locality:02102:01" }] },
        before: { totalCount: 0 },
        one: {
          state: "AL",
          work: 1.5,
          factors: {
            edges: [
              {
                validFrom: "2026-01-01",
                release: { id: "Release:gpci:2026-01-01" },
                node: { work: 1.5, row: 3, locality: { id: "Locality:10112:00" } },
              },
            ],
          },
        },
        former: { state: null, work: null, factors: { totalCount: 0 } },
        none: null,
        node: { id: "LocalityFactors:gpci:2026-01-01:10112:00", work: 1.5 },
      });
    });

    test("places of service are listed and found by their digits", async () => {
      const data = await api.data(`{
        placesOfService(first: 2) { totalCount nodes { code name facility active } }
        placeOfService(code: " 99 ") { id facility active listedBy { totalCount } }
        none: placeOfService(code: "00") { id } }`);
      expect(data).toEqual({
        placesOfService: {
          totalCount: 3,
          nodes: [
            { code: "11", name: "Made-up office", facility: false, active: true },
            { code: "21", name: "Made-up hospital", facility: true, active: false },
          ],
        },
        placeOfService: {
          id: "PlaceOfService:99",
          facility: null,
          active: false,
          listedBy: { totalCount: 0 },
        },
        none: null,
      });
    });

    test("what is kept for imports alone is reached by no id", async () => {
      const id = "ReleaseContent:ptp:2025-10-01:1";
      statements();
      const data = await api.data(`{ node(id: "${id}") { id } nodes(ids: ["${id}"]) { id } }`);
      expect(data).toEqual({ node: null, nodes: [null] });
      expectStatements(0);
    });
  });
}
