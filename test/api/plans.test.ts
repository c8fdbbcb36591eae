import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Plan, QueryResult } from "neo4j-driver";
import type { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { node, relationship } from "../../src/graph/record.ts";
import { putSeed } from "../sources/import/graphs.ts";
import { openNeo4jGraph } from "../sources/import/neo4j-graphs.ts";
import { openDriver } from "../support/neo4j/connection.ts";
import { connection, describeNeo4j } from "../support/neo4j/use-neo4j.ts";
import { ApiClient, operation } from "./api-client.ts";

/** A step of a plan that was run. */
type Profile = Exclude<QueryResult["summary"]["queryProfile"], false>;

/** Operators that read all of something where an index was to be used. */
const SCANS = [
  "AllNodesScan",
  "NodeIndexScan",
  "NodeByLabelScan",
  "CartesianProduct",
  "DirectedAllRelationshipsScan",
];

/** Edits of a code that has more than a page could show. */
const EDITS = 3_000;

/** Relationships that are gone through for likeness, and for changes. */
const SURVEYS = 3 + 14;

describeNeo4j("Plans of generated statements [neo4j]", () => {
  let graph: Neo4jGraph;
  const written: string[] = [];
  const sent: string[] = [];

  beforeAll(async () => {
    graph = await openNeo4jGraph();
    const stop = graph.observe(({ cypher }) => written.push(cypher));
    await putSeed(graph);
    stop();
    graph.observe(({ cypher }) => sent.push(cypher));
  });

  afterAll(async () => {
    await graph.close();
  });

  test.each([
    ["code-page", { code: "20560" }],
    ["modifier-page", { modifier: "59" }],
    ["lookup", { codes: ["20560", "45378"] }],
    [
      "check-claim",
      { claim: { dateOfService: "2025-11-15", lines: [{ code: "20560", modifiers: ["59"] }] } },
    ],
    ["related", { code: "20560", first: 5 }],
    ["fee-schedule", { code: "20560", carrier: "10112", locality: "00" }],
    ["changes", { from: "2024-01-01", to: "2025-10-01", codes: ["20560", "20561"] }],
    [
      "check-claims",
      { claims: [{ dateOfService: "2025-11-15", lines: [{ code: "20560" }, { code: "20561" }] }] },
    ],
  ])("%s begins at an index and scans nothing", async (name, variables) => {
    await new ApiClient(graph).data(operation(name), variables);
    sent.length = 0;
    await new ApiClient(graph).data(operation(name), variables);
    await seeks(sent.filter((cypher) => cypher.startsWith("// read")));
  });

  test.each([
    [
      "families",
      `{ code(code: "20560") { families { nodes { name parent { name } members(first: 5) { nodes { code } } } } } }`,
    ],
    ["unit limits", `{ code(code: "20560") { unitLimits { setting units } } }`],
    [
      "nodes of similar codes",
      `{ code(code: "20560") { similar(first: 3) { nodes { code summary } } } }`,
    ],
    [
      "changes of a family",
      `{ changes(from: "2000-01-01", to: "2025-10-01", families: ["Family:dry-needling"]) { totalCount } }`,
    ],
  ])("%s begin at an index and scan nothing", async (_name, query) => {
    await new ApiClient(graph).data(query);
    sent.length = 0;
    await new ApiClient(graph).data(query);
    const reads = sent.filter((cypher) => cypher.startsWith("// read"));
    await seeks(reads);
  });

  test.each([
    [
      "a neighbourhood",
      `{ neighbourhood(id: "Code:20560", depth: 2) { nodes { label } relationships { type } } }`,
    ],
    [
      "paths",
      `{ paths(from: "Code:20560", to: "Code:97140", maxHops: 3, first: 30) { nodes { relationships { text } } } }`,
    ],
    [
      "a path from and to what everything is connected with",
      `{ shortestPath(from: "Indicator:CO_SURGEONS:0", to: "Modifier:59") { relationships { text } } }`,
    ],
    ["degrees", `{ code(code: "20560") { degree relationshipCounts { count } } }`],
    [
      "a comparison",
      `{ compareCodes(a: "20560", b: "20561") { indicators { same } modifiersShared { code } } }`,
    ],
    ["what-if", `{ whatIf(code: "20560", type: CO_SURGEONS, value: "1") { modifier { code } } }`],
  ])("%s begins at an index and scans nothing, whatever it is read by", async (_name, query) => {
    await new ApiClient(graph).data(query);
    sent.length = 0;
    await new ApiClient(graph).data(query);
    await seeks(sent.filter((cypher) => !cypher.startsWith("// epoch")));
  });

  test("what is read of the whole graph is one statement a type, start by start", async () => {
    await graph.write((writer) =>
      writer.putNodes([node("Cause", { slug: "new", name: "new", origin: "made up" })]),
    );
    sent.length = 0;
    await new ApiClient(graph).data(
      `{ code(code: "20560") { similar(first: 1) { totalCount } } changes(from: "2000-01-01", to: "2025-10-01") { totalCount } }`,
    );
    const surveys = sent.filter((cypher) => cypher.startsWith("// survey"));
    expect(surveys).toHaveLength(SURVEYS);
    for (const survey of surveys) {
      const operators = await explain(survey);
      expect(operators).toContain("Apply");
      expect(operators).not.toContain("CartesianProduct");
      expect(operators).not.toContain("AllNodesScan");
    }
  });

  const seeks = async (statements: readonly string[]): Promise<void> => {
    expect(statements).not.toEqual([]);
    for (const statement of statements) {
      const operators = await explain(statement);
      expect(operators).toContain("NodeIndexSeek");
      expect(scansIn(operators)).toEqual([]);
    }
  };

  test("what writes by ids looks them up in an index", async () => {
    const byIds = [...new Set(written)].filter((cypher) => /\$(ids|starts)\b/.test(cypher));
    expect(byIds.length).toBeGreaterThan(20);
    for (const statement of byIds) {
      const operators = await explain(statement);
      const what = statement.split("\n")[0];
      expect({ what, seeks: operators.includes("NodeIndexSeek") }).toEqual({ what, seeks: true });
      expect({ what, scans: scansIn(operators) }).toEqual({ what, scans: [] });
    }
  });
});

describeNeo4j("Plans that were made a moment after the nodes [neo4j]", () => {
  // Statistics of an index come later, and until then a scan of it looks cheap.
  test("look them up in an index", async () => {
    const graph = await openNeo4jGraph();
    const sent: string[] = [];
    const codes = Array.from({ length: 2_000 }, (_, i) => `X${1_000 + i}`);
    try {
      await graph.write((writer) =>
        writer.putNodes(codes.map((code) => node("Code", { code, system: "HCPCS", synonyms: [] }))),
      );
      graph.observe(({ cypher }) => sent.push(cypher));
      await new ApiClient(graph).data('{ code(code: "X1000") { synonyms } }', {});
      const operators = await explain(sent.find((cypher) => cypher.startsWith("// read")) ?? "");
      expect(operators).toContain("NodeIndexSeek");
    } finally {
      await graph.close();
    }
  });
});

describeNeo4j("A page of edits of a code with thousands [neo4j]", () => {
  test("is what is sent, and what the database keeps", async () => {
    const graph = await openNeo4jGraph();
    const codes = Array.from({ length: EDITS + 1 }, (_, i) => String(10_000 + i));
    const release = "Release:ptp:2025-10-01:PRACTITIONER";
    const edits = codes.slice(1).map((code) =>
      relationship(
        "BUNDLES",
        `Code:${code}`,
        "Code:10000",
        {
          ...{ setting: "PRACTITIONER", modifierIndicator: "0", rationale: "Made up.", release },
          ...{ part: 1, row: 1 },
        },
        { validFrom: "2020-01-01" },
      ),
    );
    const asked: { cypher: string; parameters: Record<string, unknown> }[] = [];
    try {
      await graph.write(async (writer) => {
        await writer.putNodes(
          codes.map((code) => node("Code", { code, system: "CPT", synonyms: [] })),
        );
        await writer.putRelationships(edits);
      });
      graph.observe(({ cypher, parameters }) => asked.push({ cypher, parameters }));
      const { code } = await new ApiClient(graph).data(
        `{ code(code: "10000") { edits(first: 5) { nodes { code } pageInfo { hasNextPage } } } }`,
      );
      expect(code.edits.nodes).toHaveLength(5);
      expect(code.edits.pageInfo.hasNextPage).toBe(true);
      const read = asked.find(({ cypher }) => cypher.startsWith("// read"));
      const plan = await profile(read?.cypher ?? "", read?.parameters ?? {});
      const rowsOf = (operator: string): number =>
        Math.max(0, ...plan.filter((step) => step.operator === operator).map(({ rows }) => rows));
      // All are looked at, and a heap as large as the page passes on the first.
      expect(rowsOf("NodeIndexSeek") + rowsOf("NodeUniqueIndexSeek")).toBe(1);
      expect(rowsOf("Top") + rowsOf("PartialTop")).toBeLessThanOrEqual(6);
      expect(rowsOf("Top") + rowsOf("PartialTop")).toBeGreaterThan(0);
    } finally {
      await graph.close();
    }
  });
});

const scansIn = (operators: readonly string[]): string[] =>
  operators.filter((operator) => SCANS.includes(operator));

/** The operators of a statement's plan. */
async function explain(statement: string): Promise<string[]> {
  const driver = openDriver(connection());
  const session = driver.session({ database: connection().database });
  try {
    const { summary } = await session.run(`EXPLAIN ${statement}`);
    const operators: string[] = [];
    const walk = (plan: Plan): void => {
      operators.push(plan.operatorType.replace(/@.*/, ""));
      plan.children.forEach(walk);
    };
    if (summary.plan !== false) walk(summary.plan);
    return operators;
  } finally {
    await session.close();
    await driver.close();
  }
}

/** The operators of a statement that is run, each with the rows that it passed on. */
async function profile(
  statement: string,
  parameters: Record<string, unknown>,
): Promise<{ operator: string; rows: number }[]> {
  const driver = openDriver(connection());
  const session = driver.session({ database: connection().database });
  try {
    const { summary } = await session.run(`PROFILE ${statement}`, parameters);
    const steps: { operator: string; rows: number }[] = [];
    const walk = ({ operatorType, rows, children }: Profile): void => {
      steps.push({ operator: operatorType.replace(/@.*/, ""), rows: rows ?? 0 });
      children.forEach(walk);
    };
    if (summary.queryProfile !== false) walk(summary.queryProfile);
    return steps;
  } finally {
    await session.close();
    await driver.close();
  }
}
