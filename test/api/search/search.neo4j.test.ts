import { describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import { onNeo4j } from "../on-neo4j.ts";
import { defineSearchTests } from "./search.conformance.ts";

describeNeo4j("Search [neo4j]", () => {
  defineSearchTests(onNeo4j());
});
