import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { Driver } from "neo4j-driver";
import { describeRealFiles, realFile } from "../../sources/files/real-files.ts";
import { openDriver } from "../../support/neo4j/connection.ts";
import { connection, describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import { useCommand } from "../command.ts";
import { embeddedToKill } from "./embedded-to-kill.ts";
import {
  completeImport,
  killImport,
  randomOf,
  statesOf,
  type KillOptions,
  type State,
} from "./kills.conformance.ts";
import { neo4jToKill } from "./neo4j-to-kill.ts";
import type { StoreToKill } from "./store-to-kill.ts";

const HALF_AN_HOUR = 1_800_000;
const PARTS = [1, 2, 3, 4].map((part) => `ncci/ccipra-2024q3-f${part}.zip`);

describeRealFiles("An import of all procedure pairs that is killed", PARTS, () => {
  const { start, dataDir } = useCommand();
  const paths = PARTS.map(realFile);
  let states: State[] = [];

  beforeAll(async () => {
    states = await statesOf([paths]);
  }, HALF_AN_HOUR);

  /** Kills it in three phases, the last of which costs a whole import, and the only one. */
  async function killThree(options: KillOptions): Promise<void> {
    const [before, after] = states;
    if (before === undefined || after === undefined) throw new Error("There are no states.");
    await options.store.reset();
    for (const phase of ["reading", "batches"] as const)
      expect(await killImport(options, paths, [before, after], phase)).toEqual({
        phase,
        graph: "before",
      });
    const last = await killImport(options, paths, [before, after], "flip");
    if (last.graph === "before") {
      await completeImport(options, paths, after);
      return;
    }
    const again = await options.start(["import", "ptp", ...paths], options.store.environment())
      .ended;
    expect(again).toMatchObject({ code: 0 });
    expect(again.stdout).toContain("nothing changes");
    expect(await options.store.leftovers()).toEqual([]);
  }

  describe("[embedded]", () => {
    test(
      "leaves the graph as before or as after, and completes when run again",
      async () => {
        const lengths = { reading: 4_000, batches: 3_000, flip: 5, cleaning: 2 };
        const store = embeddedToKill(dataDir, lengths);
        await killThree({ store, start, random: randomOf("imports of all pairs into files") });
      },
      HALF_AN_HOUR,
    );
  });

  describeNeo4j("[neo4j]", () => {
    let driver: Driver;
    let store: StoreToKill;

    beforeAll(() => {
      driver = openDriver(connection());
      store = neo4jToKill(connection(), driver, {
        reading: 4_000,
        batches: 20_000,
        flip: 40,
        cleaning: 100,
      });
    });
    afterAll(async () => {
      await driver.close();
    });

    test(
      "leaves the graph as before or as after, and completes when run again",
      async () => {
        const random = randomOf("imports of all pairs into a database");
        // The database has enough to do.
        await killThree({ store, start, random, pause: 200 });
      },
      HALF_AN_HOUR,
    );
  });
});
