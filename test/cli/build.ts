import { execFile } from "node:child_process";
import { readdir, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { withFileLock } from "../support/neo4j/file-lock.ts";

const root = join(import.meta.dirname, "..", "..");

/** Builds the command and the server, unless what is built is newer than its sources. */
export const buildServer = (): Promise<void> =>
  build("build:server", ["src", "tsconfig.json", "tsconfig.build.json"], "dist/cli/codeloom.js");

/** Builds the page with GraphiQL, likewise. */
export const buildPage = (): Promise<void> =>
  build("build:graphiql", ["graphiql", "schema/operations"], "dist/graphiql/index.html");

/** Builds the explorer, likewise. */
export const buildExplorer = (): Promise<void> =>
  build("build:explorer", ["explorer", "graphiql/icon.svg"], "dist/explorer/index.html");

async function build(script: string, sources: readonly string[], made: string): Promise<void> {
  // Several test files may want it at once.
  await withFileLock(join(tmpdir(), `codeloom-${script.replace(":", "-")}.lock`), async () => {
    const newest = Math.max(...(await Promise.all(sources.map((path) => changed(path)))));
    if ((await changed(made)) > newest) return;
    await promisify(execFile)("npm", ["run", script], { cwd: root }).catch((error: unknown) => {
      const { stdout } = error as { stdout?: string };
      throw new Error(`npm run ${script} failed:\n${stdout ?? String(error)}`);
    });
  });
}

/** When the file, or the newest of a folder, was changed; 0 where there is none. */
async function changed(path: string): Promise<number> {
  const full = join(root, path);
  const own = await stat(full).catch(() => null);
  if (own === null) return 0;
  if (!own.isDirectory()) return own.mtimeMs;
  const inside = await readdir(full, { recursive: true });
  const times = await Promise.all(
    inside.map(async (name) => (await stat(join(full, name))).mtimeMs),
  );
  return Math.max(0, ...times);
}
