import { afterAll } from "@jest/globals";
import type { Graph } from "../../src/graph/graph.ts";
import { openNeo4jGraph } from "../sources/import/neo4j-graphs.ts";
import { describeNeo4j } from "../support/neo4j/use-neo4j.ts";
import { defineExportTests } from "./exports.conformance.ts";

describeNeo4j("Exports [neo4j]", () => {
  let graph: Graph | undefined;
  afterAll(async () => {
    await graph?.close();
  });
  defineExportTests(async () => (graph = await openNeo4jGraph()));
});
