import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

/** The text files that git keeps of a folder, those that wait to be committed included. */
export function* trackedTexts(root: string): Generator<{ path: string; content: string }> {
  const listed = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" });
  for (const path of listed.split("\0")) {
    if (path === "") continue;
    const bytes = readFileSync(join(root, path));
    if (!bytes.includes(0)) yield { path, content: bytes.toString("utf8") };
  }
}
