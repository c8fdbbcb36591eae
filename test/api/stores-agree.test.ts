import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { buildSchema } from "../../src/api/schema.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { MemoryGraph } from "../../src/graph/memory/memory-graph.ts";
import type { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { ReplicaGraph } from "../../src/graph/replica/replica-graph.ts";
import { openMpfs } from "../../src/sources/mpfs/read-mpfs.ts";
import { describeRealFiles, realFile } from "../sources/files/real-files.ts";
import { putRelease, putSeed } from "../sources/import/graphs.ts";
import { openNeo4jGraph } from "../sources/import/neo4j-graphs.ts";
import { connection, describeNeo4j } from "../support/neo4j/use-neo4j.ts";
import { ApiClient, operation, type Data } from "./api-client.ts";
import { fill } from "../graph/fixture.ts";
import { randomQuery } from "./random-query.ts";
import { RELATED_FACTS } from "./related-facts.ts";

const FILE = "mpfs/PPRRVU2025_Oct.csv";
const RANDOM_QUERIES = 150;
const TEN_MINUTES = 600_000;

const OPERATIONS: readonly (readonly [string, Record<string, unknown>])[] = [
  ["code-page", { code: "20560" }],
  ["modifier-page", { modifier: "59" }],
  ["modifier-page", { modifier: "50" }],
  ["lookup", { codes: ["20560", "G0202", "99999", "nonsense"], asOf: "2025-10-01" }],
  ["lookup", { codes: ["20560", "45378"], asOf: "2022-01-01" }],
  ["browse", { first: 20, after: null }],
  ["related", { code: "20560", first: 5 }],
  ["related", { code: "45378", first: 5 }],
  ["fee-schedule", { code: "45378", locality: "00", carrier: "10112" }],
  ["changes", { from: "2023-01-01", to: "2025-10-01", codes: ["20560", "45378"] }],
  [
    "check-claim",
    {
      claim: {
        dateOfService: "2025-11-15",
        lines: [{ code: "20560", modifiers: ["59"] }, { code: "45378" }],
      },
    },
  ],
  [
    "check-claims",
    {
      claims: [
        { dateOfService: "2025-11-15", lines: [{ code: "45378", units: 2, modifiers: ["50"] }] },
        { dateOfService: "2022-01-01", lines: [{ code: "20560" }, { code: "99999" }] },
      ],
    },
  ],
];

const FEE_SCHEDULE = `query ($code: ID!) { code(code: $code) {
  feeSchedule {
    id modifier status indicators { type value } work malpractice
    practiceExpense { nonFacility facility } total { nonFacility facility } globalShares { intraoperative }
    conversionFactors { value appliesTo } release { id effectiveFrom } row
  }
  endoscopicBase { code }
  indicators { type value sources validFrom }
} }`;

describeNeo4j("The stores, a replica among them [neo4j]", () => {
  describeRealFiles("agree", [FILE], () => {
    const embedded = new MemoryGraph();
    let neo4j: Neo4jGraph;
    let replica: ReplicaGraph;
    /** A replica is not written to: it follows. */
    const written = (): Graph[] => [embedded, neo4j];

    beforeAll(async () => {
      expect(connection()).toBeDefined();
      neo4j = await openNeo4jGraph();
      replica = new ReplicaGraph(connection());
      for (const graph of written()) await putSeed(graph);
      await replica.refresh();
    }, TEN_MINUTES);

    afterAll(async () => {
      await replica.close();
      await neo4j.close();
    });

    /** The same answer on all, errors included. */
    const answer = async (
      source: string,
      variables: Record<string, unknown> = {},
    ): Promise<Data> => {
      const [a, ...others] = await Promise.all(
        [...written(), replica].map((graph) => new ApiClient(graph).run(source, variables)),
      );
      for (const other of others) expect(JSON.stringify(other)).toBe(JSON.stringify(a));
      return a;
    };

    const askAll = async (): Promise<void> => {
      for (const [name, variables] of OPERATIONS) await answer(operation(name), variables);
      const schema = buildSchema();
      for (let seed = 0; seed < RANDOM_QUERIES; seed++) await answer(randomQuery(schema, seed));
    };

    test("before the fee schedule is imported", askAll, TEN_MINUTES);

    test(
      "after it is imported, on every operation, a sample of codes and pages to the end",
      async () => {
        for (const graph of written()) await putRelease(graph, await openMpfs(realFile(FILE)));
        await replica.refresh();
        await askAll();
        for (const code of [
          "45378",
          "86153",
          "71046",
          "99213",
          "G0105",
          "D0120",
          "93010",
          "0001F",
        ]) {
          const page = await answer(operation("code-page"), { code });
          expect(page.data.code.code).toBe(code);
          const { data } = await answer(FEE_SCHEDULE, { code });
          expect(data.code.feeSchedule.length).toBeGreaterThan(0);
        }
        let after: string | null = null;
        let seen = 0;
        for (let more = true; more;) {
          const { data }: Data = await answer(operation("browse"), { first: 20, after });
          const { edges, pageInfo, totalCount } = data.codes;
          seen += Number(edges.length);
          after = pageInfo.endCursor;
          more = pageInfo.hasNextPage;
          if (!more) expect(seen).toBe(totalCount);
        }
        expect(seen).toBeGreaterThan(60);
      },
      TEN_MINUTES,
    );
  });
});

describeNeo4j("The stores on made-up facts [neo4j]", () => {
  test(
    "agree, on what belongs to codes and on random queries",
    async () => {
      const embedded = new MemoryGraph();
      const neo4j = await openNeo4jGraph();
      const replica = new ReplicaGraph(connection());
      try {
        for (const graph of [embedded, neo4j]) await fill(graph, RELATED_FACTS);
        await replica.refresh();
        const clients = [embedded, neo4j, replica].map((graph) => new ApiClient(graph));
        const agree = async (source: string, variables: Record<string, unknown>): Promise<void> => {
          const [a, ...others] = await Promise.all(
            clients.map((client) => client.run(source, variables)),
          );
          for (const b of others) expect({ source, answer: b }).toEqual({ source, answer: a });
        };
        for (const code of ["10001", "10002", "10003", "19999"]) {
          await agree(operation("related"), { code, first: 3 });
          await agree(operation("fee-schedule"), { code, locality: "00", carrier: "10112" });
        }
        const schema = buildSchema();
        for (let seed = 10_000; seed < 10_000 + RANDOM_QUERIES; seed++)
          await agree(randomQuery(schema, seed), {});
      } finally {
        await replica.close();
        await neo4j.close();
      }
    },
    TEN_MINUTES,
  );
});
