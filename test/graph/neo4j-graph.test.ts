import { afterEach } from "@jest/globals";
import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";
import { defineConformanceTests } from "./conformance.ts";

describeNeo4j("Neo4jGraph [neo4j]", () => {
  let open: Neo4jGraph[] = [];

  afterEach(async () => {
    for (const graph of open) await graph.close();
    open = [];
  });

  defineConformanceTests({
    emptyGraph: async () => {
      await withCleanDatabase(() => Promise.resolve());
      const graph = new Neo4jGraph(connection());
      open.push(graph);
      await graph.connect();
      return graph;
    },
    randomGraphs: 25,
    shapesEach: 40,
    randomWalks: 5,
  });
});
