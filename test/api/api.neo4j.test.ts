import { afterAll } from "@jest/globals";
import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";
import { EXECUTIONS } from "./api-client.ts";
import { defineApiTests, type SentStatement } from "./api.conformance.ts";

for (const execution of EXECUTIONS)
  describeNeo4j(`API [neo4j], ${execution}`, () => {
    let graph: Neo4jGraph | undefined;
    let sent: SentStatement[] = [];

    afterAll(async () => {
      await graph?.close();
    });

    defineApiTests({
      emptyGraph: async () => {
        await withCleanDatabase(() => Promise.resolve());
        graph = new Neo4jGraph(connection());
        await graph.connect();
        graph.observe((cypher, rows) => {
          if (!cypher.startsWith("// epoch")) sent.push({ cypher, rows });
        });
        return graph;
      },
      statements: () => {
        const since = sent;
        sent = [];
        return since;
      },
      execution,
    });
  });
