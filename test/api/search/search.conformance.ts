import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Graph } from "../../../src/graph/graph.ts";
import { madeUpRelease, putRelease, putSeed } from "../../sources/import/graphs.ts";
import { ApiClient, operation, type Data } from "../api-client.ts";
import type { ApiUnderTest } from "../api.conformance.ts";
import { SEARCHED_ROWS } from "./made-up-codes.ts";

/** What people type, and what they mean by it: the first that is found, and by what. */
const GOLDEN: readonly (readonly [text: string, id: string, matchedOn: string])[] = [
  ["20560", "Code:20560", "CODE"],
  [" 20560 ", "Code:20560", "CODE"],
  ["2056", "Code:20560", "CODE_PREFIX"],
  ["Code:20560", "Code:20560", "CODE"],
  ["59", "Modifier:59", "CODE"],
  ["xe", "Modifier:XE", "CODE"],
  ["5", "Modifier:50", "CODE_PREFIX"],
  ["59-XE", "Modifier:59", "CODE"],
  ["modifier 59", "Modifier:59", "CODE"],
  ["98940 AT", "Code:98940", "CODE"],
  ["PT", "Modifier:PT", "CODE"],
  ["090", "Indicator:GLOBAL_DAYS:090", "CODE"],
  ["XXX", "Indicator:GLOBAL_DAYS:XXX", "CODE"],
  ["Indicator:GLOBAL_DAYS:XXX", "Indicator:GLOBAL_DAYS:XXX", "CODE"],
  ["global days 090", "Indicator:GLOBAL_DAYS:090", "NAME"],
  ["Family:dry-needling", "Family:dry-needling", "CODE"],
  ["225100000x", "ProviderType:225100000X", "CODE"],
  ["dry needling", "Code:20560", "NAME"],
  ["DRY NEEDLING!", "Code:20560", "NAME"],
  ["dry neeedling", "Code:20560", "NAME"],
  ["neelding", "Code:20560", "NAME"],
  ["needle muscles", "Code:20560", "NAME"],
  ["intramuscular stimulation", "Code:20560", "NAME"],
  ["trigger points pain", "Indication:myofascial-trigger-point-pain", "NAME"],
  ["restricted motion", "Indication:restricted-range-of-motion", "NAME"],
  ["manual therapy", "Family:manual-therapy", "NAME"],
  ["joint mobilisation", "Code:97140", "SYNONYM"],
  ["spinal manipulation 5 regions", "Code:98942", "NAME"],
  ["physical therapist", "ProviderType:225100000X", "NAME"],
  ["physiotherapist", "ProviderType:225100000X", "NAME"],
  ["phisical therapist", "ProviderType:225100000X", "NAME"],
  ["two surgeons", "Modifier:62", "NAME"],
  ["both sides", "Modifier:50", "NAME"],
  ["bilateral", "Modifier:50", "NAME"],
  ["ABN on file", "Modifier:GA", "NAME"],
  ["separate visit", "Modifier:25", "NAME"],
  ["left eyelid", "Modifier:E1", "NAME"],
  ["office visit", "Family:section-cpt-evaluation-office", "NAME"],
  ["emergency visit", "Code:66662", "NAME"],
  ["skin biopsies", "Code:11111", "NAME"],
  ["inj joint", "Code:22223", "NAME"],
  ["injection tendon", "Code:22221", "NAME"],
  ["hip replacement bilat", "Code:33331", "NAME"],
  ["broken bone", "Code:33332", "NAME"],
  ["mri brain without contrast", "Code:55551", "NAME"],
  ["mri brian w/o", "Code:55551", "NAME"],
  ["CAT scan abdomen", "Code:55553", "NAME"],
  ["ultrasound abdomen", "Code:55554", "NAME"],
  ["ecg", "Code:77771", "NAME"],
  ["electrocardiogram", "Code:77771", "NAME"],
  ["flu shot vaccine", "Code:88881", "NAME"],
  ["C&S", "Code:99991", "NAME"],
];

/** The graph that searches are tried on: the seed, and rows of a made-up fee schedule. */
export async function fillSearched(graph: Graph): Promise<void> {
  await putSeed(graph);
  await putRelease(graph, madeUpRelease(SEARCHED_ROWS));
}

/** What the search promises on every store. */
export function defineSearchTests({ emptyGraph, statements, execution }: ApiUnderTest): void {
  let api: ApiClient;

  beforeAll(async () => {
    const graph = await emptyGraph();
    await fillSearched(graph);
    api = new ApiClient(graph, execution);
    await search("index, be made");
    statements();
  });

  const search = async (text: string, args = "first: 10"): Promise<Data> => {
    const query = `query ($text: String!) { search(text: $text, ${args}) {
      totalCount pageInfo { hasNextPage endCursor }
      edges { cursor score matchedOn words title node { id type label } } } }`;
    return (await api.data(query, { text })).search;
  };
  const ids = ({ edges }: Data): string[] => edges.map((edge: Data) => edge.node.id);

  test("there are as many searches with what is meant by them as are promised", () => {
    expect(GOLDEN.length).toBeGreaterThanOrEqual(40);
  });

  test.each(GOLDEN)("%s finds %s first, by %s", async (text, id, matchedOn) => {
    const found = await search(text);
    expect(found.edges.slice(0, 1)).toEqual([
      expect.objectContaining({ matchedOn, node: expect.objectContaining({ id }) }),
    ]);
  });

  test("runs as the contract has it, without a statement", async () => {
    statements();
    const { search: found } = await api.data(operation("search"), { text: "dry neeedling" });
    const sent = statements();
    if (sent !== null) expect(sent).toEqual([]);
    expect(found.totalCount).toBe(3);
    expect(found.edges.map(({ node }: Data) => node)).toEqual([
      { id: "Code:20560", type: "Code", label: "20560" },
      { id: "Code:20561", type: "Code", label: "20561" },
      { id: "Family:dry-needling", type: "Family", label: "Dry needling" },
    ]);
  });

  test("reads the nodes of a page by one statement a type", async () => {
    statements();
    const query = `{ search(text: "dry needling") { nodes { node { id
      ... on Code { summary } ... on Family { members { totalCount } } } } } }`;
    const { search: found } = await api.data(query);
    const sent = statements();
    if (sent !== null) expect(sent).toHaveLength(2);
    expect(found.nodes[2].node).toEqual({ id: "Family:dry-needling", members: { totalCount: 2 } });
  });

  test("says which words matched, and what it is called", async () => {
    const { edges } = await search("mri brian w/o");
    expect(edges[0]).toMatchObject({
      words: ["brain", "mri", "wo"],
      title: "Mri invented brain w/o dye",
    });
  });

  test("comes by score and id, and its pages join to the whole", async () => {
    for (const text of ["2", "surgery", "mri", "dry neeedling"]) {
      const whole = await search(text, "first: 100");
      expect(whole.edges).toHaveLength(Math.min(100, whole.totalCount));
      const keys = whole.edges.map(({ score, node }: Data) => [-score, node.id]);
      const sorted = [...keys].sort(
        ([a, one]: Data, [b, other]: Data) => a - b || (one < other ? -1 : 1),
      );
      expect(keys).toEqual(sorted);
      expect(new Set(ids(whole)).size).toBe(whole.edges.length);
      const seen: string[] = [];
      let after = "";
      for (let more = true; more && seen.length < whole.edges.length;) {
        const page: Data = await search(text, `first: 3${after}`);
        expect(page.totalCount).toBe(whole.totalCount);
        seen.push(...ids(page));
        after = `, after: "${page.pageInfo.endCursor}"`;
        more = page.pageInfo.hasNextPage;
      }
      expect(seen.slice(0, whole.edges.length)).toEqual(ids(whole));
    }
  });

  test("is filtered by type, system and whether a source lists it", async () => {
    const types = async (args: string): Promise<Set<string>> =>
      new Set(
        (await search("needling", `first: 100, ${args}`)).edges.map((e: Data) => e.node.type),
      );
    expect(await types("types: [CODE, FAMILY]")).toEqual(new Set(["Code", "Family"]));
    expect(await types("types: [PROVIDER_TYPE]")).toEqual(new Set());
    expect(await types("systems: [CPT]")).toEqual(new Set(["Code"]));
    expect(await types("systems: [CDT]")).toEqual(new Set());
    expect((await search("20560", "active: true")).totalCount).toBeGreaterThan(0);
    expect(ids(await search("20560", "active: false"))).not.toContain("Code:20560");
  });

  describe("as of a day", () => {
    test("before a code had a descriptor, it is found by its code, and is not active", async () => {
      const asOf = 'asOf: "2025-09-30"';
      expect(ids(await search("broken bone", asOf))).not.toContain("Code:33332");
      const [found] = (await search("33332", asOf)).edges;
      expect(found).toMatchObject({ title: null, node: { id: "Code:33332" } });
      expect((await search("33332", `${asOf}, active: true`)).totalCount).toBe(0);
      expect((await search("33332", 'asOf: "2025-10-01", active: true')).totalCount).toBe(1);
    });

    test("nodes below it are of that day", async () => {
      const query = `query ($asOf: Date) { search(text: "33332", asOf: $asOf) {
        nodes { node { ... on Code { active } } } } }`;
      const active = async (asOf: string): Promise<unknown> =>
        (await api.data(query, { asOf })).search.nodes[0].node.active;
      expect(await active("2025-10-01")).toBe(true);
      expect(await active("2025-09-30")).toBe(false);
    });
  });

  test.each([
    "",
    "   ",
    "?!",
    "w/o",
    "C&S",
    "59-XE",
    "'; MATCH (n) DETACH DELETE n //",
    '"\\u0000(*)[]{}^~:+-',
    "of the and",
    "日本語",
    "\u{1F600}",
    "x".repeat(10_000),
    "needle ".repeat(2_000),
    "__proto__ constructor toString",
    "Modifier:__proto__",
    "\ud800",
  ])("any text is safe: %j", async (text) => {
    const { totalCount, edges } = await search(text);
    expect(totalCount).toBeGreaterThanOrEqual(edges.length);
  });

  test("nothing is found by nothing", async () => {
    for (const text of ["", "   ", "?!", "of the and"])
      expect((await search(text)).totalCount).toBe(0);
  });

  test("so many characters count as its description says, and no more", async () => {
    const filler = ".".repeat(200 - "needling".length);
    expect((await search(`${filler}needling`)).totalCount).toBeGreaterThan(0);
    expect((await search(`${".".repeat(200)}needling`)).totalCount).toBe(0);
  });

  test("what is over the limit of a page, and cursors of other lists, are refused", async () => {
    const failure = (args: string): Promise<unknown> =>
      api.failure(`{ search(text: "x", ${args}) { totalCount } }`);
    expect(await failure("first: 101")).toMatchObject({ code: "LIMIT_EXCEEDED" });
    expect(await failure('after: "nonsense"')).toMatchObject({ code: "BAD_USER_INPUT" });
  });
}
