import { afterAll } from "@jest/globals";
import type { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { openNeo4jGraph } from "../sources/import/neo4j-graphs.ts";
import { describeNeo4j } from "../support/neo4j/use-neo4j.ts";
import { defineArgumentTests } from "./arguments.conformance.ts";

describeNeo4j("Hostile arguments [neo4j]", () => {
  let graph: Neo4jGraph | undefined;
  defineArgumentTests({
    name: "neo4j",
    emptyGraph: async () => (graph = await openNeo4jGraph()),
    casesPerField: 20,
  });
  afterAll(() => graph?.close());
});
