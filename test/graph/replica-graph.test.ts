import { describeNeo4j } from "../support/neo4j/use-neo4j.ts";
import { defineConformanceTests } from "./conformance.ts";
import { defineRandomChangeTests } from "./random-changes.ts";
import { useReplicas } from "./replica-graphs.ts";

describeNeo4j("ReplicaGraph [replica]", () => {
  const { openEmpty } = useReplicas();
  defineConformanceTests({
    emptyGraph: openEmpty,
    randomGraphs: 8,
    shapesEach: 10,
    randomWalks: 3,
  });
});

describeNeo4j("A replica that loads what differs [replica]", () => {
  const { openEmpty } = useReplicas();
  defineRandomChangeTests(openEmpty, 12);
});
