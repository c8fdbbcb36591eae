import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { withFileLock } from "./file-lock.ts";

const VERSION = "5.26.24";
const COPY_DEPENDENCIES =
  "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies";
const CACHE = join(import.meta.dirname, "../../../.neo4j");

/**
 * The folder with the jar files of Neo4j's community server, fetched by Maven the first time; null,
 * with a line that says why, when Maven is absent or can't get them.
 */
export async function installJars(): Promise<string | null> {
  const jars = join(CACHE, "lib", VERSION);
  if (existsSync(jars)) return jars;
  await mkdir(join(CACHE, "lib"), { recursive: true });
  return withFileLock(join(CACHE, "install.lock"), async () => {
    if (existsSync(jars)) return jars;
    const work = await mkdtemp(join(CACHE, "install-"));
    try {
      await download(work);
      // The folder appears under its name only when it's whole.
      await rename(join(work, "lib"), jars);
      return jars;
    } catch (error) {
      if (existsSync(jars)) return jars;
      process.stderr.write(`Maven can't fetch Neo4j ${VERSION}: ${reason(error)}\n`);
      return null;
    } finally {
      await rm(work, { recursive: true, force: true });
    }
  });
}

async function download(work: string): Promise<void> {
  const pom = join(work, "pom.xml");
  await writeFile(pom, POM);
  const output = `-DoutputDirectory=${join(work, "lib")}`;
  const args = ["-B", "-q", "-f", pom, COPY_DEPENDENCIES, output, "-DincludeScope=runtime"];
  const maven = process.platform === "win32" ? "mvn.cmd" : "mvn";
  await promisify(execFile)(maven, args, { timeout: 600_000 });
}

function reason(error: unknown): string {
  const { stdout = "", message } = error as Error & { stdout?: string };
  return stdout.split("\n").find((line) => line.includes("[ERROR]")) ?? message;
}

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>codeloom</groupId>
  <artifactId>test-neo4j</artifactId>
  <version>1</version>
  <packaging>pom</packaging>
  <dependencies>
    <dependency>
      <groupId>org.neo4j</groupId>
      <artifactId>neo4j</artifactId>
      <version>${VERSION}</version>
    </dependency>
  </dependencies>
</project>
`;
