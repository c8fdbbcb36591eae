import { EmbeddedGraph } from "../../src/graph/memory/embedded-graph.ts";
import { describeRealFiles } from "../sources/files/real-files.ts";
import { defineImportTests, FILES } from "./import-real-files.conformance.ts";

describeRealFiles("codeloom import of all real files [embedded]", FILES, () => {
  defineImportTests(
    () => Promise.resolve({}),
    (dataDir) => EmbeddedGraph.open(dataDir),
  );
});
