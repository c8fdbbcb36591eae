import { describe, expect, test } from "@jest/globals";
import { hashOfKey } from "../../src/server/identity/api-key.ts";
import { readKeys } from "../../src/server/identity/key-file.ts";
import { useCommand } from "./command.ts";

const { run } = useCommand();

describe("codeloom key create [identity]", () => {
  test("shows a new key each time, and the line for the file of keys, which does not hold it", async () => {
    const create = async () => {
      const { code, stdout } = await run(
        ...["key", "create", "--name", "billing", "--scope", "read,export"],
        ...["--expires", "2927-01-31"],
      );
      expect(code).toBe(0);
      const [, key = "", , line = ""] = stdout.split("\n").map((text) => text.trim());
      expect(key).toMatch(/^codeloom_[\w-]{43}$/);
      expect(line).not.toContain(key);
      expect(readKeys(line)).toEqual([
        {
          name: "billing",
          scopes: ["read", "export"],
          expires: "2927-01-31",
          hash: hashOfKey(key),
        },
      ]);
      return key;
    };
    expect(await create()).not.toBe(await create());
  });

  test.each([
    [[], "'--name <name>' not specified"],
    [["--name", "a b"], "up to 64 letters"],
    [["--name", "a", "--scope", "write"], "There are read and export"],
    [["--name", "a", "--expires", "soon"], "A day is written as 2027-01-31"],
    [["--name", "a", "--expires", "2020-01-01"], "it must expire after today"],
  ])("refuses %j", async (parameters, problem) => {
    const { code, stdout, stderr } = await run("key", "create", ...parameters);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(problem);
  });
});
