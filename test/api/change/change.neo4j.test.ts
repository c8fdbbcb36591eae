import { describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import { onNeo4j } from "../on-neo4j.ts";
import { defineChangeTests } from "./change.conformance.ts";

describeNeo4j("Changes [neo4j]", () => {
  defineChangeTests(onNeo4j());
});
