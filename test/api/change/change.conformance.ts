import { beforeAll, describe, expect, test } from "@jest/globals";
import type { Graph } from "../../../src/graph/graph.ts";
import { CHANGE_KINDS } from "../../../src/graph/model/vocabulary.ts";
import { ApiClient, operation, type Data } from "../api-client.ts";
import type { ApiUnderTest } from "../api.conformance.ts";
import { putChanges } from "./made-up-releases.ts";

const CHANGES = `query Changes(
  $from: Date!, $to: Date!, $codes: [ID!], $modifiers: [ID!], $families: [ID!], $kinds: [ChangeKind!], $sources: [String!]
  $first: Int! = 100, $after: String
) {
  changes(
    from: $from, to: $to, codes: $codes, modifiers: $modifiers, families: $families, kinds: $kinds, sources: $sources
    first: $first, after: $after
  ) {
    totalCount
    pageInfo { hasNextPage hasPreviousPage endCursor }
    edges { cursor node { date kind subject { id type label } text before after note source release { id } } }
  }
}`;

const ALWAYS = { from: "1900-01-01", to: "2100-01-01" };

/** What the API promises of changes on every store. */
export function defineChangeTests({ emptyGraph, statements, execution }: ApiUnderTest): void {
  let graph: Graph;
  let api: ApiClient;

  beforeAll(async () => {
    graph = await emptyGraph();
    await putChanges(graph);
    api = new ApiClient(graph, execution);
    await api.run("{ __typename }");
  }, 600_000);

  const changes = async (variables: Record<string, unknown>): Promise<Data> =>
    (await api.data(CHANGES, variables)).changes;
  const lines = async (variables: Record<string, unknown>): Promise<string[]> =>
    (await changes(variables)).edges.map(({ node }: Data) =>
      [node.date, node.kind, node.subject.label, node.before, node.after, node.release.id].join(
        " ",
      ),
    );

  test("changes and their releases are read by three statements, however many codes there are", async () => {
    statements();
    await changes({ ...ALWAYS, codes: ["10001", "10002", "10003", "10004", "G0001"] });
    const sent = statements();
    // Releases and sources, which are read once; the codes; the releases that are shown.
    if (sent !== null) expect(sent).toHaveLength(3);
    await changes({ ...ALWAYS, codes: ["10001", "10002", "10003", "10004", "G0001"] });
    expect(statements()?.length ?? 1).toBe(1);
  });

  test("codes come, go and come back with the releases of a source", async () => {
    expect(await lines({ ...ALWAYS, codes: ["10002", "10004"], sources: ["mpfs"] })).toEqual([
      "2025-01-01 CODE_TERMINATED 10002   Release:mpfs:2025-01-01",
      "2025-01-01 CODE_ADDED 10004   Release:mpfs:2025-01-01",
      "2025-10-01 CODE_REINSTATED 10002   Release:mpfs:2025-10-01",
    ]);
  });

  test("what rows date themselves changes on that day, and what events say is not said twice", async () => {
    expect(await lines({ ...ALWAYS, codes: ["g0001 ", "G0002"], sources: ["hcpcs"] })).toEqual([
      "2015-01-01 CODE_ADDED G0001   Release:hcpcs:2025-10-01",
      "2024-04-01 CODE_ADDED G0002   Release:hcpcs:2025-10-01",
      "2024-07-01 CODE_REVISED G0002   Release:hcpcs:2025-10-01",
      "2025-01-01 CODE_TERMINATED G0001   Release:hcpcs:2025-10-01",
    ]);
  });

  test("modifiers come and go as codes do, with their events and their history", async () => {
    statements();
    expect(await lines({ ...ALWAYS, modifiers: [" zy", "ZZ"] })).toEqual([
      "2015-01-01 CODE_ADDED ZZ   Release:hcpcs:2025-10-01",
      "2024-04-01 CODE_ADDED ZY   Release:hcpcs:2025-10-01",
      "2024-07-01 DESCRIPTOR_CHANGED ZY   Release:hcpcs:2025-10-01",
      "2025-01-01 CODE_TERMINATED ZZ   Release:hcpcs:2025-10-01",
    ]);
    expect(statements()?.length ?? 2).toBe(2);
    expect(await lines({ ...ALWAYS, codes: ["G0001"], modifiers: ["ZZ"] })).toHaveLength(4);
    const { modifier, node } = await api.data(`{
      modifier(code: "ZZ") { events { id action subject { id code } } history { date kind action } }
      node(id: "ChangeEvent:ZZ:2025-01-01:CODE_TERMINATED:hcpcs") { id ... on ChangeEvent { kind } }
    }`);
    expect(modifier).toEqual({
      events: [
        {
          id: "ChangeEvent:ZZ:2025-01-01:CODE_TERMINATED:hcpcs",
          action: "The modifier was discontinued.",
          subject: { id: "Modifier:ZZ", code: "ZZ" },
        },
      ],
      history: [
        {
          date: "2015-01-01",
          kind: "CODE_ADDED",
          action: "The modifier is new in: HCPCS Level II.",
        },
        {
          date: "2025-01-01",
          kind: "CODE_TERMINATED",
          action: "The modifier was discontinued.",
        },
      ],
    });
    expect(node.kind).toBe("CODE_TERMINATED");
  });

  test("every fact of a code that changes is told", async () => {
    const kinds = CHANGE_KINDS.filter((kind) => kind !== "VERDICT_CHANGED");
    expect(await lines({ ...ALWAYS, codes: ["10001"], kinds })).toEqual([
      "2014-01-01 FAMILY_CHANGED 10001  Old (Family:rbcs-made-up-things-old) Release:rbcs:2025-01-01",
      "2024-01-01 EDIT_ADDED 10001  0 Release:ptp:2025-10-01:PRACTITIONER",
      "2024-01-02 FAMILY_CHANGED 10001 Old (Family:rbcs-made-up-things-old) New (Family:rbcs-made-up-things-new) Release:rbcs:2025-01-01",
      "2024-04-01 INDICATOR_CHANGED 10001 1 2 Release:mue:2024-04-01:PRACTITIONER",
      "2024-04-01 LIMIT_CHANGED 10001 1 DAY_POLICY 2 DAY_POLICY Release:mue:2024-04-01:PRACTITIONER",
      "2024-07-01 EDIT_ADDED 10001  1 Release:ptp:2025-10-01:PRACTITIONER",
      "2024-07-01 EDIT_ADDED 10001  1 Release:ptp:2025-10-01:PRACTITIONER",
      "2024-07-01 EDIT_CHANGED 10001 0 1 Release:ptp:2025-10-01:PRACTITIONER",
      "2024-10-01 ADD_ON_CHANGED 10001  1 Release:aoc:2025-10-01",
      "2024-10-01 INDICATOR_CHANGED 10001  1 Release:aoc:2025-10-01",
      "2025-01-01 DESCRIPTOR_CHANGED 10001 Made up 10001 Made up again Release:mpfs:2025-01-01",
      "2025-01-01 EDIT_REMOVED 10001 1  Release:ptp:2025-10-01:PRACTITIONER",
      "2025-01-01 INDICATOR_CHANGED 10001 0 1 Release:mpfs:2025-01-01",
      "2025-01-01 INDICATOR_CHANGED 10001 010 090 Release:mpfs:2025-01-01",
      "2025-01-01 RELATIVE_VALUE_CHANGED 10001 1.5 1.75 Release:mpfs:2025-01-01",
      "2025-01-01 RELATIVE_VALUE_CHANGED 10001 0.1 0.2 Release:mpfs:2025-01-01",
      "2025-10-01 ADD_ON_CHANGED 10001 1  Release:aoc:2025-10-01",
      "2025-10-01 INDICATOR_CHANGED 10001 1  Release:aoc:2025-10-01",
    ]);
    const verdicts = await lines({ ...ALWAYS, codes: ["10001"], kinds: ["VERDICT_CHANGED"] });
    expect(verdicts).toContain(
      "2025-01-01 VERDICT_CHANGED 10001 NOT_ALLOWED ALLOWED Release:mpfs:2025-01-01",
    );
  });

  test("the first day does not count and the last one does", async () => {
    const of = (from: string, to: string): Promise<string[]> =>
      lines({ from, to, codes: ["10001", "10002", "10004", "G0001", "G0002"] });
    const days = [
      "2010-01-01",
      "2024-01-01",
      "2024-07-01",
      "2025-01-01",
      "2025-09-30",
      "2026-01-01",
    ];
    const parts: string[] = [];
    for (const [i, day] of days.slice(1).entries()) parts.push(...(await of(days[i] ?? "", day)));
    expect(parts).toEqual(await of("2010-01-01", "2026-01-01"));
    expect(parts.length).toBeGreaterThan(20);
    expect(await of("2025-01-01", "2025-01-01")).toEqual([]);
  });

  describe("of the whole graph", () => {
    test("those of each code are the same as when it is asked for alone", async () => {
      const whole = await lines(ALWAYS);
      const labels = [...new Set(whole.map((line) => line.split(" ")[2] ?? ""))];
      const codes = labels.filter((label) => label.length === 5);
      const modifiers = labels.filter((label) => label.length === 2);
      expect(codes).toEqual(expect.arrayContaining(["10001", "10002", "10004", "20560", "G0001"]));
      expect(modifiers).toEqual(["ZZ", "ZY"]);
      expect(await lines({ ...ALWAYS, codes, modifiers })).toEqual(whole);
    });

    test.each([1, 3, 7])("pages of %i show each change once, in order", async (first) => {
      for (const filter of [
        {},
        { codes: ["10001", "20560", "G0002"] },
        { kinds: ["EDIT_ADDED", "INDICATOR_CHANGED"] },
      ]) {
        const whole = await changes({ ...ALWAYS, ...filter });
        const found: Data[] = [];
        let after: string | null = null;
        do {
          const page: Data = await changes({ ...ALWAYS, ...filter, first, after });
          expect(page.totalCount).toBe(whole.totalCount);
          expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
          found.push(...page.edges);
          after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
        } while (after !== null);
        expect(found).toEqual(whole.edges);
        expect(found).toHaveLength(whole.totalCount);
      }
    });

    test("filters hold together", async () => {
      const families = ["Family:dry-needling"];
      expect(await lines({ ...ALWAYS, families })).toEqual(
        await lines({ ...ALWAYS, codes: ["20560", "20561"] }),
      );
      expect(await lines({ ...ALWAYS, families, codes: ["10001"] })).toEqual([]);
      const rbcs = await lines({ ...ALWAYS, families: ["Family:rbcs-made-up"], sources: ["mue"] });
      expect(rbcs).toEqual(await lines({ ...ALWAYS, codes: ["10001"], sources: ["mue"] }));
      expect(rbcs).toHaveLength(2);
      expect(await lines({ ...ALWAYS, sources: ["nobody"] })).toEqual([]);
      expect(await lines({ ...ALWAYS, kinds: [] })).toEqual([]);
      expect(await lines({ ...ALWAYS, codes: ["99999", "nonsense"] })).toEqual([]);
    });
  });

  test("the history of a code is what happened up to the day, edits counted", async () => {
    const { then, now } = await api.data(`{
      then: code(code: "10001", asOf: "2024-07-01") { history { ...entry } }
      now: code(code: "10001", asOf: "2026-01-01") { history { ...entry } }
    } fragment entry on HistoryEntry { date kind action before after source release { id } }`);
    expect(then.history).toEqual(now.history.filter(({ date }: Data) => date <= "2024-07-01"));
    const edits = then.history.filter(({ kind }: Data) => kind === "EDIT_ADDED");
    expect(edits.map(({ date, action, after }: Data) => [date, action, after])).toEqual([
      ["2024-01-01", expect.stringMatching(/^The edit that makes 10002 part of it/), "0"],
      ["2024-07-01", "2 edits began that make other codes part of it.", null],
    ]);
    expect(now.history.length).toBeGreaterThan(then.history.length);
  });

  test("curated events stand in the history and among the changes", async () => {
    const { code } = await api.data(
      `{ code(code: "20560") { history(kinds: [CODE_ADDED]) { date action note source } events { id } } }`,
    );
    expect(code.history).toMatchObject([{ date: "2020-01-01", action: "Code added" }]);
    expect(code.events).toHaveLength(1);
  });

  test("the published operation runs, and a changed node can be looked at", async () => {
    const data = await api.data(operation("changes"), {
      ...{ from: "2024-01-01", to: "2025-10-01", codes: ["10001"] },
    });
    expect(data.changes.totalCount).toBe(data.changes.edges.length);
    const { changes: some } = await api.data(`{
      changes(from: "2024-01-01", to: "2025-10-01", codes: ["10001"], first: 1) {
        nodes { subject { node { id ... on Code { system } } } }
      }
    }`);
    expect(some.nodes).toEqual([{ subject: { node: { id: "Code:10001", system: "CPT" } } }]);
  });

  test("wrong arguments are refused in words", async () => {
    const failure = (
      variables: Record<string, unknown>,
    ): Promise<{ code: unknown; message: string }> =>
      api.failure(CHANGES, { ...ALWAYS, ...variables });
    expect(await failure({ from: "2101-01-01" })).toMatchObject({ code: "BAD_USER_INPUT" });
    expect(await failure({ after: "nonsense" })).toMatchObject({ code: "BAD_USER_INPUT" });
    expect(await failure({ first: 101 })).toMatchObject({ code: "LIMIT_EXCEEDED" });
    const codes = Array.from({ length: 1_001 }, (_, i) => String(10_000 + i));
    expect(await failure({ codes })).toMatchObject({ code: "LIMIT_EXCEEDED" });
  });
}
