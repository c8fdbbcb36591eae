import { describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import { onNeo4j } from "../on-neo4j.ts";
import { defineClaimTests } from "./claim.conformance.ts";

describeNeo4j("Check of claims [neo4j]", () => {
  defineClaimTests(onNeo4j());
});
