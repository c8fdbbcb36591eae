import { afterAll, beforeAll } from "@jest/globals";
import type { Graph } from "../../../src/graph/graph.ts";
import { describeRealFiles } from "../../sources/files/real-files.ts";
import { openNeo4jGraph } from "../../sources/import/neo4j-graphs.ts";
import { describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import {
  claimsOf,
  defineTableTests,
  FILES,
  putFiles,
  TWENTY_MINUTES,
} from "./real-claims.conformance.ts";
import { realCases } from "./real-table.ts";

describeRealFiles("claims on the published files", FILES, () => {
  describeNeo4j("rows of the codes of the table [neo4j]", () => {
    const cases = realCases();
    let graph: Graph;

    beforeAll(async () => {
      graph = await openNeo4jGraph();
      const named = claimsOf(cases).flatMap(({ lines }) =>
        (lines as { code: string }[]).map(({ code }) => code),
      );
      // A fee schedule without codes of both ends of the code sets is taken for a part of one.
      await putFiles(graph, new Set([...named, "99213", "V2020"]));
    }, TWENTY_MINUTES);

    defineTableTests(cases, () => graph);

    afterAll(async () => {
      await graph.close();
    });
  });
});
