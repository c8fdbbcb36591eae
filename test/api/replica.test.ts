import { useReplicas } from "../graph/replica-graphs.ts";
import { describeNeo4j } from "../support/neo4j/use-neo4j.ts";
import { defineAnalyseTests } from "./analyse/analyse.conformance.ts";
import { defineApiTests, type ApiUnderTest } from "./api.conformance.ts";
import { defineChangeTests } from "./change/change.conformance.ts";
import { defineClaimTests } from "./claim/claim.conformance.ts";
import { defineExploreTests } from "./explore/explore.conformance.ts";
import { defineRelatedTests } from "./related.conformance.ts";
import { defineSearchTests } from "./search/search.conformance.ts";

const SUITES: readonly (readonly [string, (api: ApiUnderTest) => void])[] = [
  ["API", defineApiTests],
  ["What belongs to a code", defineRelatedTests],
  ["Check of claims", defineClaimTests],
  ["Changes", defineChangeTests],
  ["Search", defineSearchTests],
  ["Exploration", defineExploreTests],
  ["Analysis", defineAnalyseTests],
];

for (const [name, defineTests] of SUITES)
  describeNeo4j(`${name} [replica]`, () => {
    const { openEmpty } = useReplicas();
    defineTests({ emptyGraph: openEmpty, statements: () => null });
  });
