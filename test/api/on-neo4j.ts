import { afterAll } from "@jest/globals";
import type { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { openNeo4jGraph } from "../sources/import/neo4j-graphs.ts";
import type { ApiUnderTest, SentStatement } from "./api.conformance.ts";

/** The database of the run for the tests of a block, with the statements that are sent to it. */
export function onNeo4j(): Pick<ApiUnderTest, "emptyGraph" | "statements"> {
  let graph: Neo4jGraph | undefined;
  let sent: SentStatement[] = [];
  afterAll(async () => {
    await graph?.close();
  });
  return {
    emptyGraph: async () => {
      graph = await openNeo4jGraph();
      graph.observe(({ cypher, rows }) => {
        if (!cypher.startsWith("// epoch")) sent.push({ cypher, rows });
      });
      return graph;
    },
    statements: () => {
      const since = sent;
      sent = [];
      return since;
    },
  };
}
