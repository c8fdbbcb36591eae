import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { isObjectType, type GraphQLObjectType } from "graphql";
import { buildSchema } from "../../src/api/schema.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { RELATED_FACTS } from "../api/related-facts.ts";
import { fill } from "../graph/fixture.ts";
import { putSeed } from "../sources/import/graphs.ts";
import { placesWithArguments, requestsTo, type Place } from "./argument-queries.ts";
import { tryCases } from "./batches.ts";
import { HostileServer } from "./hostile-server.ts";
import { Outcomes } from "./outcomes.ts";

/** A store to be asked with hostile arguments, so often for each field that has some. */
export interface StoreUnderTest {
  readonly name: string;
  readonly emptyGraph: () => Promise<Graph>;
  readonly casesPerField: number;
}

const HALF_AN_HOUR = 1_800_000;

/** Gives every argument of the schema hostile values, wherever it stands below the root. */
export function defineArgumentTests({ name, emptyGraph, casesPerField }: StoreUnderTest): void {
  let server: HostileServer;
  let places: Place[] = [];

  beforeAll(async () => {
    const graph = await emptyGraph();
    await fill(graph, RELATED_FACTS);
    await putSeed(graph);
    server = await HostileServer.over(graph);
    const warmUp = new Outcomes("ways");
    places = await placesWithArguments(buildSchema(), async (query) => {
      const { text } = await server.ask({ query }, warmUp);
      return leads(JSON.parse(text));
    });
  }, HALF_AN_HOUR);

  afterAll(() => server.stop());

  test("every field with arguments is reached by way of data", () => {
    const all = Object.values(buildSchema().getTypeMap())
      .filter((type) => isObjectType(type) && !type.name.startsWith("__"))
      .flatMap((type) =>
        Object.values((type as GraphQLObjectType).getFields())
          .filter(({ args }) => args.length > 0)
          .map((field) => `${type.name}.${field.name}`),
      );
    expect(places.map(({ coordinate }) => coordinate).sort()).toEqual(all.sort());
  });

  test(
    "hostile arguments get data or an error with a code",
    async () => {
      const outcomes = new Outcomes(`arguments of the API [${name}]`);
      for (const place of places)
        await tryCases(requestsTo(place), casesPerField, (one) => server.ask(one, outcomes));
      // A key that is __proto__ is refused with the body that has it.
      outcomes.conclude(places.length * casesPerField * 0.99);
    },
    HALF_AN_HOUR,
  );
}

/** Whether an answer has something at the end of its one way. */
function leads(answer: unknown): boolean {
  if (typeof answer !== "object" || answer === null) return false;
  if (Array.isArray(answer)) return answer.some(leads);
  return "__typename" in answer || Object.values(answer).some(leads);
}
