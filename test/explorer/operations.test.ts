import { expect, test } from "@jest/globals";
import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

test("the types of the explorer's operations are those of the schema", () => {
  const script = fileURLToPath(new URL("../../scripts/generate-operations.js", import.meta.url));
  const check = () => execFileSync(process.execPath, [script, "--check"], { stdio: "pipe" });
  expect(check).not.toThrow();
});
