// Builds the image of this version: `npm run image`. Exit code 69 (EX_UNAVAILABLE) says that there is
// no Docker to build it with; any other that is not 0 is that of a build that failed.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

const UNAVAILABLE = 69;
const root = join(import.meta.dirname, "..");
const { name, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));

const engine = spawnSync("docker", ["version", "--format", "{{.Server.Version}}"], {
  encoding: "utf8",
});
if (engine.status === 0) {
  const tags = [`${name}:${version}`, `${name}:latest`].flatMap((tag) => ["--tag", tag]);
  const { status } = spawnSync("docker", ["build", ...tags, "."], { cwd: root, stdio: "inherit" });
  process.exitCode = status ?? 1;
} else {
  const why = engine.error?.message ?? engine.stderr.trim();
  process.stderr.write(`NOT BUILT: an image is built by Docker, which can't be had here: ${why}\n`);
  process.exitCode = UNAVAILABLE;
}
