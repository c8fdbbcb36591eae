import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Plan } from "neo4j-driver";
import type { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { node } from "../../src/graph/record.ts";
import { putSeed } from "../sources/import/graphs.ts";
import { openNeo4jGraph } from "../sources/import/neo4j-graphs.ts";
import { openDriver } from "../support/neo4j/connection.ts";
import { connection, describeNeo4j } from "../support/neo4j/use-neo4j.ts";
import { ApiClient, operation } from "./api-client.ts";

/** Operators that read all of something where an index was to be used. */
const SCANS = [
  "AllNodesScan",
  "NodeIndexScan",
  "NodeByLabelScan",
  "CartesianProduct",
  "DirectedAllRelationshipsScan",
];

describeNeo4j("Plans of generated statements [neo4j]", () => {
  let graph: Neo4jGraph;
  const written: string[] = [];
  const sent: string[] = [];

  beforeAll(async () => {
    graph = await openNeo4jGraph();
    const stop = graph.observe((cypher) => written.push(cypher));
    await putSeed(graph);
    stop();
    graph.observe((cypher) => sent.push(cypher));
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
  ])("%s begins at an index and scans nothing", async (name, variables) => {
    sent.length = 0;
    await new ApiClient(graph).data(operation(name), variables);
    const statement = sent.find((cypher) => cypher.startsWith("// read"));
    const operators = await explain(statement ?? "");
    expect(operators).toContain("NodeIndexSeek");
    expect(scansIn(operators)).toEqual([]);
  });

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
      graph.observe((cypher) => sent.push(cypher));
      await new ApiClient(graph).data('{ code(code: "X1000") { synonyms } }', {});
      const operators = await explain(sent.find((cypher) => cypher.startsWith("// read")) ?? "");
      expect(operators).toContain("NodeIndexSeek");
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
