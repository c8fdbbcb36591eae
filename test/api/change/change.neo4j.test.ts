import { afterAll } from "@jest/globals";
import type { Neo4jGraph } from "../../../src/graph/neo4j/neo4j-graph.ts";
import { openNeo4jGraph } from "../../sources/import/neo4j-graphs.ts";
import { describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import type { SentStatement } from "../api.conformance.ts";
import { defineChangeTests } from "./change.conformance.ts";

describeNeo4j("Changes [neo4j]", () => {
  let graph: Neo4jGraph | undefined;
  let sent: SentStatement[] = [];

  afterAll(async () => {
    await graph?.close();
  });

  defineChangeTests({
    emptyGraph: async () => {
      graph = await openNeo4jGraph();
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
  });
});
