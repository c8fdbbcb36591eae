import { describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import { onNeo4j } from "../on-neo4j.ts";
import { defineExploreTests } from "./explore.conformance.ts";

describeNeo4j("Exploration [neo4j]", () => {
  defineExploreTests(onNeo4j());
});
