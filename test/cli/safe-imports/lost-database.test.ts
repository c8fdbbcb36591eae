import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Driver } from "neo4j-driver";
import { openDriver } from "../../support/neo4j/connection.ts";
import { startJavaDatabase, type JavaDatabase } from "../../support/neo4j/java-database.ts";
import { useCommand } from "../command.ts";
import { neo4jToKill } from "./neo4j-to-kill.ts";
import { expectFailure, useQuarters } from "./running-imports.ts";
import { digestOf } from "./sight.ts";
import type { StoreToKill } from "./store-to-kill.ts";

const LENGTHS = { reading: 100, batches: 1_000, flip: 40, cleaning: 100 };
const TEN_MINUTES = 600_000;

/** A database that other tests need can't be taken away: this one is our own. */
const ours = process.env.SKIP_NEO4J === "1" ? null : await startJavaDatabase({ briefly: true });
if (ours === null) {
  const why = "no database of our own to lose: no Java 17 with Maven (or SKIP_NEO4J=1)";
  if (process.env.CI !== undefined) throw new Error(`CI must test the loss of a database: ${why}`);
  process.stderr.write(`\nTESTS OF A LOST DATABASE SKIPPED: ${why}\n\n`);
}

/** In the place of a database where the tests are skipped. */
const neverAsked = {} as JavaDatabase;

(ours === null ? describe.skip : describe)(
  "An import whose database is lost [neo4j] [faults]",
  () => {
    const database = ours ?? neverAsked;
    const { start } = useCommand();
    const { files, states } = useQuarters(20_000, 1);
    let driver: Driver;
    let store: StoreToKill;

    const importQuarter = () =>
      start(["import", "ptp", ...(files()[0] ?? [])], store.environment());
    const digest = async (): Promise<string> => {
      const graph = await store.open();
      try {
        return await digestOf(graph.view());
      } finally {
        await graph.close();
      }
    };

    beforeAll(() => {
      driver = openDriver(database);
      store = neo4jToKill(database, driver, LENGTHS);
    });
    afterAll(async () => {
      await driver.close();
      await database.stop();
    }, TEN_MINUTES);

    test.each(["SIGKILL", "SIGTERM"] as const)(
      "in the midst of it by %s says so, breaks nothing, and completes when run again",
      async (signal) => {
        await store.reset();
        const running = importQuarter();
        const attempt = { running, edits: states()[1]?.edits ?? 0 };
        await store.reaches(attempt, "batches", () => 0.3);
        await database.lose(signal);
        const outcome = await running.ended;
        process.stdout.write(outcome.stderr.replace(/^(?!codeloom| {2}).*\n/gm, ""));
        expectFailure(outcome, /Neo4j at \S+ does not answer/, /nothing is broken: run it again/);
        await database.restart();
        expect(await digest()).toBe(states()[0]?.digest);
        await store.forget();
        expect(await importQuarter().ended).toMatchObject({ code: 0 });
        expect(await digest()).toBe(states()[1]?.digest);
        expect(await store.leftovers()).toEqual([]);
      },
      TEN_MINUTES,
    );

    test(
      "before it begins says so",
      async () => {
        await store.reset();
        await database.lose("SIGKILL");
        expectFailure(
          await importQuarter().ended,
          /Neo4j at \S+ does not answer/,
          /Check that it runs/,
        );
        await database.restart();
        expect(await digest()).toBe(states()[0]?.digest);
      },
      TEN_MINUTES,
    );
  },
);
