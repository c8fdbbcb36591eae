// Builds unless what was built is newer than everything that it is made of: `npx codeloom` makes npm
// run this each time it links the package anew.
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { URL, fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const stamp = join(root, "dist", ".built");
const SOURCES = ["src", "graphiql", "explorer", "schema", "package.json", "tsconfig.build.json"];

const newest = (path) =>
  statSync(path).isDirectory()
    ? Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))))
    : statSync(path).mtimeMs;

const isFresh =
  existsSync(stamp) && SOURCES.every((name) => newest(join(root, name)) < statSync(stamp).mtimeMs);

if (!isFresh) {
  execFileSync("npm", ["run", "build"], { cwd: root, stdio: "inherit" });
  writeFileSync(stamp, "");
}
