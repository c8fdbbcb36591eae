import { describeNeo4j } from "../support/neo4j/use-neo4j.ts";
import { EXECUTIONS } from "./api-client.ts";
import { defineApiTests } from "./api.conformance.ts";
import { onNeo4j } from "./on-neo4j.ts";

for (const execution of EXECUTIONS)
  describeNeo4j(`API [neo4j], ${execution}`, () => {
    defineApiTests({ ...onNeo4j(), execution });
  });
