import { describe, expect, test } from "@jest/globals";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { useCommand } from "../cli/command.ts";
import { within } from "../server/within.ts";
import { useTemporaryFiles } from "../sources/files/temporary-files.ts";
import { csvOf, sampleRow } from "../sources/mpfs/made-up-releases.ts";
import { readiness, send } from "./questions.ts";

/** Lets a command write files of a few kilobytes at most. */
const CRAMPED = ["sh", "-c", 'ulimit -f 8; exec "$0" "$@"'];

// That of the import alone, for each amount of room on a real disk: test/cli/safe-imports.
describe("A server beside an import that has no room [embedded] [faults]", () => {
  const { start, dataDir } = useCommand();
  const write = useTemporaryFiles();

  test("serves what there was, and the next import when there is room", async () => {
    const serving = start(["serve"]);
    const [, url = ""] = await serving.printed(/listens on (http:\S+)\/graphql/);
    await serving.printed(/The graph is at epoch/);
    const ask = async () => {
      const query = '{ code(code: "Q0007") { code } }';
      const { text, header } = await send(`${url}/graphql`, JSON.stringify({ query }));
      const { data } = JSON.parse(text) as { data: { code: { code: string } | null } };
      return { code: data.code?.code, epoch: header("x-codeloom-epoch") };
    };
    expect(await ask()).toEqual({ code: undefined, epoch: "1" });
    const file = await write("a.csv", csvOf([sampleRow({ code: "Q0007" })]));
    const importing = ["import", "mpfs", "--allow-partial", file];

    const failed = await start(importing, {}, CRAMPED).ended;
    expect(failed.code).toBe(1);
    expect(failed.stderr).toMatch(
      /^codeloom: The graph in \S+ can't be written, and is as it was/m,
    );
    expect(failed.stderr).toMatch(/EFBIG.* Nothing is broken: /);
    expect(failed.stderr).not.toMatch(/\n\s+at /);
    expect((await readdir(dataDir())).sort()).toEqual(["CURRENT", "epochs"]);
    expect(await readdir(join(dataDir(), "epochs"))).toEqual(["000001"]);
    expect(await ask()).toEqual({ code: undefined, epoch: "1" });
    expect((await readiness(url)).body).toEqual({ status: "ready", store: "embedded", epoch: 1 });

    expect(await start(importing).ended).toMatchObject({ code: 0 });
    expect(await within(60_000, ask, ({ epoch }) => epoch === "2")).toEqual({
      code: "Q0007",
      epoch: "2",
    });
  });
});
