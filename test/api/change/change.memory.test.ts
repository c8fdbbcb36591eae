import { describe, expect, test } from "@jest/globals";
import { MemoryGraph } from "../../../src/graph/memory/memory-graph.ts";
import { putSeed } from "../../sources/import/graphs.ts";
import { ApiClient, EXECUTIONS, type Data } from "../api-client.ts";
import { defineChangeTests } from "./change.conformance.ts";
import { putChanges } from "./made-up-releases.ts";

describe.each(EXECUTIONS)("Changes [embedded], %s", (execution) => {
  defineChangeTests({
    emptyGraph: () => Promise.resolve(new MemoryGraph()),
    statements: () => null,
    execution,
  });
});

const ALL = `{ changes(from: "1900-01-01", to: "2100-01-01", first: 100) {
  totalCount nodes { date kind subject { id } text before after release { id } } } }`;

test("the order of imports changes nothing", async () => {
  const answers: Data[] = [];
  for (const backwards of [false, true]) {
    const graph = new MemoryGraph();
    await putChanges(graph, backwards);
    answers.push(await new ApiClient(graph).data(ALL));
  }
  expect(answers[1]).toEqual(answers[0]);
});

test("the seed alone has no changes but those that it states", async () => {
  const graph = new MemoryGraph();
  await putSeed(graph);
  const { changes } = await new ApiClient(graph).data(ALL);
  expect(changes.nodes).toMatchObject(
    ["Code:20560", "Code:20561"].map((id) => ({
      ...{ date: "2020-01-01", kind: "CODE_ADDED", subject: { id }, text: "Code added" },
    })),
  );
});
