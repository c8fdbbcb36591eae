import { describe, expect, jest, test } from "@jest/globals";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import type { GraphView } from "../../../src/graph/graph.ts";
import type { NodeRecord, RelationshipRecord } from "../../../src/graph/record.ts";
import { relationship } from "../../../src/graph/record.ts";
import { checkGraph } from "../../../src/sources/check/check-graph.ts";
import { describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import { embedded, putSeed, type MakeGraph } from "../import/graphs.ts";
import { useNeo4jGraphs } from "../import/neo4j-graphs.ts";
import { NODES, putMadeUp, RELATIONSHIPS } from "./made-up-graph.ts";
import { ownView } from "../../support/own-view.ts";

jest.setTimeout(120_000);

const OPTIONS = { day: "2026-05-05", most: 10 };

const found = ({ findings }: Awaited<ReturnType<typeof checkGraph>>) =>
  Object.fromEntries(findings.map(({ kind, examples }) => [kind, [...examples].sort()]));

function defineTests(make: MakeGraph): void {
  test("finds one of each kind, and nothing in what is in order", async () => {
    const graph = await make();
    await putMadeUp(graph);
    const report = await checkGraph(graph.view(), OPTIONS);
    expect(report).toMatchObject({
      epoch: 1,
      day: "2026-05-05",
      nodes: NODES.length,
      relationships: RELATIONSHIPS.length,
      sound: true,
    });
    expect(found(report)).toEqual({
      DANGLING: [],
      TERMINATED: ["edit 00001 00003 (Release:mpfs:2026-01-01, row 2): 00003 ended on 2025-01-01"],
      LONELY_ADD_ON: ["00002, of type 1"],
      CONTRADICTION: [
        "00005 has a unit limit (Release:mpfs:2026-01-01, row 5), but no source has it in force",
        "Q0001 is an add-on code by its global days ZZZ, but not by the list of add-on codes",
        "Q0001 is in force by mpfs, but hcpcs ended it on 2025-07-01",
      ],
      STALE: ["Release:mpfs:2026-01-01 was made for days before 2026-04-01"],
      REFERENCE_ONLY: ["00005", "Q0002"],
    });
  });
}

describe("a check of the graph [embedded]", () => {
  defineTests(embedded);

  test("for another day finds what holds on it", async () => {
    const graph = new MemoryGraph();
    await putMadeUp(graph);
    const report = await checkGraph(graph.view(), { day: "2023-12-31", most: 10 });
    const { TERMINATED, LONELY_ADD_ON, CONTRADICTION, STALE } = found(report);
    expect({ TERMINATED, LONELY_ADD_ON }).toEqual({ TERMINATED: [], LONELY_ADD_ON: [] });
    expect(CONTRADICTION).toHaveLength(2);
    expect(STALE).toEqual(["Release:mpfs:2023-01-01 was made for days before 2023-04-01"]);
  });

  test("counts all, and tells as many as are wanted", async () => {
    const graph = new MemoryGraph();
    await putMadeUp(graph);
    const { findings } = await checkGraph(graph.view(), { ...OPTIONS, most: 1 });
    expect(findings.find(({ kind }) => kind === "CONTRADICTION")).toMatchObject({
      count: 3,
      examples: [expect.any(String)],
    });
  });

  test("finds the reference facts sound", async () => {
    const graph = new MemoryGraph();
    await putSeed(graph);
    const report = await checkGraph(graph.view(), OPTIONS);
    expect(found(report).DANGLING).toEqual([]);
    expect(report.sound).toBe(true);
  });

  test("is not sound where something is named that is not there", async () => {
    const broken = [
      ...RELATIONSHIPS,
      relationship("PUBLISHED_BY", "Release:ptp:2026-01-01", "Source:mpfs"),
      relationship("HAS_STEP", "Code:00001", "ProcedureStep:00001:1", { release: "Release:gone" }),
    ];
    const report = await checkGraph(viewOf(NODES, broken), OPTIONS);
    expect(report.sound).toBe(false);
    expect(found(report).DANGLING).toEqual([
      "ProcedureStep:00001:1, which is named by HAS_STEP from Code:00001 to ProcedureStep:00001:1",
      "Release:gone, which is named by HAS_STEP from Code:00001 to ProcedureStep:00001:1",
      "Release:ptp:2026-01-01, which is named by PUBLISHED_BY from Release:ptp:2026-01-01 to Source:mpfs",
    ]);
    const without = NODES.filter(({ id }) => id !== "Release:mpfs:2026-01-01");
    const [one, ...others] =
      found(await checkGraph(viewOf(without, RELATIONSHIPS), OPTIONS)).DANGLING ?? [];
    expect(others).toEqual([]);
    expect(one).toMatch(/^Release:mpfs:2026-01-01, which is named by \w+ .* and 17 more$/);
  });

  test("misses a part of a release's content", async () => {
    const nodes = NODES.map((record) =>
      record.id === "Release:hcpcs:2026-04-01"
        ? { ...record, properties: { ...record.properties, parts: 2 } }
        : record,
    );
    const report = await checkGraph(viewOf(nodes, []), OPTIONS);
    expect(found(report).DANGLING).toEqual([
      "ReleaseContent:hcpcs:2026-04-01:1, which is named by Release:hcpcs:2026-04-01",
      "ReleaseContent:hcpcs:2026-04-01:2, which is named by Release:hcpcs:2026-04-01",
    ]);
  });
});

describeNeo4j("a check of the graph [neo4j]", () => {
  defineTests(useNeo4jGraphs());
});

/** A view of records that no store would take. */
function viewOf(
  nodes: readonly NodeRecord[],
  relationships: readonly RelationshipRecord[],
): GraphView {
  async function* ofType<R extends { readonly type: string }>(records: readonly R[], type: string) {
    yield await Promise.resolve(records.filter((record) => record.type === type));
  }
  return ownView({
    epoch: 1,
    read: () => Promise.reject(new Error("not read")),
    list: () => Promise.reject(new Error("not read")),
    reach: () => Promise.reject(new Error("not read")),
    fans: () => Promise.reject(new Error("not read")),
    links: () => Promise.reject(new Error("not read")),
    count: () => Promise.reject(new Error("not read")),
    nodes: (type) => ofType(nodes, type),
    relationships: (type) => ofType(relationships, type),
    survey: () => {
      throw new Error("not read");
    },
  });
}
