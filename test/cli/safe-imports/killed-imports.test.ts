import { describe, expect, test } from "@jest/globals";
import { post } from "../../server/running-server.ts";
import { useCommand } from "../command.ts";
import { embeddedToKill } from "./embedded-to-kill.ts";
import {
  completeImport,
  killImport,
  killManyImports,
  randomOf,
  WANTED,
} from "./kills.conformance.ts";
import { useQuarters } from "./running-imports.ts";
import { watch } from "./sight.ts";

const EDITS = 20_000;

describe("An import that is killed [embedded]", () => {
  const { start, dataDir } = useCommand();
  const { files, states } = useQuarters(EDITS);
  const store = embeddedToKill(dataDir, { reading: 100, batches: 500, flip: 5, cleaning: 2 });

  test(`leaves the graph as before or as after, at ${WANTED} points, and completes when run again`, async () => {
    const random = randomOf("imports into files");
    await killManyImports({ store, start, random }, files(), states());
  }, 1_800_000);

  test("shows whole states only to clients of a server that runs meanwhile", async () => {
    await store.reset();
    const server = start(["serve"]);
    const [, url = ""] = await server.printed(/listens on (http:\S+)\/graphql/);
    const ask = async (): Promise<string> => {
      const response = await post(
        url,
        `{ ${["00001", "30002", "90001", "Q0002"]
          .map(
            (code) =>
              `c${code}: code(code: "${code}") { edits(first: 3) { totalCount edges { modifierIndicator release { id } node { code } } } }`,
          )
          .join(" ")} releases(first: 10) { nodes { id rows } } }`,
      );
      return response.text();
    };
    const options = { store, start, random: randomOf("imports beside a server") };
    const seen: string[] = [await ask()];
    expect(seen.join()).not.toContain("errors");
    for (const [i, phase] of (["batches", "flip", "cleaning"] as const).entries()) {
      const [quarter, before, after] = [files()[i], states()[i], states()[i + 1]];
      if (quarter === undefined || before === undefined || after === undefined) break;
      const clients = watch(ask);
      await killImport(options, quarter, [before, after], phase);
      await completeImport(options, quarter, after);
      // The server follows within a second or two.
      let now = await ask();
      while (!now.includes(`Release:ptp:2021-${["01", "04", "07"][i] ?? ""}`)) now = await ask();
      const { seen: shown, looks } = await clients.end();
      expect(looks).toBeGreaterThan(1);
      expect([seen.at(-1), now]).toEqual(shown);
      seen.push(now);
    }
    expect(new Set(seen).size).toBe(4);
  }, 300_000);
});
