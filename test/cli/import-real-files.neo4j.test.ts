import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Driver } from "neo4j-driver";
import { Neo4jGraph } from "../../src/graph/neo4j/neo4j-graph.ts";
import { describeRealFiles, PTP_PARTS, realFile } from "../sources/files/real-files.ts";
import { counts } from "../sources/import/database-counts.ts";
import { openDriver, settingsOf } from "../support/neo4j/connection.ts";
import { connection, describeNeo4j } from "../support/neo4j/use-neo4j.ts";
import { useCommand } from "./command.ts";
import { defineImportTests, editsOf, FILES } from "./import-real-files.conformance.ts";
import { killImport, randomOf, stateOf } from "./safe-imports/kills.conformance.ts";
import { neo4jToKill } from "./safe-imports/neo4j-to-kill.ts";

const HALF_AN_HOUR = 1_800_000;
const LENGTHS = { reading: 4_000, batches: 20_000, flip: 40, cleaning: 100 };

describeRealFiles("codeloom import of all real files into a database", FILES, () => {
  describeNeo4j("on Neo4j", () => {
    const { start } = useCommand();
    let driver: Driver;
    beforeAll(() => {
      driver = openDriver(connection());
    });
    afterAll(async () => {
      await driver.close();
    });

    test(
      "of which three are killed in all procedure pairs leaves the graph as it was",
      async () => {
        const store = neo4jToKill(connection(), driver, LENGTHS);
        await store.reset();
        const graph = await store.open();
        const before = await stateOf(graph.view());
        await graph.close();
        // None of them comes so far; by how many there would be, it is seen how far it came.
        const after = { ...before, edits: editsOf().held };
        const random = randomOf("imports of all pairs into a database");
        // The database has enough to do without a reader that looks all the time.
        const options = { store, start, random, pause: 200 };
        for (const phase of ["reading", "batches", "cleaning"] as const)
          expect(
            await killImport(options, PTP_PARTS.map(realFile), [before, after], phase),
          ).toEqual({ phase, graph: "before" });
      },
      HALF_AN_HOUR,
    );

    // Into the same database: it completes what was killed there, among all else.
    defineImportTests(
      () => Promise.resolve(settingsOf(connection())),
      async () => {
        const graph = new Neo4jGraph(connection());
        await graph.connect();
        // Counted by the database: to fetch millions of records takes longer than to write them.
        const found = await counts(" WHERE x.untilEpoch > $epoch", graph.view().epoch);
        return {
          graph,
          count: (type) => Promise.resolve(found.get(type) ?? 0),
          close: () => graph.close(),
        };
      },
    );
  });
});
