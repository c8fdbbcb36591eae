import { afterAll, beforeAll } from "@jest/globals";
import type { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { buildExplorer } from "../cli/build.ts";
import { useServer } from "../server/running-server.ts";
import { openNeo4jGraph } from "../sources/import/neo4j-graphs.ts";
import { describeNeo4j } from "../support/neo4j/use-neo4j.ts";
import { describeInBrowser } from "./browser.ts";
import { fillExplored } from "./explored-graph.ts";
import { defineExplorerTests } from "./explorer.conformance.ts";

describeNeo4j("The explorer [neo4j]", () => {
  describeInBrowser("in a browser", (browser) => {
    beforeAll(buildExplorer, 120_000);
    let graph: Neo4jGraph | undefined;
    const { url } = useServer(async () => (graph = await fillExplored(await openNeo4jGraph())));
    defineExplorerTests({ browser, url });
    afterAll(async () => {
      await graph?.close();
    });
  });
});
