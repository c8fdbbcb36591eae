import { describeNeo4j } from "../support/neo4j/use-neo4j.ts";
import { EXECUTIONS } from "./api-client.ts";
import { defineRelatedTests } from "./related.conformance.ts";
import { onNeo4j } from "./on-neo4j.ts";

for (const execution of EXECUTIONS)
  describeNeo4j(`What belongs to a code [neo4j], ${execution}`, () => {
    defineRelatedTests({ ...onNeo4j(), execution });
  });
