import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Plan } from "neo4j-driver";
import type { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { putSeed } from "../sources/import/graphs.ts";
import { openNeo4jGraph } from "../sources/import/neo4j-graphs.ts";
import { openDriver } from "../support/neo4j/connection.ts";
import { connection, describeNeo4j } from "../support/neo4j/use-neo4j.ts";
import { ApiClient, operation } from "./api-client.ts";

/** Operators that read all of something where an index was to be used. */
const SCANS = [
  "AllNodesScan",
  "NodeByLabelScan",
  "CartesianProduct",
  "DirectedAllRelationshipsScan",
];

describeNeo4j("Plans of generated statements [neo4j]", () => {
  let graph: Neo4jGraph;
  const sent: string[] = [];

  beforeAll(async () => {
    graph = await openNeo4jGraph();
    await putSeed(graph);
    graph.observe((cypher) => sent.push(cypher));
  });

  afterAll(async () => {
    await graph.close();
  });

  test.each([
    ["code-page", { code: "20560" }],
    ["modifier-page", { modifier: "59" }],
    ["lookup", { codes: ["20560", "45378"] }],
  ])("%s begins at an index and scans nothing", async (name, variables) => {
    sent.length = 0;
    await new ApiClient(graph).data(operation(name), variables);
    const statement = sent.find((cypher) => cypher.startsWith("// read"));
    const operators = await explain(statement ?? "");
    expect(operators.filter((operator) => operator.startsWith("NodeIndexSeek"))).toHaveLength(1);
    expect(operators.filter((operator) => SCANS.some((scan) => operator.startsWith(scan)))).toEqual(
      [],
    );
  });
});

/** The operators of a statement's plan. */
async function explain(statement: string): Promise<string[]> {
  const driver = openDriver(connection());
  const session = driver.session({ database: connection().database });
  try {
    const { summary } = await session.run(`EXPLAIN ${statement}`);
    const operators: string[] = [];
    const walk = (plan: Plan): void => {
      operators.push(plan.operatorType);
      plan.children.forEach(walk);
    };
    if (summary.plan !== false) walk(summary.plan);
    return operators;
  } finally {
    await session.close();
    await driver.close();
  }
}
