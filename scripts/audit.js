// Asks the registry for advisories on the packages of the lock files: `npm run audit`. Exit code 0
// says that there are none, 1 that there are, 69 (EX_UNAVAILABLE) that the registry could not tell.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

const UNAVAILABLE = 69;

for (const folder of [".", "bench"]) {
  const cwd = join(process.cwd(), folder);
  if (!existsSync(join(cwd, "package-lock.json"))) continue;
  const { stdout, stderr, error } = spawnSync("npm", ["audit", "--audit", "--json"], {
    cwd,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const report = reportIn(stdout);
  if (report === null) {
    const why = error?.message ?? messageIn(stdout) ?? stderr.trim();
    process.stderr.write(
      `NOT AUDITED: ${folder} could not be checked, since the registry gives no advisories: ${why}\n` +
        "Ask one that does: npm_config_registry=https://… npm run audit\n",
    );
    process.exitCode ??= UNAVAILABLE;
    continue;
  }
  const found = Object.values(report.vulnerabilities);
  process.stdout.write(`${folder}: ${found.length} packages with advisories\n`);
  for (const { name, severity, range, via } of found)
    process.stdout.write(`  ${severity}: ${name} ${range}: ${via.map(cause).join("; ")}\n`);
  if (found.length > 0) process.exitCode = 1;
}

/** An advisory, or the name of a package that has one. */
function cause(via) {
  return typeof via === "string" ? `by way of ${via}` : `${via.title} (${via.url})`;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** A report, or null where npm tells of an error in its stead. */
function reportIn(text) {
  const found = parsed(text);
  return found?.auditReportVersion === undefined ? null : found;
}

function messageIn(text) {
  const found = parsed(text);
  return found?.message ?? found?.error?.summary;
}
