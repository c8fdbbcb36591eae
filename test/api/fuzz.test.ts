import { beforeAll, expect, test } from "@jest/globals";
import { GraphQLError } from "graphql";
import { buildSchema } from "../../src/api/schema.ts";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import { importSeed } from "../../src/sources/curated/import-seed.ts";
import { SEED_FOLDER, readCurated } from "../../src/sources/curated/read-curated.ts";
import { fill } from "../graph/fixture.ts";
import { ApiClient } from "./api-client.ts";
import { randomQuery } from "./random-query.ts";
import { RELATED_FACTS } from "./related-facts.ts";

const CASES = 1_500;

let api: ApiClient;

beforeAll(async () => {
  const graph = new MemoryGraph();
  await fill(graph, RELATED_FACTS);
  await importSeed(graph, await readCurated(SEED_FOLDER), new Date());
  // That compiled queries answer alike is a test of its own.
  api = new ApiClient(graph, "interpreted");
});

test(`${CASES} random queries get data or an error that was made for clients [embedded]`, async () => {
  const schema = buildSchema();
  let answered = 0;
  for (let seed = 0; seed < CASES; seed++) {
    const query = randomQuery(schema, seed);
    const { data, errors = [] } = await api.run(query);
    for (const error of errors) {
      const original = error.originalError;
      if (original && !(original instanceof GraphQLError))
        throw new Error(`Query ${seed}, ${query.length} characters: ${String(original.stack)}`);
    }
    if (errors.length === 0 && data) answered++;
  }
  expect(answered).toBeGreaterThan(CASES / 4);
});
