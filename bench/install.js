// Installs what the benchmark needs beside the project, unless it is there as the lock file has it.
import { execFileSync } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { join } from "node:path";

const folder = import.meta.dirname;
const lock = join(folder, "package-lock.json");
const installed = join(folder, "node_modules", ".package-lock.json");

if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs)
  execFileSync("npm", ["install", "--prefix", folder, "--no-audit", "--no-fund"], {
    stdio: ["ignore", "inherit", "inherit"],
  });
