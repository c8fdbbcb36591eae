import { afterEach } from "@jest/globals";
import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { connection, describeNeo4j, withCleanDatabase } from "../support/neo4j/use-neo4j.ts";
import { defineRandomChangeTests } from "./random-changes.ts";

describeNeo4j("Neo4jWriter [neo4j]", () => {
  const open: Neo4jGraph[] = [];

  afterEach(async () => {
    for (const graph of open.splice(0)) await graph.close();
  });

  defineRandomChangeTests(async () => {
    await withCleanDatabase(() => Promise.resolve());
    const graph = new Neo4jGraph(connection());
    open.push(graph);
    await graph.connect();
    return graph;
  }, 12);
});
