import { beforeAll, expect, test } from "@jest/globals";
import { describeRealFiles, PTP_PARTS, realFile } from "../../sources/files/real-files.ts";
import { useCommand } from "../command.ts";
import { embeddedToKill } from "./embedded-to-kill.ts";
import { completeImport, killImport, randomOf, statesOf, type State } from "./kills.conformance.ts";

const HALF_AN_HOUR = 1_800_000;
const LENGTHS = { reading: 4_000, batches: 3_000, flip: 5, cleaning: 2 };

/** On Neo4j it is done where all files are imported (`import-real-files.neo4j.test.ts`). */
describeRealFiles("An import of all procedure pairs that is killed [embedded]", PTP_PARTS, () => {
  const { start, dataDir } = useCommand();
  const paths = PTP_PARTS.map(realFile);
  let states: State[] = [];

  beforeAll(async () => {
    states = await statesOf([paths]);
  }, HALF_AN_HOUR);

  test(
    "leaves the graph as before or as after, and completes when run again",
    async () => {
      const [before, after] = states;
      if (before === undefined || after === undefined) throw new Error("There are no states.");
      const store = embeddedToKill(dataDir, LENGTHS);
      const options = { store, start, random: randomOf("imports of all pairs into files") };
      await store.reset();
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
      const again = await start(["import", "ptp", ...paths], store.environment()).ended;
      expect(again).toMatchObject({ code: 0 });
      expect(again.stdout).toContain("nothing changes");
      expect(await store.leftovers()).toEqual([]);
    },
    HALF_AN_HOUR,
  );
});
