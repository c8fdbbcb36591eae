import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Driver } from "neo4j-driver";
import { openDriver } from "../../support/neo4j/connection.ts";
import { connection, describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import { useCommand } from "../command.ts";
import { killManyImports, randomOf, statesOf, type State } from "./kills.conformance.ts";
import { writeQuarter, type Quarter } from "./made-up-quarters.ts";
import { neo4jToKill } from "./neo4j-to-kill.ts";

const EDITS = 20_000;

describeNeo4j("An import into a database that is killed [neo4j]", () => {
  const { start } = useCommand();
  let folder = "";
  let driver: Driver;
  let quarters: Quarter[] = [];
  let states: State[] = [];

  beforeAll(async () => {
    driver = openDriver(connection());
    folder = await mkdtemp(join(tmpdir(), "codeloom-quarters-"));
    quarters = [];
    for (const number of [1, 2, 3]) quarters.push(await writeQuarter(folder, number, EDITS));
    states = await statesOf(quarters);
  }, 300_000);
  afterAll(async () => {
    await driver.close();
    await rm(folder, { recursive: true, force: true });
  });

  test("leaves the graph as before or as after, at 27 points, and completes when run again", async () => {
    const store = neo4jToKill(connection(), driver);
    const random = randomOf("imports into a database");
    await killManyImports({ store, start, random }, quarters, states);
    expect(await store.leftovers()).toEqual([]);
  }, 1_800_000);
});
