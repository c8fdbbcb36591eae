import { describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import { onNeo4j } from "../on-neo4j.ts";
import { defineAnalyseTests } from "./analyse.conformance.ts";

describeNeo4j("Analysis [neo4j]", () => {
  defineAnalyseTests(onNeo4j());
});
