import { EmbeddedGraph } from "../../src/graph/memory/embedded-graph.ts";
import { describeRealFiles } from "../sources/files/real-files.ts";
import { defineImportTests, FILES } from "./import-real-files.conformance.ts";

describeRealFiles("codeloom import of all real files [embedded]", FILES, () => {
  defineImportTests(
    () => Promise.resolve({}),
    async (dataDir) => {
      const graph = await EmbeddedGraph.open(dataDir);
      return {
        graph,
        count: async (type) => {
          let found = 0;
          for await (const batch of graph.view().relationships(type)) found += batch.length;
          return found;
        },
        close: () => graph.close(),
      };
    },
  );
});
