import { afterAll } from "@jest/globals";
import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";
import { defineApiTests } from "./api.conformance.ts";

describeNeo4j("API [neo4j]", () => {
  let graph: Neo4jGraph | undefined;
  let sent: string[] = [];

  afterAll(async () => {
    await graph?.close();
  });

  defineApiTests({
    emptyGraph: async () => {
      await withCleanDatabase(() => Promise.resolve());
      graph = new Neo4jGraph(connection());
      await graph.connect();
      graph.observe((cypher) => {
        if (!cypher.startsWith("// epoch")) sent.push(cypher);
      });
      return graph;
    },
    statements: () => {
      const since = sent;
      sent = [];
      return since;
    },
  });
});
