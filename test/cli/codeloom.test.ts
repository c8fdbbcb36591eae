import { describe, expect, test } from "@jest/globals";
import { SETTING_LIST } from "../../src/server/setting-declarations.ts";
import { useCommand } from "./command.ts";

const { run, start } = useCommand();

describe("codeloom", () => {
  test("lists its commands", async () => {
    const { code, stdout } = await run("--help");
    expect(code).toBe(0);
    for (const name of ["serve", "import", "release", "check", "schema"])
      expect(stdout).toMatch(new RegExp(`^ {2}${name}\\b`, "m"));
  });

  test.each([["serve"], ["check"], ["import", "seed"], ["import", "curated"], ["import", "mpfs"]])(
    "explains the settings of %s %s, with examples",
    async (...parameters) => {
      const { stdout } = await run(...parameters, "--help");
      for (const { flag, variable } of SETTING_LIST) {
        expect(stdout).toContain(` ${flag} <`);
        expect(stdout).toContain(variable);
      }
      expect(stdout).toContain(`Examples:\n  codeloom ${parameters.join(" ")}`);
    },
  );

  test("suggests what a mistyped command may mean", async () => {
    const { code, stderr } = await run("serv");
    expect(code).toBe(1);
    expect(stderr).toContain("(Did you mean serve?)");
  });

  test("tells every setting that can't be used, and starts nothing", async () => {
    const settings = { PORT: "http", STORE: "neo4" };
    const { code, stdout, stderr } = await start(["serve", "--log-level", "x"], settings).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr.trimEnd().split("\n")).toEqual([
      "codeloom: These settings can't be used:",
      '  PORT is "http": it must be a whole number from 0 to 65535.',
      '  STORE is "neo4": it must be one of embedded, neo4j, replica (did you mean neo4j?).',
      expect.stringMatching(/^ {2}--log-level is "x"/),
    ]);
  });

  test("finds what it emits into schema/ as the code declares it", async () => {
    expect(await run("schema", "--check")).toEqual({ code: 0, stdout: "", stderr: "" });
  });
});
