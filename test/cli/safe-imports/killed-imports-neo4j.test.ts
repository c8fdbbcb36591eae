import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Driver } from "neo4j-driver";
import { openDriver } from "../../support/neo4j/connection.ts";
import { connection, describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import { useCommand } from "../command.ts";
import {
  completeImport,
  killImport,
  killManyImports,
  randomOf,
  WANTED,
} from "./kills.conformance.ts";
import { neo4jToKill } from "./neo4j-to-kill.ts";
import { useQuarters } from "./running-imports.ts";
import type { StoreToKill } from "./store-to-kill.ts";

const EDITS = 20_000;
const LENGTHS = { reading: 100, batches: 1_000, flip: 40, cleaning: 100 };

describeNeo4j("An import into a database that is killed [neo4j]", () => {
  const { start } = useCommand();
  const { files, states } = useQuarters(EDITS);
  let driver: Driver;
  let store: StoreToKill;

  beforeAll(() => {
    driver = openDriver(connection());
    store = neo4jToKill(connection(), driver, LENGTHS);
  });
  afterAll(async () => {
    await driver.close();
  });

  test(`leaves the graph as before or as after, at ${WANTED} points, and completes when run again`, async () => {
    const random = randomOf("imports into a database");
    await killManyImports({ store, start, random }, files(), states());
  }, 1_800_000);

  test("completes when it is run again at once, after the right to write of the dead one ran out", async () => {
    await store.reset();
    const options = {
      store: { ...store, forget: () => Promise.resolve() },
      start,
      // As soon as it writes.
      random: () => 0,
    };
    const [quarter, before, after] = [files()[0], states()[0], states()[1]];
    if (quarter === undefined || before === undefined || after === undefined) return;
    const kill = await killImport(options, quarter, [before, after], "batches");
    expect(kill.graph).toBe("before");
    const again = start(["import", "ptp", ...quarter], store.environment());
    await again.told(/Another import holds the right to write; waiting up to \d+ s/);
    expect(await again.ended).toMatchObject({ code: 0 });
    await completeImport(options, quarter, after);
  }, 300_000);
});
