import { afterAll, beforeAll, describe, test } from "@jest/globals";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { useCommand } from "../command.ts";
import { embeddedToKill, measure, type Lengths } from "./embedded-to-kill.ts";
import { killManyImports, randomOf, statesOf, type State } from "./kills.conformance.ts";
import { writeQuarter, type Quarter } from "./made-up-quarters.ts";

const EDITS = 30_000;

describe("An import that is killed [embedded]", () => {
  const { start, dataDir } = useCommand();
  let folder = "";
  let quarters: Quarter[] = [];
  let states: State[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "codeloom-quarters-"));
    quarters = [];
    for (const number of [1, 2, 3]) quarters.push(await writeQuarter(folder, number, EDITS));
    states = await statesOf(quarters);
  }, 300_000);
  afterAll(async () => {
    await rm(folder, { recursive: true, force: true });
  });

  test("leaves the graph as before or as after, at 27 points, and completes when run again", async () => {
    let lengths: Lengths | undefined;
    const store = embeddedToKill(dataDir, () => {
      if (lengths === undefined) throw new Error("Nothing was measured yet.");
      return lengths;
    });
    await store.reset();
    lengths = await measure(dataDir(), start(["import", "ptp", ...(quarters[0]?.paths ?? [])]));
    process.stdout.write(`Phases of an import that is left alone: ${JSON.stringify(lengths)}\n`);
    const random = randomOf("imports into files");
    await killManyImports({ store, start, random }, quarters, states);
  }, 900_000);
});
