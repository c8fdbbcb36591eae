import { describe, expect, test } from "@jest/globals";
import { openDriver } from "../../support/neo4j/connection.ts";
import { connection, describeNeo4j } from "../../support/neo4j/use-neo4j.ts";
import { useCommand } from "../command.ts";
import { embeddedToKill, step } from "./embedded-to-kill.ts";
import { neo4jToKill } from "./neo4j-to-kill.ts";
import { expectFailure, useQuarters } from "./running-imports.ts";
import { digestOf } from "./sight.ts";
import { importTwoAtOnce } from "./two-imports.conformance.ts";

/** Nothing is killed here. */
const UNUSED = { reading: 0, batches: 0, flip: 0, cleaning: 0 };

const { start, dataDir } = useCommand();
const quarters = useQuarters(10_000, 2);

describe("Two imports at once [embedded]", () => {
  const store = embeddedToKill(dataDir, UNUSED);

  test("end well, or one is refused clearly and ends well when it is run again", async () => {
    await importTwoAtOnce(store, start, quarters, 3);
  }, 180_000);

  test("exclude each other however long the first takes", async () => {
    await store.reset();
    const importOf = (i: number) => start(["import", "ptp", ...(quarters.files()[i] ?? [])]);
    const locked = step(dataDir(), "locks");
    const first = importOf(0);
    await locked;
    first.process.kill("SIGSTOP");
    const second = await importOf(1).ended;
    expectFailure(second, new RegExp(`Process ${first.process.pid} on .* is writing into`));
    first.process.kill("SIGCONT");
    expect(await first.ended).toMatchObject({ code: 0 });
    const graph = await store.open();
    expect(await digestOf(graph.view())).toBe(quarters.states()[1]?.digest);
    await graph.close();
  }, 120_000);
});

describeNeo4j("Two imports at once into a database [neo4j]", () => {
  test("end well, or one is refused clearly and ends well when it is run again", async () => {
    const driver = openDriver(connection());
    await importTwoAtOnce(neo4jToKill(connection(), driver, UNUSED), start, quarters, 2);
    await driver.close();
  }, 300_000);
});
