import { readFileSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

/** What we need of jest's global configuration. */
export interface TestSelection {
  rootDir: string;
  testPathPatterns: {
    toExecutor(options: { rootDir: string }): { isMatch(path: string): boolean };
  };
}

/**
 * The test files of this run that import `use-neo4j.ts` themselves. Starting a database takes
 * seconds and more than a gigabyte, which a run of a few pure tests shouldn't cost.
 */
export async function filesThatUseNeo4j(selection: TestSelection): Promise<string[]> {
  const { rootDir, testPathPatterns } = selection;
  const executor = testPathPatterns.toExecutor({ rootDir });
  const folder = join(rootDir, "test");
  return (await readdir(folder, { recursive: true }))
    .filter((path) => path.endsWith(".test.ts"))
    .map((path) => join(folder, path))
    .filter((path) => executor.isMatch(path) && usesNeo4j(path));
}

/** Whether a test file imports `use-neo4j.ts` itself, without which none can use the database. */
export const usesNeo4j = (path: string): boolean =>
  readFileSync(path, "utf8").includes("/use-neo4j.ts");
